import { describe, expect, it } from 'vitest'
import type { Exhibit } from '../../../src/metrics/answer.js'
import { distribution, listing, table, triangle } from '../../../src/metrics/exhibits.js'
import { segmentTable, shareCells, shareColumns } from '../../../src/metrics/segments.js'
import { withheldRows } from '../../../src/run/pseudonymised/withholding.js'

const none = (_attribute: string, _value: string): boolean => false

/** The exhibit by industry and region, each value with its cases, as `attribute value`. */
function segments(counts: Readonly<Record<string, number>>): Exhibit {
  const rows = Object.entries(counts).map(([name, n]) => {
    const [attribute = '', value = ''] = name.split(' ')
    return { attribute, value, n }
  })
  const [exhibit] = segmentTable(rows, shareColumns, ({ n }) => shareCells(0, n))
  if (exhibit === undefined) throw new Error('no exhibit')
  return exhibit
}
const withheldSegments = (counts: Readonly<Record<string, number>>, isSmall = none): string[] =>
  [...withheldRows(segments(counts), isSmall)].map((row) => `${row['attribute']} ${row['value']}`).sort()

describe('rows that are kept back', () => {
  it('are none where every row has five cases or none', () => {
    expect(withheldSegments({ 'industry a': 5, 'industry b': 0, 'industry c': 100 })).toEqual([])
  })

  it('take the smallest other row with them: 40 − 30 − 7 would give away the 3', () => {
    expect(withheldSegments({ 'industry a': 30, 'industry b': 7, 'industry c': 3 })).toEqual([
      'industry b',
      'industry c',
    ])
  })

  it('need no other row where together they are five: 3 + 4 = 7', () => {
    expect(withheldSegments({ 'industry a': 30, 'industry b': 4, 'industry c': 3 })).toEqual([
      'industry b',
      'industry c',
    ])
  })

  it('take another where together they are less than five: 1 + 1 = 2 would give away both', () => {
    expect(withheldSegments({ 'industry a': 30, 'industry b': 1, 'industry c': 1, 'industry d': 9 })).toEqual([
      'industry b',
      'industry c',
      'industry d',
    ])
  })

  it('leave the other attributes alone, and a row without company, for its total is the headline', () => {
    expect(withheldSegments({ 'industry a': 30, 'industry b': 2, 'region x': 20, 'region y': 12 })).toEqual([
      'industry a',
      'industry b',
    ])
    expect(withheldSegments({ 'industry a': 3, 'region x': 20 })).toEqual(['industry a'])
  })

  it('hold a small segment whatever its row counts (2 customers can have 60 invoices), and the next so that 230 − 90 − 80 tells nothing', () => {
    const isSmall = (attribute: string, value: string) => attribute === 'industry' && value === 'b'
    expect(withheldSegments({ 'industry a': 90, 'industry b': 60, 'industry c': 80 }, isSmall)).toEqual([
      'industry b',
      'industry c',
    ])
  })

  it('hide a cell of a cross table along both ways: one more in its row, one more in its column, and what these ask for', () => {
    const columns = { from: 'term', to: 'term', customers: 'count' } as const
    const cells = ['a', 'b', 'c'].flatMap((from) =>
      ['x', 'y', 'z'].map((to) => ({
        from,
        to,
        customers: from === 'a' && to === 'x' ? 2 : 10 + (to === 'z' ? 1 : 0),
      })),
    )
    const exhibit = listing('matrix', columns, cells, cells.length)
    const withheld = withheldRows(exhibit, none)
    for (const key of ['from', 'to']) {
      const names = [...new Set(exhibit.rows.map((row) => row[key]))]
      const hidden = names.map((name) => [...withheld].filter((row) => row[key] === name).length)
      expect(hidden.filter((count) => count === 1)).toEqual([])
    }
    expect(withheld.size).toBe(4)
  })

  it('look at every count of customers: 8 comments of 3 customers are kept back', () => {
    const columns = { topic: 'term', n: 'count', customers: 'count', share: 'ratio' } as const
    const rows = [
      { topic: 'topic-price', n: 8, customers: 3, share: 0.1 },
      { topic: 'topic-function', n: 90, customers: 60, share: 0.9 },
      { topic: 'topic-other', n: 40, customers: 30, share: 0.9 },
    ]
    const withheld = withheldRows(table('topics', columns, rows), none)
    expect([...withheld].map((row) => row['topic']).sort()).toEqual(['topic-other', 'topic-price'])
  })

  it('are cohorts and frequencies of a few customers too', () => {
    const cohorts = triangle('cohorts', 'ratio', 'month', [
      { cohort: '2024-01-01', size: 2, values: [1, 0.5] },
      { cohort: '2024-02-01', size: 6, values: [1, 0.5] },
      { cohort: '2024-03-01', size: 60, values: [1] },
    ])
    expect([...withheldRows(cohorts, none)].map((row) => row['size'])).toEqual([2, 6])
    const purchases = distribution('purchases', { purchases: 'count', customers: 'count' }, [
      { purchases: 1, customers: 50 },
      { purchases: 2, customers: 4 },
      { purchases: 9, customers: 1 },
    ])
    expect([...withheldRows(purchases, none)].map((row) => row['purchases'])).toEqual([2, 9])
  })

  it('are none in a list of individuals', () => {
    const columns = { customer: 'text', name: 'text', customers: 'count', recurring: 'money' } as const
    const list = listing('largest', columns, [{ customer: 'C1', name: null, customers: 1, recurring: 5 }], 1)
    expect(withheldRows(list, none).size).toBe(0)
  })
})
