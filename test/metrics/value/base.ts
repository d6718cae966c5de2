import type { RawRow } from '../../model/facts.js'

/** The window is 2024; no grace, so that a loss dates from its day. */
export const cut = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const

const stay = (customer_id: string, started_on: string, ended_on: string | null = null): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
})

/** Six customers; days as customers up to the cut: 'before' unknown, a 365 lost, b 547 lost, c and d 700, e 366. */
export const subscriptions = [
  stay('before', '2023-01-05'),
  stay('a', '2023-02-01', '2024-02-01'),
  stay('b', '2023-02-01', '2024-08-01'),
  stay('c', '2023-02-01'),
  stay('d', '2023-02-01'),
  stay('e', '2024-01-01'),
]

export const paid = (customer_id: string, paid_on: string, amount: number): RawRow => ({ customer_id, paid_on, amount })

/** 4 purchases of 1,200 in all inside the window; 300 before it. */
export const payments = [
  paid('before', '2024-01-10', 100),
  paid('c', '2024-03-10', 300),
  paid('c', '2024-06-10', 300),
  paid('d', '2024-05-10', 500),
  paid('a', '2023-03-10', 100),
  paid('b', '2023-03-10', 100),
  paid('e', '2023-12-20', 100),
]

/** 1 × 365 + 4/5 × (547 − 365) + 4/5 × 2/3 × (700 − 547) days. */
export const meanDays = 365 + 0.8 * 182 + (0.8 * 2 * 153) / 3
/** Days of 2024 as customers: before, c, d and e 366 each, a 31, b 213. */
export const windowDays = 4 * 366 + 31 + 213
