import type { RawRow } from '../../model/facts.js'

export const cut = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const

const stay = (customer_id: string, started_on: string, ended_on: string | null): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
})
const day = (month: number) =>
  `${2022 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-10`

/**
 * One customer from before the data and sixty from February 2022 on at 10 a month; of these, one is lost in each of the thirty
 * months from March 2022 to August 2024. At their k-th renewal 61 − k are at risk; four renewals more until the cut.
 */
export const subscriptions = [
  stay('before', '2022-01-01', null),
  ...Array.from({ length: 60 }, (_, k) => stay(`c${k}`, day(2), k < 30 ? day(3 + k) : null)),
]
export const customers = Array.from({ length: 60 }, (_, k) => ({
  customer_id: `c${k}`,
  region: k % 2 === 0 ? 'east' : 'west',
}))
/** Losses ÷ chances to leave up to a number of renewals (at most 30). */
export const lossRate = (renewals: number) => renewals / ((61 + 61 - renewals - 1) * (renewals / 2))
/** 30 losses in 1,365 chances up to the thirtieth renewal and 120 after it. */
export const rate = 30 / (1365 + 120)
export const monthly = 1.1 ** (-1 / 12)
/** Σ of q^k for k = 1 … n. */
export const powers = (q: number, n: number) => (q * (1 - q ** n)) / (1 - q)
