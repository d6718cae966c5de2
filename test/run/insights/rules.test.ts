import { describe, expect, it } from 'vitest'
import type { Exhibit } from '../../../src/metrics/answer.js'
import type { KnownResult, Subject } from '../../../src/run/insights/insight.js'
import { laggingSegment } from '../../../src/run/insights/lagging-segment.js'
import { largestLine } from '../../../src/run/insights/largest-line.js'
import { largestReason } from '../../../src/run/insights/largest-reason.js'
import { largestSegment } from '../../../src/run/insights/largest-segment.js'
import { newerCohorts } from '../../../src/run/insights/newer-cohorts.js'
import { yearBefore } from '../../../src/run/insights/year-before.js'

const window = { from: '2025-01-01', to: '2025-12-31' }
const rate: Subject = { better: 'higher', evidence: 'rate' }

function result(rest: Partial<KnownResult>, ...exhibits: Exhibit[]): KnownResult {
  const known = { status: 'known', value: 0.8, unit: 'ratio', variants: [], notes: [], reads: [] } as const
  return { ...known, variants: [], notes: [], reads: [], ...rest, exhibits }
}
const wilson = { low: 0.7, high: 0.9, level: 0.95, method: 'wilson' }

function segments(...rows: readonly (readonly [string, string, number, number | null])[]): Exhibit {
  return {
    kind: 'table',
    id: 'segments',
    columns: [
      { key: 'attribute', unit: 'text' },
      { key: 'value', unit: 'text' },
      { key: 'n', unit: 'count' },
      { key: 'rate', unit: 'ratio' },
    ],
    rows: rows.map(([attribute, value, n, share]) => ({ attribute, value, n, rate: share })),
  }
}

describe('the segment that lags', () => {
  // 80 of 100 in all. North 24 of 40 against 56 of 60: z = −0.3333 ÷ √(0.8 × 0.2 × (1/40 + 1/60)) = −4.08.
  const whole = { value: 0.8, n: 100, interval: wilson }
  const north = ['region', 'North', 40, 0.6] as const

  it('is named with its share, that of the rest and the cases it is short of', () => {
    expect(laggingSegment(result(whole, segments(north, ['region', 'South', 60, 56 / 60])), rate, window)).toEqual({
      exhibit: 'segments',
      code: 'segment-lags',
      args: {
        attribute: 'region',
        value: 'North',
        rate: 0.6,
        n: 40,
        rest: 56 / 60,
        rest_n: 60,
        shortfall: expect.closeTo(40 * (56 / 60 - 0.6), 9),
        p: expect.closeTo(2 * 4.456e-5, 7),
      },
    })
  })

  it('is the one short of most cases, not the one with the lowest share', () => {
    const small = ['size', 'tiny', 20, 0.4] as const
    const found = laggingSegment(result(whole, segments(small, north)), rate, window)
    expect(found?.args['value']).toBe('North')
  })

  it('is the one with too many where less is better', () => {
    const churn = { value: 0.2, n: 100, interval: wilson }
    const rows = segments(['region', 'North', 40, 0.4], ['region', 'South', 60, 4 / 60])
    expect(laggingSegment(result(churn, rows), { ...rate, better: 'lower' }, window)?.args['value']).toBe('North')
    expect(laggingSegment(result(churn, rows), rate, window)?.args['value']).toBe('South')
  })

  it.each([
    ['a number of which neither more nor less is better', whole, [north], 'neither'],
    ['a rate that is no share of its cases', { ...whole, interval: { ...wilson, method: 'ratio-bootstrap' } }, [north]],
    ['fewer than 20 cases', whole, [['region', 'North', 19, 0.3]]],
    ['fewer than 20 other cases', { ...whole, n: 55, value: 38 / 55 }, [north]],
    ['an attribute without a value', whole, [['region', '', 40, 0.6]]],
    ['a share that is not known', whole, [['region', 'North', 40, null]]],
    ['a difference that chance explains', whole, [['region', 'North', 40, 0.75]]],
  ] as const)('is not named by %s', (_, of, rows, better: Subject['better'] = 'higher') => {
    expect(laggingSegment(result(of, segments(...rows)), { ...rate, better }, window)).toBeNull()
  })

  it('where customers have several cases, must stand out among as many customers', () => {
    const rows = (customers: number): Exhibit => {
      const {
        rows: plain,
        columns,
        ...rest
      } = segments(north, ['region', 'South', 60, 56 / 60]) as Extract<Exhibit, { kind: 'table' }>
      const counted = plain.map((row, k) => ({ ...row, customers: k === 0 ? customers : 30 }))
      return { ...rest, columns: [...columns, { key: 'customers', unit: 'count' }], rows: counted }
    }
    const answers: Subject = { ...rate, clustered: true }
    // 24 customers at 60 % (14) against 30 at 93 % (28): z = −0.35 ÷ √(7/9 × 2/9 × (1/24 + 1/30)) = −3.07, two tests: p = 0.0042.
    const found = laggingSegment(result(whole, rows(24)), answers, window)
    expect(found?.args).toMatchObject({ value: 'North', n: 40, rate: 0.6, p: expect.closeTo(0.0042, 4) })
    expect(laggingSegment(result(whole, rows(19)), answers, window)).toBeNull()
    expect(laggingSegment(result(whole, segments(north)), answers, window)).toBeNull()
  })

  it('must stand out among all that were looked at', () => {
    // 28 of 40 against 52 of 60: z = −2.04, p = 0.041; of two tests that is 0.082.
    const mild = ['region', 'North', 40, 0.7] as const
    expect(laggingSegment(result(whole, segments(mild)), rate, window)?.args['value']).toBe('North')
    expect(laggingSegment(result(whole, segments(mild, ['size', 'big', 50, 0.8])), rate, window)).toBeNull()
  })
})

