import { expect, it } from 'vitest'
import { expansionConcentration } from '../../../src/metrics/revenue/expansion-concentration.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { contract, yearEnd } from './contract.js'

const grows = (customer: string, by: number) => [
  contract(customer, '2023-06-01', '2024-03-01', 10),
  contract(customer, '2024-03-01', null, 10 + by),
]
const rows = [...grows('big', 50), ...Array.from({ length: 10 }, (_, index) => grows(`s${index}`, 5)).flat()]

it('11 customers expand by 50 + 10 × 5 = 100: the largest is 50 %, ten are 95 %; 1 ÷ (0.5² + 10 × 0.05²) = 3.64', async () => {
  const result = known(await measured(expansionConcentration, { subscriptions: rows }, yearEnd))
  expect([result.value, result.n]).toEqual([0.95, 11])
  expect(variantOf(result, 'largest').value).toBe(0.5)
  expect(variantOf(result, 'effective').value).toBeCloseTo(1 / 0.275, 9)
  expect(rowsOf(result, 'largest')[0]).toEqual({
    place: 1,
    customer: 'big',
    name: null,
    expanded: 50,
    share: 0.5,
    cumulative: 0.5,
    recurring: 60,
  })
})

it('keeps an expander that left later in the list, without recurring revenue now', async () => {
  const left = [contract('a', '2023-06-01', '2024-03-01', 10), contract('a', '2024-03-01', '2024-09-01', 15)]
  const result = known(await measured(expansionConcentration, { subscriptions: left }, yearEnd))
  expect(rowsOf(result, 'largest')).toMatchObject([{ customer: 'a', expanded: 5, recurring: 0 }])
})

it('is unknown where nobody expanded', async () => {
  const steady = [contract('a', '2023-06-01', null, 10)]
  expect(because(await measured(expansionConcentration, { subscriptions: steady }, yearEnd))).toBe('nothing-expanded')
})
