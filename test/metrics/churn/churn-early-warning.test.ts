import { describe, expect, it } from 'vitest'
import type { Result } from '../../../src/metrics/answer.js'
import { churnEarlyWarning } from '../../../src/metrics/churn/churn-early-warning.js'
import { hitsOf, riskSegments } from '../../../src/metrics/churn/warning-exhibits.js'
import { foretold, type WarningCut, warningModel } from '../../../src/metrics/churn/warning-model.js'
import { churnFeatures } from '../../../src/model/churn-panel.js'
import { measure } from '../../../src/run/measure.js'
import { settingOf } from '../../../src/run/window.js'
import { randomIntegers } from '../../../src/stats/random.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'
import { plantedCompany } from './planted-company.js'

const days = ['2023-12-31', '2024-03-31', '2024-06-30', '2024-09-30']
const known_on = ['2024-03-30', '2024-06-29', '2024-09-28', '2024-12-29']
const used = churnFeatures.indexOf('use_last_month')

/** A cut of customers of whom nothing but their days of use is known. */
function cutOf(place: number, customers: readonly { use: number; lost: boolean | null }[]): WarningCut {
  return {
    seen_on: days[place] ?? '2024-12-31',
    known_on: known_on[place] ?? '2025-03-31',
    is_open: place === 4,
    customers: customers.map((_, k) => `c${String(k).padStart(3, '0')}`),
    names: customers.map(() => null),
    lost: customers.map(({ lost }) => lost),
    recurring: customers.map((_, k) => 10 * (k + 1)),
    features: customers.map(({ use }) => churnFeatures.map((_, k) => (k === used ? use : null))),
  }
}
const many = (count: number, use: number, lost: boolean | null) => Array.from({ length: count }, () => ({ use, lost }))
/** Twenty idle customers, every other one lost; forty active, two of them lost. */
const cohort = [
  ...Array.from({ length: 10 }, () => [...many(1, 0, true), ...many(1, 0, false)]).flat(),
  ...many(2, 10, true),
  ...many(38, 10, false),
]
const pastCuts = [0, 1, 2, 3].map((place) => cutOf(place, cohort))

function modelOf(cuts: readonly WarningCut[]) {
  const model = warningModel(cuts)
  if ('status' in model) throw new Error(JSON.stringify(model.because))
  return model
}
function refusalOf(cuts: readonly WarningCut[]): string {
  const model = warningModel(cuts)
  if ('status' in model) return model.because.code
  throw new Error('there is a model')
}

describe('the model', () => {
  it('orders (10 × 38 + ½ × 10 × 10 + ½ × 2 × 38) ÷ (12 × 48) = 0.8125 of the pairs of each cut rightly', () => {
    const { area, tests, hasSignal } = modelOf(pastCuts)
    // the first cut has nothing before it to learn from
    expect(tests.map(({ cut }) => cut.seen_on)).toEqual(days.slice(1))
    expect(area.value).toBeCloseTo(0.8125, 12)
    expect([area.cases, area.others, hasSignal]).toEqual([36, 144, true])
  })

  it('flags the tenth with the highest chance: six of the idle, of whom three were lost', () => {
    const { tests } = modelOf(pastCuts)
    expect(tests.map(({ flagged }) => flagged)).toEqual(days.slice(1).map(() => [0, 1, 2, 3, 4, 5]))
    expect(hitsOf(tests)).toEqual({ flagged: 18, hits: 9 })
  })

  it('learns from cuts whose outcome was known by then only', () => {
    const graced = pastCuts.map((cut) => ({
      ...cut,
      known_on: known_on[days.indexOf(cut.seen_on) + 1] ?? '2025-03-30',
    }))
    expect(modelOf(graced).tests.map(({ cut }) => cut.seen_on)).toEqual(days.slice(2))
  })

  it('does not foretell a past cut by its own outcome or a later one', () => {
    const changed = [...pastCuts.slice(0, 3), { ...cutOf(3, cohort), lost: cohort.map(({ lost }) => lost === false) }]
    const [one, other] = [modelOf(pastCuts), modelOf(changed)]
    expect(other.tests.map(({ chances }) => [...chances])).toEqual(one.tests.map(({ chances }) => [...chances]))
    expect(other.area.value).toBeLessThan(one.area.value)
  })

  it('gives the open cut chances by all past ones, and adds up by segment', () => {
    const open = cutOf(4, [...many(5, 0, null), ...many(15, 10, null)])
    const { fit } = modelOf([...pastCuts, open])
    const now = foretold(open, fit)
    expect(now.flagged).toEqual([0, 1])
    const [table] = riskSegments(now, [
      { attribute: 'region', value: 'north', places: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18] },
      { attribute: 'region', value: 'south', places: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19] },
    ])
    // the flagged are the first two, who pay 10 and 20
    expect(table?.rows).toMatchObject([
      { value: 'north', n: 10, flagged: 1, recurring_at_risk: 10 },
      { value: 'south', n: 10, flagged: 1, recurring_at_risk: 20 },
    ])
    const all = now.chances.reduce((sum, chance, k) => sum + chance * 10 * (k + 1), 0)
    expect(table?.rows.reduce((sum, row) => sum + Number(row['expected_loss']), 0)).toBeCloseTo(all, 9)
  })
})

