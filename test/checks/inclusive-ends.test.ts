import { expect, it } from 'vitest'
import { inclusiveEnds } from '../../src/checks/inclusive-ends.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const term = (customer_id: string, ended_on: string | null) => ({
  customer_id,
  started_on: '2024-01-01',
  ended_on,
  monthly_amount: 1,
})
const monthEnds = [term('a', '2024-06-30'), term('b', '2024-09-30'), term('c', '2024-09-15'), term('d', null)]

it('inclusive-ends: says so where most ends are month-ends', async () => {
  expect(await findingsOf(inclusiveEnds, { subscriptions: monthEnds }, cut)).toEqual([
    { code: 'inclusive-ends', severity: 'info', args: { rows: 3 }, dataset: 'subscriptions', rows: 3 },
  ])
})

it('inclusive-ends: is silent where most are not, where the policy says otherwise, and without ends', async () => {
  const starts = [term('a', '2024-07-01'), term('b', '2024-09-30')]
  expect(await findingsOf(inclusiveEnds, { subscriptions: starts }, cut)).toEqual([])
  expect(
    await findingsOf(inclusiveEnds, { subscriptions: monthEnds }, { ...cut, month_end_dates: 'exclusive' }),
  ).toEqual([])
  expect(
    await findingsOf(inclusiveEnds, { subscriptions: [term('d', null)] }, { ...cut, month_end_dates: 'inclusive' }),
  ).toEqual([])
})
