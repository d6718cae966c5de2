import type { RawRow, RawTables } from '../../model/facts.js'

/** The window is 2024: asked before it, observed inside it. */
export const cut = { as_of: '2024-12-31', month_end_dates: 'exclusive' } as const

/** A customer from 2023 on at an amount a month; lost on a day or not; with its answers of 2023. */
export interface Planted {
  readonly id: string
  readonly amount?: number
  readonly lost_on?: string
  readonly answers?: readonly RawRow[]
}

/** Raw rows of such customers: a subscription and, in the window, one payment of two months for each. */
export function roomOf(customers: readonly Planted[]): RawTables {
  return {
    customers: customers.map(({ id }) => ({ customer_id: id })),
    subscriptions: customers.map(({ id, amount = 100, lost_on = null }) => ({
      customer_id: id,
      started_on: '2023-01-01',
      ended_on: lost_on,
      amount,
      interval: 'month',
      currency: 'CNY',
    })),
    payments: customers.map(({ id, amount = 100 }) => ({
      customer_id: id,
      paid_on: '2024-01-05',
      amount: 2 * amount,
      kind: 'recurring',
    })),
    surveys: customers.flatMap(({ id, answers = [] }) =>
      answers.map((row) => ({ answered_on: '2023-06-01', customer_id: id, ...row })),
    ),
  }
}

/** So many customers alike, of whom the first `lost` left on 1 August 2024. */
export function many(name: string, n: number, lost: number, rest: Omit<Planted, 'id' | 'lost_on'> = {}): Planted[] {
  return Array.from({ length: n }, (_, k) => ({
    id: `${name}${k}`,
    ...rest,
    ...(k < lost ? { lost_on: '2024-08-01' } : {}),
  }))
}
