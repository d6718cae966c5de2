import type { RawRow } from '../../model/facts.js'

/** A row of the subscriptions export at so much a month; `to` is the first day that is no longer served. */
export function contract(
  customer_id: string,
  from: string,
  to: string | null,
  monthly_amount: number,
  more: RawRow = {},
): RawRow {
  return { customer_id, started_on: from, ended_on: to, monthly_amount, plan: 'basic', ...more }
}

/** `count` customers `name1…` that pay the same from one day on. */
export function crowd(name: string, count: number, from: string, monthly_amount: number, more: RawRow = {}): RawRow[] {
  return Array.from({ length: count }, (_, index) => contract(`${name}${index + 1}`, from, null, monthly_amount, more))
}

/** The cut at the end of 2024, losses at once, ends as written: the window opens on 2023-12-31. */
export const yearEnd = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
