import { describe, expect, it } from 'vitest'
import { suppressed } from '../../../src/i18n/suppression.js'
import { segmentTable, shareCells, shareColumns } from '../../../src/metrics/segments.js'
import { Disclosure } from '../../../src/run/pseudonymised/disclosure.js'
import { Pseudonyms } from '../../../src/run/pseudonymised/pseudonyms.js'
import { pseudonymisedReport } from '../../../src/run/pseudonymised/report.js'
import type { Report } from '../../../src/run/report.js'
import { example } from '../../report/example.js'

const tokens = new Pseudonyms(Buffer.alloc(32, 7))
const cut = segmentTable(
  [
    { attribute: 'industry', value: 'retail', n: 40, cases: 10 },
    { attribute: 'industry', value: 'energy', n: 25, cases: 20 },
    { attribute: 'industry', value: 'mining', n: 3, cases: 3 },
  ],
  shareColumns,
  ({ cases, n }) => shareCells(cases, n),
)
const lag = (value: string): Report['insights'][number] => ({
  group: 'retention',
  metric: 'logo-retention',
  exhibit: 'segments',
  code: 'segment-lags',
  args: { attribute: 'industry', value, rate: 0.5, n: 30 },
})
const note = { code: 'largest-reason', args: { reason: 'price', customers: 30 } }
const plain: Report = {
  ...example,
  insights: [lag('retail'), lag('energy')],
  metrics: {
    'logo-retention': {
      status: 'known',
      value: 0.5,
      unit: 'ratio',
      n: 68,
      variants: [],
      notes: [note, { code: 'largest-reason', args: { attribute: 'industry', value: 'energy', cases: 20 } }],
      reads: [],
      exhibits: cut,
    },
    other: { status: 'unknown', because: { code: 'metric-failed', args: { problem: 'Ann' } }, reads: [] },
  },
}
const large = ['retail', 'energy'].map((value) => ({ attribute: 'industry', value }))
const shown = pseudonymisedReport(plain, new Disclosure(tokens, large))

describe('a report under pseudonyms', () => {
  it('says so with the fingerprint of the key, and keeps its numbers, policies and accounts', () => {
    expect(shown.pseudonymised).toBe(true)
    expect(shown.keyFingerprint).toBe(tokens.fingerprint)
    expect(shown.metrics['logo-retention']).toMatchObject({ value: 0.5, n: 68 })
    const { schemaVersion, policies, window, asOf } = plain
    expect(shown).toMatchObject({ schemaVersion, policies, window, asOf })
    expect(shown.sources.map(({ rows, accepted }) => [rows, accepted])).toEqual(
      plain.sources.map(({ rows, accepted }) => [rows, accepted]),
    )
  })

  it('tells no insight and no note about a row that is kept back: 25 of energy would give away the 3 of mining', () => {
    const result = shown.metrics['logo-retention']
    const rows = result?.status === 'known' ? result.exhibits[0]?.rows : []
    expect(rows?.map((row) => [row['value'], row['n']])).toEqual([
      ['retail', 40],
      ['energy', suppressed],
      [suppressed, suppressed],
    ])
    expect(shown.insights).toEqual([lag('retail')])
    expect(result?.status === 'known' ? result.notes : []).toEqual([note])
  })

  it('repeats no cell of a file, and no header of a file that may have none', () => {
    expect(shown.sources.flatMap(({ rejects }) => rejects.flatMap(({ examples }) => examples))).toEqual([
      { line: 17, value: suppressed },
      { line: 1_001, value: suppressed },
    ])
    const stranger = plain.sources.find(({ dataset }) => dataset === null)
    expect(shown.sources.find(({ dataset }) => dataset === null)?.unused).toEqual(
      stranger?.unused.map((header) => tokens.of('header', header)),
    )
    expect(shown.sources[0]?.unused).toEqual(['memo'])
  })

  it('says why a number is unknown without what the error quoted', () => {
    expect(shown.metrics['other']).toMatchObject({ because: { args: { problem: suppressed } } })
  })
})
