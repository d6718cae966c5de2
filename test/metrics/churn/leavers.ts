import type { RawRow, RawTables } from '../../model/facts.js'

const span = (customer_id: string, started_on: string, ended_on: string | null, monthly_amount: number): RawRow => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
})

/**
 * Nine customers at the start of 2024, three of which leave, and two that come and go inside it: who leaves, why and when, for
 * the numbers of churn. The data begin in November 2022. Lost: A (price), B (competitor), C (no reason for this loss; its
 * recorded one belongs to 2023), D (won and lost inside), E (back from 2023 and lost to a named competitor). F is back.
 */
export const leavers = {
  subscriptions: [
    ...['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => span(id, '2023-06-10', null, 100)),
    span('A', '2022-11-10', '2023-11-10', 300),
    span('A', '2023-11-10', '2024-03-10', 200),
    { ...span('B', '2023-05-10', '2024-05-10', 100), cancel_reason: '竞品' },
    span('C', '2022-11-10', '2023-02-10', 100),
    span('C', '2023-05-10', '2024-06-10', 100),
    span('D', '2024-02-10', '2024-07-10', 50),
    span('E', '2022-11-10', '2023-03-10', 70),
    span('E', '2024-02-10', '2024-08-10', 70),
    span('F', '2023-05-10', '2024-03-10', 100),
    span('F', '2024-06-10', null, 100),
  ],
  customers: [
    ...['S1', 'S2', 'S3', 'S4', 'S5', 'F'].map((customer_id) => ({ customer_id, region: 'north' })),
    { customer_id: 'A', name: 'Alder', region: 'south', churned_on: '2024-03-10', churn_reason: ' Too  expensive' },
    { customer_id: 'B', region: 'south' },
    { customer_id: 'C', region: 'south', churned_on: '2023-02-10', churn_reason: 'price' },
    { customer_id: 'D', region: 'south', churn_reason: 'Weather' },
    { customer_id: 'E', region: 'south', churned_on: '2024-08-10', lost_to: 'Rival' },
  ],
} satisfies RawTables

export const yearEnd = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const

/** So many customers that pay since 2023 and stay. */
export function steady(count: number): RawTables {
  const ids = Array.from({ length: count }, (_, index) => `T${index + 1}`)
  return {
    subscriptions: ids.map((id) => span(id, '2023-06-10', null, 10)),
    customers: ids.map((customer_id) => ({ customer_id })),
  }
}
