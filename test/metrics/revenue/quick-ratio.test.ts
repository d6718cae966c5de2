import { expect, it } from 'vitest'
import { quickRatio } from '../../../src/metrics/revenue/quick-ratio.js'
import { because, known, measured, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const rows = [
  contract('up', '2023-06-01', '2024-02-01', 100),
  contract('up', '2024-02-01', null, 130),
  contract('down', '2023-06-01', '2024-02-01', 100),
  contract('down', '2024-02-01', null, 80),
  contract('gone', '2023-06-01', '2024-06-01', 40),
  contract('won', '2024-08-01', null, 90),
]

it('is (90 + 30) ÷ (20 + 40) = 2; without the new ones 30 ÷ 60 = 0.5', async () => {
  const result = known(await measured(quickRatio, { subscriptions: rows }, yearEnd))
  expect(result.value).toBe(2)
  expect(variantOf(result, 'without-new').value).toBe(0.5)
})

it('by quarter: 30 ÷ 20, then 0 ÷ 40, then nothing to divide by', async () => {
  const result = known(await measured(quickRatio, { subscriptions: rows }, yearEnd))
  expect(rowsOf(result, 'quarters').slice(-4)).toEqual([
    { month: '2024-03-31', gained: 30, reduction: 20, quotient: 1.5 },
    { month: '2024-06-30', gained: 0, reduction: 40, quotient: 0 },
    { month: '2024-09-30', gained: 90, reduction: 0, quotient: null },
    { month: '2024-12-31', gained: 0, reduction: 0, quotient: null },
  ])
})

it('by segment the same money; the quotient of fewer than five customers stays empty', async () => {
  const customers = ['up', 'down', 'gone', 'won'].map((customer_id) => ({
    customer_id,
    region: customer_id < 'h' ? 'north' : 'south',
  }))
  const more = Array.from({ length: 4 }, (_, k) => contract(`z${k}`, '2023-06-01', null, 10))
  const others = more.map(({ customer_id }) => ({ customer_id: String(customer_id), region: 'south' }))
  const won = [contract('z0', '2024-08-01', null, 10), contract('won', '2024-09-01', '2024-10-01', 30)]
  const result = known(
    await measured(
      quickRatio,
      { subscriptions: [...rows, ...more, ...won], customers: [...customers, ...others] },
      yearEnd,
    ),
  )
  expect(segmentsOf(result, 'region')).toEqual([
    // won 90, then 30 more in September and 30 less in October; z0 10 more in August; up 30.
    { attribute: 'region', value: 'south', n: 6, gained: 90 + 30 + 10 + 30, reduction: 30, quotient: 160 / 30 },
    { attribute: 'region', value: 'north', n: 2, gained: 0, reduction: 20 + 40, quotient: null },
  ])
})

it('is unknown, not infinite, where nothing was lost, and where nothing recurs', async () => {
  const steady = [contract('a', '2023-06-01', null, 10)]
  expect(because(await measured(quickRatio, { subscriptions: steady }, yearEnd))).toBe('nothing-lost')
  const free = [contract('a', '2024-01-01', null, 0)]
  expect(because(await measured(quickRatio, { subscriptions: free }, yearEnd))).toBe('no-recurring-revenue')
})
