import { describe, expect, it } from 'vitest'
import { satisfactionByDimension } from '../../../src/metrics/satisfaction/satisfaction-by-dimension.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'

const cut = { as_of: '2024-12-31' } as const
const scale = { kind: 'csat', scale_min: 1, scale_max: 5, answered_on: '2024-05-10' }
const rated = (customer_id: string | null, dimension: string, score: number): RawRow => ({
  ...scale,
  customer_id,
  dimension,
  score,
})
/** Six customers: service 4 or 5, price 3 or 4, speed 1 or 2: levels 0.75 | 1, 0.5 | 0.75, 0 | 0.25. */
const six = [0, 1, 2, 3, 4, 5].flatMap((k) => [
  rated(`c${k}`, 'service', 4 + (k % 2)),
  rated(`c${k}`, 'price', 3 + (k % 2)),
  rated(`c${k}`, 'speed', 1 + (k % 2)),
])

describe('satisfaction-by-dimension', () => {
  it('the mean of (0.875 + 0.625 + 0.125) ÷ 3 = 0.541667, over 6 respondents', async () => {
    const result = known(await measured(satisfactionByDimension, { surveys: six }, cut))
    expect(result.value).toBeCloseTo(0.541667, 6)
    expect(result.n).toBe(6)
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
    expect(noteOf(result, 'dimensions-not-compared')).toBeUndefined()
  })

  it('levels: 0.875 ± 2.571 × √(0.01875 ÷ 6) = 0.7313 to 1 (cut at the end of the scale)', async () => {
    const rows = rowsOf(known(await measured(satisfactionByDimension, { surveys: six }, cut)), 'dimensions')
    expect(rows.map((row) => row['dimension'])).toEqual(['service', 'price', 'speed'])
    expect(rows[0]).toMatchObject({ n: 6, level: 0.875, low: expect.closeTo(0.7313, 3), high: 1 })
  })

  it('each against the others of the same respondent: service 0.875 − (0.625 + 0.125) ÷ 2 = +50 points, always, a strength', async () => {
    const rows = rowsOf(known(await measured(satisfactionByDimension, { surveys: six }, cut)), 'dimensions')
    const gaps = rows.map((row) => [row['dimension'], row['gap'], row['verdict']])
    expect(gaps).toEqual([
      ['service', expect.closeTo(50, 6), 'strength'],
      ['price', expect.closeTo(12.5, 6), 'strength'],
      ['speed', expect.closeTo(-62.5, 6), 'weakness'],
    ])
  })

  it('no verdict where the differences within respondents go both ways', async () => {
    const surveys = [5, 4, 3, 2, 1].flatMap((score, k) => [rated(`c${k}`, 'a', score), rated(`c${k}`, 'b', 6 - score)])
    const rows = rowsOf(known(await measured(satisfactionByDimension, { surveys }, cut)), 'dimensions')
    expect(rows.map((row) => [row['dimension'], row['gap'], row['verdict']])).toEqual([
      ['a', 0, 'no-difference'],
      ['b', 0, 'no-difference'],
    ])
  })

  it('answers without a customer count in levels, but are compared with nothing', async () => {
    const surveys = six.map((row) => ({ ...row, customer_id: null }))
    const result = known(await measured(satisfactionByDimension, { surveys }, cut))
    expect(result.value).toBeCloseTo(0.541667, 6)
    expect(noteOf(result, 'answers-without-customer')).toEqual({ answers: 18 })
    expect(noteOf(result, 'dimensions-not-compared')).toEqual({})
    expect(rowsOf(result, 'dimensions').map((row) => row['verdict'])).toEqual(Array(3).fill('not-compared'))
  })

  it('segments add up to the named respondents; below 5 no level', async () => {
    const customers = [0, 1, 2, 3, 4, 5].map((k) => ({ customer_id: `c${k}`, region: k === 0 ? 'north' : 'south' }))
    const result = known(await measured(satisfactionByDimension, { surveys: six, customers }, cut))
    expect(segmentsOf(result, 'region')).toMatchObject([
      { value: 'south', n: 5, level: expect.closeTo((3 * (0.5 + 0.25 / 1.5) + 2 * (0.25 + 0.5 / 3)) / 5, 6) },
      { value: 'north', n: 1, level: null },
    ])
  })

  it('unknown without a dimension, and below 5 respondents', async () => {
    expect(because(await measured(satisfactionByDimension, { surveys: [{ ...scale, score: 4 }] }, cut))).toBe(
      'no-dimensions',
    )
    expect(because(await measured(satisfactionByDimension, { surveys: six.slice(0, 12) }, cut))).toBe('too-few')
  })
})
