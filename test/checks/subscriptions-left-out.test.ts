import { expect, it } from 'vitest'
import { subscriptionsLeftOut } from '../../src/checks/subscriptions-left-out.js'
import type { RawRow } from '../model/facts.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const row = (more: RawRow): RawRow => ({ customer_id: 'a', started_on: '2024-01-01', monthly_amount: 10, ...more })
const leftOut = (exclusion: string, rows: number, money: number) => ({
  code: exclusion === 'end-unknown' ? 'subscription-end-unknown' : 'subscriptions-left-out',
  severity: exclusion === 'end-unknown' ? 'error' : 'info',
  args: { rows, exclusion },
  dataset: 'subscriptions',
  rows,
  money,
})

it('subscriptions-left-out: counts rows and money by reason; an end that nobody can say is an error', async () => {
  const subscriptions = [
    row({ status: 'trial' }),
    row({ status: 'trial' }),
    row({ status: 'paused' }),
    row({ monthly_amount: 0 }),
    row({ ended_on: '2023-12-15' }),
    row({ status: 'cancelled' }),
    row({ status: 'cancelled', ended_on: '2024-06-15' }),
    row({ status: 'active' }),
  ]
  expect(await findingsOf(subscriptionsLeftOut, { subscriptions }, { ...cut, month_end_dates: 'exclusive' })).toEqual([
    leftOut('empty-period', 1, 10),
    leftOut('end-unknown', 1, 10),
    leftOut('free', 1, 0),
    leftOut('paused', 1, 10),
    { ...leftOut('paused-since', 1, 10), code: 'subscriptions-paused', severity: 'warning' },
    leftOut('trial', 2, 20),
  ])
})

it('subscriptions-left-out: is silent where every row earns', async () => {
  expect(await findingsOf(subscriptionsLeftOut, { subscriptions: [row({ status: 'active' })] }, cut)).toEqual([])
})