describe('the segment with most of the money', () => {
  const money = (rows: readonly (readonly [string, string, number, number, number])[]): Exhibit => ({
    kind: 'table',
    id: 'segments',
    columns: [
      { key: 'attribute', unit: 'term' },
      { key: 'value', unit: 'text' },
      { key: 'n', unit: 'count' },
      { key: 'recurring', unit: 'money' },
      { key: 'residual', unit: 'money' },
    ],
    rows: rows.map(([attribute, value, n, recurring, residual]) => ({ attribute, value, n, recurring, residual })),
  })
  const whole = { value: 1000, unit: 'money' } as const
  const plans = [
    ['plan', 'large', 30, 1, 700],
    ['plan', 'small', 70, 2, 300],
  ] as const
  const regions = [
    ['region', 'North', 45, 1, 500],
    ['region', 'South', 55, 2, 500],
  ] as const

  it('is the one furthest above its share of the cases: 70 % from 30 % before 50 % from 45 %', () => {
    expect(largestSegment(result(whole, money([...regions, ...plans])), rate, window)).toEqual({
      exhibit: 'segments',
      code: 'largest-segment',
      args: { attribute: 'plan', value: 'large', amount: 700, share: 0.7, n: 30, case_share: 0.3 },
    })
  })

  it.each([
    ['no column adds up to the number', { ...whole, value: 900 }, plans],
    ['the number is no money', { ...whole, unit: 'count' } as const, plans],
    [
      'fewer than 20 cases stand behind it',
      whole,
      [
        ['plan', 'large', 19, 1, 700],
        ['plan', 'small', 70, 2, 300],
      ] as const,
    ],
    [
      'money lies as the cases do',
      whole,
      [
        ['plan', 'a', 50, 1, 500],
        ['plan', 'b', 50, 2, 500],
      ] as const,
    ],
  ])('is silent where %s', (_, of, rows) => {
    expect(largestSegment(result(of, money(rows)), rate, window)).toBeNull()
  })
})

