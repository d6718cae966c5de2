import { expect, it } from 'vitest'
import { planMovement } from '../../../src/metrics/revenue/plan-movement.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { contract, crowd, yearEnd } from './contract.js'

const rows = [
  ...crowd('stays', 6, '2023-01-01', 10),
  contract('up', '2023-01-01', '2024-03-01', 10),
  contract('up', '2024-03-01', null, 50, { plan: 'pro' }),
  contract('down', '2023-01-01', '2024-03-01', 50, { plan: 'pro' }),
  contract('down', '2024-03-01', null, 10),
  contract('two', '2023-01-01', null, 10),
  contract('two', '2023-01-01', null, 3, { plan: 'add-on' }),
  contract('lost', '2023-01-01', '2024-03-01', 50, { plan: 'pro' }),
  contract('open', '2023-01-01', '2024-12-10', 10),
  contract('won', '2024-03-01', null, 10),
]

it('of 9 kept, one moved up and one down; an add-on is not the main plan: 2 ÷ 9', async () => {
  const result = known(await measured(planMovement, { subscriptions: rows }, { ...yearEnd, grace_days: 30 }))
  expect([result.value, result.n]).toEqual([2 / 9, 9])
  expect(['up', 'down'].map((key) => variantOf(result, key).value)).toEqual([1 / 9, 1 / 9])
  expect(noteOf(result, 'thin-evidence')).toEqual({ n: 9 })
})

it('holds everybody once: 11 at the start, 10 at the cut', async () => {
  const result = known(await measured(planMovement, { subscriptions: rows }, { ...yearEnd, grace_days: 30 }))
  expect(rowsOf(result, 'matrix').map((row) => Object.values(row))).toEqual([
    ['basic', 'basic', 7, 73, 73],
    ['basic', 'plan-pending', 1, 10, 0],
    ['basic', 'pro', 1, 10, 50],
    ['pro', 'basic', 1, 50, 10],
    ['pro', 'plan-none-after', 1, 50, 0],
    ['plan-none-before', 'basic', 1, 0, 10],
  ])
})

it('has segments that add up', async () => {
  const attributes = [
    { customer_id: 'up', attribute: 'kind', value: 'x' },
    { customer_id: 'down', attribute: 'kind', value: 'y' },
  ]
  const result = known(await measured(planMovement, { subscriptions: rows, attributes }, yearEnd))
  expect(segmentsOf(result, 'kind').reduce((sum, row) => sum + Number(row['n']), 0)).toBe(9)
})

it('is unknown without names of plans, and without anybody kept', async () => {
  const unnamed = crowd('a', 6, '2023-01-01', 10, { plan: null })
  expect(because(await measured(planMovement, { subscriptions: unnamed }, yearEnd))).toBe('no-plans')
  expect(because(await measured(planMovement, { subscriptions: rows.slice(-1) }, yearEnd))).toBe('no-customers-kept')
})
