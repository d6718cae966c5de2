import type { AnyMetric } from '../../../src/metrics/metric.js'
import { monthlyRecurringRevenue } from '../../../src/metrics/revenue/monthly-recurring-revenue.js'
import { measured } from '../../metrics/measured.js'
import type { RawRow, RawTables } from '../facts.js'

type Settings = Parameters<typeof measured>[2]
/** The end of June 2024, without grace. */
export const june = { as_of: '2024-06-30', month_end_dates: 'exclusive', grace_days: 0 } as const

/** The number under these policies, or why it is unknown. */
export async function said(metric: AnyMetric, tables: RawTables, policies: Settings): Promise<number | string> {
  const { result } = await measured(metric, tables, policies)
  return result.status === 'known' ? result.value : result.because.code
}
/** Monthly recurring revenue at the cut. */
export const recurring = (tables: RawTables, policies: Settings = june) =>
  said(monthlyRecurringRevenue, tables, policies)
/** A subscription of 100 a month from January 2024 on. */
export const row = (customer_id: string, more: RawRow = {}): RawRow => ({
  customer_id,
  plan: 'p',
  started_on: '2024-01-01',
  monthly_amount: 100,
  ...more,
})
/** A payment. */
export const paid = (customer_id: string, paid_on: string, amount: number, more: RawRow = {}): RawRow => ({
  customer_id,
  paid_on,
  amount,
  ...more,
})
/** Six monthly payments, January to June 2024. */
export const monthly = (customer_id: string, amount: number, more: RawRow = {}) =>
  ['01', '02', '03', '04', '05', '06'].map((month) => paid(customer_id, `2024-${month}-10`, amount, more))