describe('newer cohorts', () => {
  const triangle = (shares: readonly (readonly [number, number | null])[]): Exhibit => ({
    kind: 'cohort',
    id: 'quarters',
    age: 'quarter',
    columns: [
      { key: 'cohort', unit: 'month' },
      { key: 'size', unit: 'count' },
      ...[0, 1, 2].map((age) => ({ key: `age_${age}`, unit: 'ratio' as const })),
    ],
    rows: shares.map(([size, share], index) => ({
      cohort: `20${20 + Math.floor(index / 4)}-${String(1 + 3 * (index % 4)).padStart(2, '0')}-01`,
      size,
      age_0: 1,
      age_1: 1,
      age_2: share,
    })),
  })
  const old = Array.from({ length: 4 }, () => [10, 0.9] as const)
  const young = Array.from({ length: 4 }, () => [10, 0.5] as const)

  it('are compared with the year before at the same age, the oldest cohort included', () => {
    // 20 of 40 against 36 of 40.
    expect(newerCohorts(result({}, triangle([...old, ...young, [10, null]])), rate, window)).toMatchObject({
      exhibit: 'quarters',
      code: 'newer-cohorts-worse',
      args: { age: 2, period: 'quarter', from: '2021-01-01', rate: 0.5, n: 40, before: 0.9, before_n: 40 },
    })
    const better = newerCohorts(result({}, triangle([...young, ...old])), rate, window)
    expect(better?.code).toBe('newer-cohorts-better')
    expect(newerCohorts(result({}, triangle([...young, ...old])), { ...rate, clustered: true }, window)).toBeNull()
  })

  it.each([
    ['too few', [[10, 0.9], ...young]],
    ['of money, not of cases', [...old, [10, 0.55], ...young.slice(1)]],
    ['much alike', [...old, ...old.map(([size]) => [size, 0.8] as const)]],
  ] as const)('are passed over in silence where %s', (_, cohorts) => {
    expect(newerCohorts(result({}, triangle(cohorts)), rate, window)).toBeNull()
  })
})

describe('the largest reason', () => {
  const pareto = (rows: readonly (readonly [string, number, number])[]): Exhibit => ({
    kind: 'table',
    id: 'reasons',
    columns: [
      { key: 'reason', unit: 'term' },
      { key: 'customers', unit: 'count' },
      { key: 'share', unit: 'ratio' },
      { key: 'cumulative', unit: 'ratio' },
    ],
    rows: rows.map(([reason, customers, share]) => ({ reason, customers, share, cumulative: 1 })),
  })
  const neither: Subject = { better: 'neither', evidence: 'rate' }

  it('is the most frequent one that was stated, with what the first three make up', () => {
    const rows = [
      ['price', 10, 0.25],
      ['other', 6, 0.15],
      ['competitor', 4, 0.1],
      ['poor-service', 2, 0.05],
      ['not-stated', 18, 0.45],
    ] as const
    expect(largestReason(result({ n: 40 }, pareto(rows)), neither, window)).toEqual({
      exhibit: 'reasons',
      code: 'largest-reason',
      args: { reason: 'price', cases: 10, share: 0.25, n: 40, reasons: 3, together: 0.5 },
    })
  })

  it('is not named where few were lost or few named it', () => {
    expect(largestReason(result({ n: 19 }, pareto([['price', 19, 1]])), neither, window)).toBeNull()
    expect(largestReason(result({ n: 40 }, pareto([['price', 4, 0.1]])), neither, window)).toBeNull()
    expect(largestReason(result({ n: 40 }), neither, window)).toBeNull()
  })
})