describe('it is unknown', () => {
  it('with fewer than 30 losses', () => {
    expect(refusalOf(pastCuts.slice(0, 2))).toBe('too-few-losses-for-warning')
  })

  it('with no cut to test on: all was lost in one', () => {
    expect(
      refusalOf([
        cutOf(0, many(20, 5, false)),
        cutOf(1, [...many(40, 0, true), ...many(40, 0, false), ...many(40, 9, true)]),
      ]),
    ).toBe('forecast-not-testable')
  })

  it('where what was known before tells the lost without one error', () => {
    const told = [0, 1, 2, 3].map((place) => cutOf(place, [...many(10, 0, true), ...many(40, 10, false)]))
    expect(refusalOf(told)).toBe('warning-separates')
  })

  it('where nobody was kept', () => {
    expect(refusalOf([0, 1, 2, 3].map((place) => cutOf(place, many(10, 1, true))))).toBe('model-did-not-converge')
  })

  it('where nothing recurs, and without customers', async () => {
    const purchase = { customer_id: 'a', paid_on: '2024-05-05', amount: 10 }
    const policies = { as_of: '2024-12-31', recurring_basis: 'purchases' } as const
    expect(because(await measured(churnEarlyWarning, { payments: [purchase] }, policies))).toBe('nothing-recurs')
    expect(because(await measured(churnEarlyWarning, { subscriptions: [] }, { as_of: '2024-12-31' }))).toBe(
      'too-few-losses-for-warning',
    )
  })
})

it('stays silent about noise: of 200 companies without a signal, at most one in twenty is thought to have one', () => {
  let alarms = 0
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomIntegers(seed)
    const uniform = () => random() / 2 ** 32
    const noise = (place: number): WarningCut => {
      const customers = Array.from({ length: 120 }, () => ({ use: 0, lost: uniform() < 0.08 }))
      return { ...cutOf(place, customers), features: customers.map(() => churnFeatures.map(uniform)) }
    }
    const model = warningModel([0, 1, 2, 3].map(noise))
    if (!('status' in model) && model.hasSignal) alarms += 1
  }
  // 2.5 % of 200 are expected, 5 with a standard error of 2.2
  expect(alarms).toBeLessThanOrEqual(10)
})

async function planted(seed: number, fading: number): Promise<Result> {
  const engine = await plantedCompany({ customers: 300, seed, fading })
  try {
    const available = new Set(['subscriptions', 'logins'] as const)
    const { result, findings } = await measure(churnEarlyWarning, {
      engine,
      setting: await settingOf(engine),
      available,
      seed: 1,
    })
    expect([findings, engine.violations]).toEqual([[], []])
    return result
  } finally {
    engine.close()
  }
}

describe('on a company made by chance', () => {
  it.each([1, 2, 3])('says nothing where use does not foretell loss (seed %i)', async (seed) => {
    const result = known({ result: await planted(seed, 1), findings: [] })
    expect(result.interval?.low).toBeLessThan(0.5)
    expect(noteOf(result, 'warning-silent')).toEqual({})
    expect(result.exhibits.map(({ id }) => id)).toEqual(['backtest', 'calibration'])
    for (const key of ['at-risk', 'recurring-at-risk', 'expected-loss']) expect(variantOf(result, key).value).toBeNull()
  })

  it.each([1, 2, 3])('lists those at risk where use fades before it (seed %i)', async (seed) => {
    const result = known({ result: await planted(seed, 0.2), findings: [] })
    expect(result.interval?.low).toBeGreaterThan(0.5)
    const [driver] = rowsOf(result, 'drivers')
    expect(String(driver?.['driver'])).toMatch(/^feature-(use|idle)/)
    const rows = rowsOf(result, 'at-risk')
    expect(rows).toHaveLength(variantOf(result, 'at-risk').value ?? -1)
    // everybody pays 100 a month
    expect(variantOf(result, 'recurring-at-risk').value).toBe(100 * rows.length)
    const chances = rows.map((row) => Number(row['chance']))
    expect(chances).toEqual(chances.toSorted((a, b) => b - a))
  })

  it('its held-back cuts add up to the headline, and expect about as many losses as came', async () => {
    const result = known({ result: await planted(1, 0.2), findings: [] })
    const rows = rowsOf(result, 'backtest')
    const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key]), 0)
    expect(sum('n')).toBe(result.n)
    expect(variantOf(result, 'precision').value).toBeCloseTo(sum('hits') / sum('flagged'), 12)
    expect(variantOf(result, 'recall').value).toBeCloseTo(sum('hits') / sum('churned'), 12)
    expect(variantOf(result, 'base-rate').value).toBeCloseTo(sum('churned') / sum('n'), 12)
    expect(sum('predicted') / sum('churned')).toBeGreaterThan(0.6)
    expect(sum('predicted') / sum('churned')).toBeLessThan(1.6)
    const groups = rowsOf(result, 'calibration')
    expect(groups.reduce((total, row) => total + Number(row['churned']), 0)).toBe(sum('churned'))
  })
})
