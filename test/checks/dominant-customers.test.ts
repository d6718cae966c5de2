import { expect, it } from 'vitest'
import { dominantCustomers } from '../../src/checks/dominant-customers.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const paying = (customer_id: string, monthly_amount: number, ended_on: string | null = null) => ({
  customer_id,
  started_on: '2024-01-01',
  ended_on,
  monthly_amount,
})

it('dominant-customers: names who has a tenth or more at the cut, largest first', async () => {
  const subscriptions = [
    ...Array.from({ length: 7 }, (_, k) => paying(`small ${k}`, 9)),
    paying('tenth', 10),
    paying('large', 27),
    paying('gone', 500, '2024-06-15'),
  ]
  expect(await findingsOf(dominantCustomers, { subscriptions }, cut)).toEqual([
    { code: 'dominant-customer', severity: 'warning', args: { customer: 'large', share: 0.27 }, money: 27 },
    { code: 'dominant-customer', severity: 'warning', args: { customer: 'tenth', share: 0.1 }, money: 10 },
  ])
})

it('dominant-customers: is silent where nobody has a tenth, and without recurring revenue', async () => {
  const subscriptions = Array.from({ length: 11 }, (_, k) => paying(`small ${k}`, 9))
  expect(await findingsOf(dominantCustomers, { subscriptions }, cut)).toEqual([])
  expect(await findingsOf(dominantCustomers, {}, cut)).toEqual([])
})