describe('the largest line of a bridge', () => {
  const lines = ['opening', 'new', 'churned', 'closing']
  const columns = (unit: 'money' | 'count') => [
    { key: 'month', unit: 'month' as const },
    ...lines.map((key) => ({ key, unit })),
  ]
  const bridge = (opening: number): Exhibit => ({
    kind: 'table',
    id: 'window',
    columns: columns('money'),
    rows: [{ month: '2025-12-31', opening, new: 300, churned: 500, closing: 800 }],
  })
  const counts = (churned: number): Exhibit => ({
    kind: 'series',
    id: 'customers',
    columns: columns('count'),
    rows: [
      { month: '2024-12-31', opening: 9, new: 9, churned: 9, closing: 9 },
      { month: '2025-01-31', opening: 9, new: 1, churned: 2, closing: 8 },
      { month: '2025-12-31', opening: 8, new: 1, churned, closing: 5 },
    ],
  })

  it('is named with its money, its share of the opening and the movements inside the window', () => {
    expect(largestLine(result({}, bridge(1_000), counts(4)), rate, window)).toEqual({
      exhibit: 'window',
      code: 'largest-line',
      args: { line: 'churned', amount: 500, share: 0.5, customers: 6 },
    })
  })

  it('is not named where nothing opened', () => {
    expect(largestLine(result({}, bridge(0), counts(4)), rate, window)).toBeNull()
    expect(largestLine(result({}), rate, window)).toBeNull()
  })
})

describe('against a year before', () => {
  const months = (before: number | null, n = 100, beforeN = 100): Exhibit => ({
    kind: 'series',
    id: 'months',
    columns: [
      { key: 'month', unit: 'month' },
      { key: 'n', unit: 'count' },
      { key: 'rate', unit: 'ratio' },
    ],
    rows: [
      { month: '2024-12-31', n: beforeN, rate: before },
      { month: '2025-11-30', n, rate: 0.1 },
      { month: '2025-12-31', n, rate: 0.8 },
    ],
  })

  it('a share speaks where it changed beyond chance', () => {
    // 80 of 100 against 93 of 100: z = −2.68; against 85: z = −0.93.
    const shares = { value: 0.8, interval: wilson }
    expect(yearBefore(result(shares, months(0.93)), rate, window)).toEqual({
      exhibit: 'months',
      code: 'worse-than-year-before',
      args: {
        unit: 'ratio',
        month: '2025-12-31',
        value: 0.8,
        n: 100,
        before_month: '2024-12-31',
        before: 0.93,
        before_n: 100,
      },
    })
    expect(yearBefore(result(shares, months(0.6)), rate, window)?.code).toBe('better-than-year-before')
    expect(yearBefore(result(shares, months(0.6)), { ...rate, better: 'lower' }, window)?.code).toBe(
      'worse-than-year-before',
    )
    expect(yearBefore(result(shares, months(0.85)), rate, window)).toBeNull()
    expect(yearBefore(result(shares, months(0.4, 100, 19)), rate, window)).toBeNull()
    expect(yearBefore(result(shares, months(null)), rate, window)).toBeNull()
  })

  it('another rate by the width of its interval, and not at all without one', () => {
    const interval = { ...wilson, method: 'ratio-bootstrap' }
    // 0.1 up to the bound: what was more than 0.1414 higher is beyond it.
    expect(yearBefore(result({ interval }, months(0.942)), rate, window)?.code).toBe('worse-than-year-before')
    expect(yearBefore(result({ interval }, months(0.94)), rate, window)).toBeNull()
    expect(yearBefore(result({}, months(0.2)), rate, window)).toBeNull()
  })

  it('a fact speaks of any change, but only where the series ends in the number itself', () => {
    const fact: Subject = { better: 'higher', evidence: 'fact' }
    expect(yearBefore(result({}, months(0.79, 3, 3)), fact, window)?.code).toBe('better-than-year-before')
    expect(yearBefore(result({}, months(0.8)), fact, window)).toBeNull()
    expect(yearBefore(result({ value: 0.81 }, months(0.7)), fact, window)).toBeNull()
  })
})
