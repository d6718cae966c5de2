import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { type Answer, type AnyMetric, defineMetric, known, unknown } from '../../src/metrics/metric.js'
import { measure } from '../../src/run/measure.js'
import type { Setting } from '../../src/run/window.js'
import { factsOf } from '../model/facts.js'

const words = { title: 'x', definition: 'x', formula: 'x', variants: {}, exhibits: {} }
const setting: Setting = {
  asOf: '2024-12-31',
  from: '2024-01-01',
  historyMonths: 24,
  currency: 'CNY',
  mixedCurrencies: null,
  basis: 'subscriptions',
  graceDays: 30,
}

function rate(answer: () => Answer, more: Partial<AnyMetric> = {}): AnyMetric {
  const metric = defineMetric({
    id: 'example',
    group: 'retention',
    unit: 'ratio',
    better: 'higher',
    evidence: 'rate',
    addsMoney: false,
    needs: [],
    text: { en: words, 'zh-CN': words },
    source: 'test',
    queries: { one: { sql: sql`SELECT 1 AS one`, row: z.object({ one: z.number() }) } },
    answer,
  })
  return { ...metric, ...more }
}

describe('measure', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await factsOf({})
  })
  afterAll(() => engine.close())
  const ask = (metric: AnyMetric, on: Partial<Setting> = {}) =>
    measure(metric, { engine, setting: { ...setting, ...on }, available: new Set(['payments']), seed: 1 })

  it('turns whatever is thrown into an unknown with a finding of one line', async () => {
    const broken = rate(() => {
      throw new Error('no such thing\nat some place of the machine')
    })
    const { result, findings } = await ask(broken)
    expect(result).toMatchObject({ status: 'unknown', because: { code: 'metric-failed', args: {} } })
    expect(findings).toEqual([
      { code: 'metric-failed', severity: 'error', args: { metric: 'example', problem: 'no such thing' } },
    ])
  })

  it.each([
    ['a value that is no number', rate(() => known(Number.NaN, { n: 30 })), /NaN/],
    ['a value beyond all numbers', rate(() => known(1 / 0, { n: 30 })), /Infinity/],
    [
      'rows of another shape',
      rate(() => known(1, { n: 30 }), {
        queries: { one: { sql: sql`SELECT 'x' AS one`, row: z.object({ one: z.number() }) } },
      }),
      /./,
    ],
    [
      'a query that cannot run',
      rate(() => known(1, { n: 30 }), { queries: { one: { sql: sql`SELECT nothing`, row: z.object({}) } } }),
      /nothing/,
    ],
  ])('fails by %s', async (_, metric, problem) => {
    const { result, findings } = await ask(metric)
    expect(result).toMatchObject({ because: { code: 'metric-failed' } })
    expect(findings).toHaveLength(1)
    expect(findings[0]?.args['problem']).toEqual(expect.stringMatching(problem))
  })

  it('refuses a rate of fewer than 5, calls one of fewer than 20 thin, and lets a fact be', async () => {
    const of = (n: number) => rate(() => known(0.5, { n }))
    expect((await ask(of(4))).result).toMatchObject({ because: { code: 'too-few', args: { n: 4 } } })
    expect((await ask(of(5))).result).toMatchObject({ notes: [{ code: 'thin-evidence', args: { n: 5 } }] })
    expect((await ask(of(20))).result).toMatchObject({ status: 'known', notes: [] })
    expect((await ask(rate(() => known(7, { n: 1 }), { evidence: 'fact' }))).result).toMatchObject({
      value: 7,
      n: 1,
      notes: [],
    })
  })

  it('says so where the data reach back less than the window', async () => {
    const { result } = await ask(
      rate(() => known(0.5, { n: 30 })),
      { historyMonths: 11 },
    )
    expect(result).toMatchObject({ notes: [{ code: 'short-history', args: { months: 11 } }] })
  })

  it('asks nothing without its datasets, or of money in several currencies', async () => {
    const never = () => {
      throw new Error('asked all the same')
    }
    const needs = (...datasets: AnyMetric['needs']) => ask(rate(never, { needs: datasets }))
    expect((await needs('payments', ['logins', 'surveys'])).result).toMatchObject({
      because: { code: 'needs-dataset', args: { dataset: 'logins|surveys' } },
    })
    expect((await ask(rate(never, { addsMoney: true }), { mixedCurrencies: 'CNY, USD' })).result).toMatchObject({
      because: { code: 'mixed-currencies', args: { currencies: 'CNY, USD' } },
    })
    const either = rate(() => known(1, { n: 30 }), { needs: [['logins', 'payments']] })
    expect((await ask(either, { mixedCurrencies: 'CNY, USD' })).result).toMatchObject({ status: 'known' })
  })

  it('passes on why an answer is unknown', async () => {
    const { result, findings } = await ask(rate(() => unknown('no-answers')))
    expect(result).toMatchObject({ status: 'unknown', because: { code: 'no-answers', args: {} } })
    expect(findings).toEqual([])
  })
})
