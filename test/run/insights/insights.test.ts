import { expect, it } from 'vitest'
import type { Exhibit, Result } from '../../../src/metrics/answer.js'
import { headlines } from '../../../src/metrics/headlines.js'
import { metrics } from '../../../src/metrics/registry.js'
import { insightsOf } from '../../../src/run/insights/insights.js'

const window = { from: '2025-01-01', to: '2025-12-31' }

/** A share of 80 of 100, better without its North, `lag` cases short there. */
function share(north: number, complement = false): Result {
  const of = (value: number): number => (complement ? 1 - value : value)
  const exhibit: Exhibit = {
    kind: 'table',
    id: 'segments',
    columns: [{ key: 'attribute', unit: 'text' }],
    rows: [{ attribute: 'region', value: 'North', n: 40, rate: of(north / 40) }],
  }
  return {
    status: 'known',
    value: of(0.8),
    unit: 'ratio',
    n: 100,
    interval: { low: 0.7, high: 0.9, level: 0.95, method: 'wilson' },
    variants: [],
    notes: [],
    reads: [],
    exhibits: [exhibit],
  }
}

it('asks the headline numbers first, and takes one sentence of a kind per group', () => {
  const results = { 'registered-retention-rate': share(20), 'logo-retention': share(24) }
  const found = insightsOf(metrics, results, window)
  expect(found.map(({ group, metric, code }) => [group, metric, code])).toEqual([
    ['retention', 'logo-retention', 'segment-lags'],
  ])
})

it('says nothing twice, be it as a share or as its complement', () => {
  const results = { 'logo-retention': share(24), 'churn-rate': share(24, true) }
  expect(insightsOf(metrics, results, window).map(({ metric }) => metric)).toEqual(['logo-retention'])
  const other = { 'logo-retention': share(24), 'churn-rate': share(22, true) }
  expect(insightsOf(metrics, other, window).map(({ metric }) => metric)).toEqual(['logo-retention', 'churn-rate'])
})

it('is silent on what is unknown', () => {
  const unknown: Result = { status: 'unknown', because: { code: 'too-few', args: { n: 3 } }, reads: [] }
  expect(insightsOf(metrics, { 'logo-retention': unknown }, window)).toEqual([])
})

it('knows every headline, three to a group at most', () => {
  const marked = metrics.filter(({ id }) => headlines.has(id))
  expect(marked).toHaveLength(headlines.size)
  for (const { group } of marked) expect(marked.filter((metric) => metric.group === group).length).toBeLessThan(4)
})
