import { describe, expect, it } from 'vitest'
import { surveyCrossTable } from '../../../src/metrics/satisfaction/survey-cross-table.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31' } as const
const customers = Array.from({ length: 50 }, (_, k) => ({ customer_id: `c${k}`, region: k < 20 ? 'north' : 'south' }))
const answers = (of: (k: number) => number, more: RawRow = {}): RawRow[] =>
  customers.map(({ customer_id }, k) => ({
    customer_id,
    kind: 'csat',
    score: of(k),
    scale_min: 1,
    scale_max: 5,
    dimension: 'price',
    answered_on: '2024-05-10',
    ...more,
  }))

describe('survey-cross-table', () => {
  it('90 % of the north chose a low score, 10 % of the south: both rows of “dissatisfied” and of “satisfied” differ', async () => {
    const surveys = answers((k) => (k < 20 ? (k < 18 ? 1 : 5) : k < 23 ? 1 : 5))
    const result = known(await measured(surveyCrossTable, { customers, surveys }, cut))
    expect([result.value, result.n, variantOf(result, 'compared').value]).toEqual([4, 50, 6])
    const rows = rowsOf(result, 'cells')
    expect(rows).toHaveLength(6)
    expect(rows.find((row) => row['value'] === 'north' && row['choice'] === 'dissatisfied')).toMatchObject({
      ...{ attribute: 'region', kind: 'csat', dimension: 'price', n: 20 },
      ...{ rate: 0.9, rest: 0.1, gap: expect.closeTo(80, 9) },
    })
    expect(rows.slice(4).map((row) => [row['choice'], row['gap']])).toEqual([
      ['neutral', 0],
      ['neutral', 0],
    ])
  })

  it('the shares of a value add up to 1, and everybody is in the table of all', async () => {
    const surveys = answers((k) => 1 + (k % 5))
    const result = known(await measured(surveyCrossTable, { customers, surveys }, cut))
    const north = rowsOf(result, 'cells').filter((row) => row['value'] === 'north')
    expect(north.reduce((sum, row) => sum + Number(row['rate']), 0)).toBeCloseTo(1, 12)
    expect(rowsOf(result, 'answers')).toEqual([
      { kind: 'csat', dimension: 'price', n: 50, good: 0.4, middling: 0.2, bad: 0.4 },
    ])
    expect(result.value).toBe(0)
  })

  it('names the answers of the net promoter score by their own names', async () => {
    const surveys = answers((k) => (k < 20 ? 0 : 10), { kind: 'nps', scale_min: 0, scale_max: 10, dimension: null })
    const rows = rowsOf(known(await measured(surveyCrossTable, { customers, surveys }, cut)), 'cells')
    expect(new Set(rows.map((row) => row['choice']))).toEqual(new Set(['promoter', 'passive', 'detractor']))
  })

  it('a value of fewer than 5 customers is not compared', async () => {
    const few = customers.map((row, k) => ({ ...row, region: k < 4 ? 'north' : 'south' }))
    const result = known(await measured(surveyCrossTable, { customers: few, surveys: answers(() => 1) }, cut))
    expect([result.value, variantOf(result, 'compared').value]).toEqual([0, 0])
  })

  it('unknown without answers and without attributes', async () => {
    expect(because(await measured(surveyCrossTable, { customers, surveys: [] }, cut))).toBe('no-answers')
    const plain = customers.map(({ customer_id }) => ({ customer_id }))
    expect(because(await measured(surveyCrossTable, { customers: plain, surveys: answers(() => 1) }, cut))).toBe(
      'no-attributes',
    )
  })
})
