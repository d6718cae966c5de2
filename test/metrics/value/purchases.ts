import type { RawRow } from '../../model/facts.js'

export const cut = { as_of: '2024-12-31', recurring_basis: 'purchases' } as const

/** Days of purchase of a hundred customers in groups: `a` never comes back, `b` once, `c` twice, `d` four times then stops, `e` goes on. */
const groups = {
  a: { customers: 40, days: ['2022-03-01'] },
  b: { customers: 20, days: ['2022-03-01', '2022-07-05'] },
  c: { customers: 20, days: ['2022-04-12', '2022-09-20', '2023-08-08'] },
  d: { customers: 10, days: ['2022-03-01', '2022-05-10', '2022-05-24', '2022-07-31', '2022-09-11'] },
  e: { customers: 10, days: ['2022-05-10', '2022-11-15', '2023-06-20', '2023-12-12', '2024-05-07', '2024-11-19'] },
}
/** What customer k of a group pays each time: 40 to 160, alike in all groups. */
const paid = (k: number) => [40, 60, 80, 120, 160][k % 5] ?? 0

function paymentsOf(amount: (k: number, purchases: number) => number): RawRow[] {
  return Object.entries(groups).flatMap(([group, { customers, days }]) =>
    Array.from({ length: customers }, (_, k) =>
      days.map((paid_on) => ({ customer_id: `${group}${k}`, paid_on, amount: amount(k, days.length) })),
    ).flat(),
  )
}
export const payments = paymentsOf(paid)
/** The same, but who buys more often also pays more each time. */
export const correlated = paymentsOf((k, purchases) => paid(k) * purchases)

const day = 86_400_000
const since = (from: string, to: string) => (Date.UTC(...parts(to)) - Date.UTC(...parts(from))) / day / 7
function parts(date: string): [number, number, number] {
  const [year = 0, month = 0, of = 0] = date.split('-').map(Number)
  return [year, month - 1, of]
}
/** The histories at a day, in weeks. */
export function historiesAt(date: string) {
  const seen = Object.values(groups).map(({ customers, days }) => {
    const past = days.filter((one) => one <= date)
    return { customers, past, first: past[0] ?? date, last: past.at(-1) ?? date }
  })
  return {
    frequency: seen.map(({ past }) => past.length - 1),
    recency: seen.map(({ first, last }) => since(first, last)),
    age: seen.map(({ first }) => since(first, date)),
    weight: seen.map(({ customers }) => customers),
  }
}
