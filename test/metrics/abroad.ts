import type { RawRow, RawTables } from '../model/facts.js'

/** The cut and the currency that everything is converted to. */
export const inYuan = { as_of: '2024-12-31', currency: 'CNY', grace_days: 0, month_end_dates: 'exclusive' } as const

const months = ['2023-12', ...Array.from({ length: 12 }, (_, k) => `2024-${String(k + 1).padStart(2, '0')}`)]

/** Dollars in yuan: 7.00 in December 2023, 7.10 from January to November 2024, 7.20 in December. */
export const dollarRates: readonly RawRow[] = months.map((month) => ({
  currency: 'USD',
  month: `${month}-01`,
  rate: month === '2023-12' ? 7 : month === '2024-12' ? 7.2 : 7.1,
}))

/** The same company at rates of 1. */
export const flatRates: readonly RawRow[] = dollarRates.map((row) => ({ ...row, rate: 1 }))

/**
 * Two of each of three customers: `flat` pays 100 dollars a month for 10 seats, `grows` the same and from July 150 for 15, `home` 500
 * yuan until May.
 */
export function abroad(dollar: 'USD' | 'CNY' = 'USD'): RawTables {
  const span = (
    customer_id: string,
    currency: string,
    amount: number,
    started_on: string,
    ended_on: string | null,
  ) => ({
    customer_id,
    plan: 'basic',
    currency,
    monthly_amount: amount,
    seats: amount / 10,
    started_on,
    ended_on,
  })
  const subscriptions = ['1', '2'].flatMap((k) => [
    span(`flat ${k}`, dollar, 100, '2023-12-01', null),
    span(`grows ${k}`, dollar, 100, '2023-12-01', '2024-07-01'),
    span(`grows ${k}`, dollar, 150, '2024-07-01', null),
    span(`home ${k}`, 'CNY', 500, '2023-12-01', '2024-05-01'),
  ])
  const payments = ['1', '2'].flatMap((k) => [
    { customer_id: `flat ${k}`, currency: dollar, amount: 100, paid_on: '2023-12-10' },
    { customer_id: `flat ${k}`, currency: dollar, amount: 100, refund_amount: 40, paid_on: '2024-06-10' },
    { customer_id: `flat ${k}`, currency: dollar, amount: 100, paid_on: '2024-12-10' },
    { customer_id: `home ${k}`, currency: 'CNY', amount: 500, paid_on: '2024-03-10' },
  ])
  return { subscriptions, payments }
}
