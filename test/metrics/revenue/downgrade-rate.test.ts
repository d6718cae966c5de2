import { expect, it } from 'vitest'
import { downgradeRate } from '../../../src/metrics/revenue/downgrade-rate.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const rows = [
  ...crowd('steady', 5, '2023-01-01', 10),
  contract('smaller', '2023-01-01', '2024-03-01', 30),
  contract('smaller', '2024-03-01', null, 20),
  contract('longer', '2023-01-01', '2024-03-01', 0, { monthly_amount: null, amount: 10, interval: 'month' }),
  contract('longer', '2024-03-01', null, 0, { monthly_amount: null, amount: 108, interval: 'year' }),
  contract('gone', '2023-01-01', '2024-03-01', 10),
]

it('of 8 at the start 2 fell, one of them into a longer term; who left is not among them: 2 ÷ 8', async () => {
  const result = known(await measured(downgradeRate, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n]).toEqual([0.25, 8])
  expect(variantOf(result, 'extended')).toMatchObject({ value: 1 / 8, n: 8 })
})

it('in money: (10 + 1) ÷ (50 + 30 + 10 + 10) = 11 %, 10 % without the extension', async () => {
  const result = known(await measured(downgradeRate, { subscriptions: rows }, yearEnd))
  expect(variantOf(result, 'money').value).toBe(0.11)
  expect(variantOf(result, 'money-without-extension').value).toBe(0.1)
})

it('has segments that add up, and says that 8 is thin', async () => {
  const attributes = ['smaller', 'longer', 'gone'].map((customer_id) => ({
    customer_id,
    attribute: 'kind',
    value: 'x',
  }))
  const other = [{ customer_id: 'steady1', attribute: 'kind', value: 'y' }]
  const result = known(
    await measured(downgradeRate, { subscriptions: rows, attributes: [...attributes, ...other] }, yearEnd),
  )
  expect(segmentsOf(result, 'kind').reduce((sum, row) => sum + Number(row['n']), 0)).toBe(8)
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 8 })
})

it('is refused below 5 and unknown without customers at the start', async () => {
  expect(because(await measured(downgradeRate, { subscriptions: rows.slice(0, 3) }, yearEnd))).toBe('too-few')
  const young = [contract('a', '2024-03-01', null, 10)]
  expect(because(await measured(downgradeRate, { subscriptions: young }, yearEnd))).toBe('no-customers-at-start')
})
