import type { RawRow, RawTables } from '../model/facts.js'

const span = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number): RawRow => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
  currency: 'USD',
})

/**
 * Ten customers of a small company, for the numbers of retention, churn and revenue. The window opens on 2023-12-31 with eight
 * of them at 100 each and closes on 2024-12-31; a term may be renewed for 30 days.
 */
export const company = {
  subscriptions: [
    span('stays 1', '2023-01-01', null, 100),
    span('stays 2', '2023-01-01', null, 100),
    span('stays 3', '2023-01-01', null, 100),
    span('grows', '2023-01-01', '2024-03-01', 100),
    span('grows', '2024-03-01', null, 150),
    span('shrinks', '2023-01-01', '2024-06-01', 100),
    span('shrinks', '2024-06-01', null, 60),
    span('leaves', '2023-01-01', '2024-05-01', 100),
    span('returns', '2023-01-01', '2024-02-01', 100),
    span('returns', '2024-09-01', null, 40),
    span('may renew', '2023-01-01', '2024-12-20', 100),
    span('joins', '2024-04-15', null, 100),
    span('joins and leaves', '2024-04-15', '2024-08-15', 50),
  ],
  customers: ['stays 1', 'stays 2', 'stays 3', 'grows', 'shrinks']
    .map((customer_id) => ({ customer_id, region: 'north' }))
    .concat(['leaves', 'returns', 'may renew', 'joins'].map((customer_id) => ({ customer_id, region: 'south' }))),
} satisfies RawTables

export const cut = { as_of: '2024-12-31', grace_days: 30, month_end_dates: 'exclusive' } as const

/** As many customers as named, each at 10 a month since 2023 and staying. */
export function stayers(count: number): RawTables {
  return { subscriptions: Array.from({ length: count }, (_, k) => span(`stayer ${k}`, '2023-01-01', null, 10)) }
}
