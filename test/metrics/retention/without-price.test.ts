import { expect, it } from 'vitest'
import { grossRevenueRetention } from '../../../src/metrics/retention/gross-revenue-retention.js'
import { netRevenueRetention } from '../../../src/metrics/retention/net-revenue-retention.js'
import type { RawRow } from '../../model/facts.js'
import { cut } from '../company.js'
import { known, measured, variantOf } from '../measured.js'

const period = (
  customer_id: string,
  started_on: string,
  ended_on: string | null,
  monthly_amount: number,
  seats: number | null,
): RawRow => ({
  customer_id,
  plan: 'basic',
  started_on,
  ended_on,
  monthly_amount,
  seats,
})
/** Six customers at 100 for ten seats: one pays 120 for the same seats, one 150 for fifteen, one leaves, three stay. */
const base = (seats: number | null): RawRow[] => [
  period('dearer', '2023-01-01', '2024-03-01', 100, seats),
  period('dearer', '2024-03-01', null, 120, seats),
  period('grows', '2023-01-01', '2024-05-01', 100, 10),
  period('grows', '2024-05-01', null, 150, 15),
  period('leaves', '2023-01-01', '2024-07-01', 100, 10),
  ...['a', 'b', 'c'].map((id) => period(id, '2023-01-01', null, 100, 10)),
]

it('takes price rises out of what is kept: net (120 − 20 + 150 + 300) ÷ 600, gross (100 + 100 + 300) ÷ 600', async () => {
  const net = known(await measured(netRevenueRetention, { subscriptions: base(10) }, cut))
  const gross = known(await measured(grossRevenueRetention, { subscriptions: base(10) }, cut))
  expect(net.value).toBeCloseTo(570 / 600, 12)
  expect(variantOf(net, 'without-price')).toMatchObject({ value: 550 / 600, n: 6 })
  expect(variantOf(gross, 'without-price')).toMatchObject({ value: 500 / 600, n: 6 })
})

it('is empty where a change cannot be split for want of seats', async () => {
  const net = known(await measured(netRevenueRetention, { subscriptions: base(null) }, cut))
  expect(variantOf(net, 'without-price')).toMatchObject({ value: null })
})
