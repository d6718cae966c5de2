import { expect, it } from 'vitest'
import { customerSegments } from '../../../src/metrics/health/customer-segments.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31' } as const
const paid = (customer_id: string, amount: number, ...days: string[]) =>
  days.map((paid_on) => ({ customer_id, amount, paid_on, kind: 'usage' }))

// last purchase: c, d, e, a, b → R 1 2 3 4 5; purchases in 2024: c 0, d 1, b 1, e 2, a 3 → F 1, 3, 3, 4, 5 (d and b at their
// middle rank); money of 2024: c 0, d 50, e 400, b 1000, a 1500 → M 1 2 3 4 5
const payments = [
  ...paid('a', 500, '2024-10-01', '2024-11-01', '2024-12-01'),
  ...paid('b', 1000, '2024-12-30'),
  ...paid('c', 9000, '2023-05-01'),
  ...paid('d', 50, '2024-03-01'),
  ...paid('e', 200, '2024-05-01', '2024-06-01'),
]

it('names each by what it is upper in: a all three, b recency and money, e frequency, c and d nothing', async () => {
  const result = known(await measured(customerSegments, { payments }, cut))
  const group = (segment: string, customers: number, revenue: number, purchases: number, since_last: number) => ({
    segment,
    customers,
    share: customers / 5,
    revenue,
    money_share: revenue / 2950,
    purchases,
    since_last,
  })
  expect(rowsOf(result, 'groups')).toEqual([
    group('key-valued', 1, 1500, 3, 30),
    group('key-to-develop', 1, 1000, 1, 1),
    group('general-to-keep', 1, 400, 2, 213),
    group('general-to-win-back', 2, 50, 1 / 2, (610 + 305) / 2),
  ])
})

it('is 1 of 5, with 1500 of 2950 of the money', async () => {
  const result = known(await measured(customerSegments, { payments }, cut))
  expect(result).toMatchObject({ value: 1 / 5, n: 5 })
  expect(variantOf(result, 'money').value).toBe(1500 / 2950)
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
})

it('classes equals alike, whatever the order of the rows', async () => {
  const equal = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((id) => paid(id, 10, '2024-06-01'))
  const result = known(await measured(customerSegments, { payments: equal }, cut))
  expect(rowsOf(result, 'groups').map((row) => [row['segment'], row['customers']])).toEqual([
    ['general-to-win-back', 6],
  ])
})

it('says what the billing rhythm does to it, where there is one', async () => {
  const bought = known(await measured(customerSegments, { payments }, { ...cut, recurring_basis: 'purchases' }))
  expect(noteOf(bought, 'billing-rhythm')).toBeUndefined()
  const ids = ['a', 'b', 'c', 'd', 'e']
  const subscriptions = ids.map((customer_id) => ({ customer_id, started_on: '2023-01-10', monthly_amount: 10 }))
  const billed = known(await measured(customerSegments, { payments, subscriptions }, cut))
  expect(noteOf(billed, 'billing-rhythm')).toEqual({})
})

it('adds up over regions; unknown in mixed currencies, below five, and without a payment', async () => {
  const customers = ['a', 'b', 'c', 'd', 'e'].map((customer_id) => ({
    customer_id,
    region: customer_id < 'd' ? 'north' : 'south',
  }))
  const result = known(await measured(customerSegments, { payments, customers }, cut))
  expect(segmentsOf(result, 'region').map((row) => row['n'])).toEqual([3, 2])
  const mixed = payments.map((row, index) => ({ ...row, currency: index === 0 ? 'EUR' : 'USD' }))
  expect(because(await measured(customerSegments, { payments: mixed }, cut))).toBe('mixed-currencies')
  expect(because(await measured(customerSegments, { payments: payments.slice(3) }, cut))).toBe('too-few')
  const unpaid = [{ customer_id: 'a', amount: 10, due_on: '2024-06-01' }]
  const subscriptions = [{ customer_id: 'a', started_on: '2023-01-10', monthly_amount: 10 }]
  expect(because(await measured(customerSegments, { payments: unpaid, subscriptions }, cut))).toBe('no-payments')
})
