import { describe, expect, it } from 'vitest'
import { backtestNotes, calibrated, discountedYears, likelihoodInterval } from '../../../src/metrics/value/forecast.js'
import { newLifetime } from '../../../src/metrics/value/renewal-model.js'
import { betaGeometricPurchases } from '../../../src/stats/beta-geometric-purchases.js'
import { expectedSpending, gammaGamma } from '../../../src/stats/gamma-gamma.js'
import { predictedVariance } from '../../../src/stats/maximum-likelihood.js'
import { shiftedBetaGeometric } from '../../../src/stats/shifted-beta-geometric.js'
import { draws, dropOuts, historiesOf } from '../../stats/drawn.js'

const seeds = Array.from({ length: 200 }, (_, k) => k + 1)
/** 95 % of 200 less three standard deviations of such a count. */
const fewest = 200 * 0.95 - 3 * Math.sqrt(200 * 0.95 * 0.05)
const isInside = (truth: number, value: number, variance: number | null) => {
  const { low, high } = likelihoodInterval(value, variance ?? Number.NaN)
  return low <= truth && truth <= high
}

describe('forecast', () => {
  it('discounts each of five years at its middle: 1 a year for ever is Σ 1.1^−(k + 1/2)', () => {
    const sum = [0, 1, 2, 3, 4].reduce((all, k) => all + 1.1 ** -(k + 0.5), 0)
    expect(discountedYears((days) => days / 365.25)).toBeCloseTo(sum, 12)
    expect(discountedYears((days) => days / 365.25, 1)).toBeCloseTo(5, 12)
  })

  it('sorts groups by the last bound that they reach, and leaves out empty ones', () => {
    const group = (from: number) => ({ from, customers: 1, predicted: 2, actual: 3 })
    expect(calibrated([group(0), group(5), group(9)], [0, 3, 6, 12])).toEqual([
      group(0),
      { ...group(5), from: 3 },
      { ...group(9), from: 6 },
    ])
  })

  it('names the largest error with its sign, and counts the truth inside the intervals: 100 ± 19.6 and 200 ± 19.6', () => {
    const test = { cut: '', variance: 100, predictedMoney: null, actualMoney: 0 }
    const backtests = [
      { ...test, predicted: 100, actual: 110 },
      { ...test, predicted: 200, actual: 250 },
      { ...test, predicted: 300, actual: 300, variance: null },
    ]
    const [{ args } = { args: {} }] = backtestNotes(backtests, false)
    expect(args).toEqual({ cuts: 3, bounded: 2, inside: 1, error: 200 / 250 - 1 })
  })
})

describe('intervals of values cover the planted truth at their rate', { timeout: 60_000 }, () => {
  it('five years of renewals, Beta(0.5, 20) a month, 300 customers watched for 36 months', () => {
    const inside = seeds.filter((seed) => {
      const { uniform, beta } = draws(seed)
      const lost = new Array<number>(37).fill(0)
      for (let customer = 0; customer < 300; customer += 1) {
        const leave = beta(0.5, 20)
        const month = lost.findIndex((_, k) => k < 36 && uniform() < leave)
        const place = month < 0 ? 36 : month
        lost[place] = (lost[place] ?? 0) + 1
      }
      const age = Array.from({ length: 36 }, (_, k) => k + 1)
      const atRisk = age.map((k) => lost.slice(k - 1).reduce((sum, one) => sum + one, 0))
      const fit = shiftedBetaGeometric({ age, atRisk, lost: lost.slice(0, 36) })
      if (fit === undefined) return false
      const variance = predictedVariance(fit, (tried) => newLifetime(tried))
      return isInside(newLifetime([0.5, 20]), newLifetime(fit.parameters), variance)
    }).length
    process.stdout.write(`value by renewals, of 200 seeds inside 95 %: ${inside}\n`)
    expect(inside).toBeGreaterThan(fewest)
  })

  it('five years of purchases, BG/NBD and Gamma-Gamma, 300 customers', () => {
    const [buys, pays] = [
      [0.8, 6, 0.8, 3],
      [6, 4, 15],
    ] as const
    const { fit: fitted, purchases } = betaGeometricPurchases
    const bought = (parameters: readonly number[]) => 1 + discountedYears((days) => purchases(parameters, days / 7))
    const truth = bought(buys) * expectedSpending(pays, 0, 0)
    const inside = seeds.filter((seed) => {
      const customers = dropOuts(buys, 300, seed, 0)
      const { gamma } = draws(1000 + seed)
      const frequency = customers.map(({ x }) => x).filter((x) => x > 0)
      const average = frequency.map((x) => gamma(6 * x) / ((x * gamma(4)) / 15))
      const [buying, money] = [
        fitted(historiesOf(customers)),
        gammaGamma({ frequency, average, weight: frequency.map(() => 1) }),
      ]
      if (buying === undefined || money === undefined) return false
      const [number, mean] = [bought(buying.parameters), expectedSpending(money.parameters, 0, 0)]
      const byBuying = predictedVariance(buying, (tried) => mean * bought(tried)) ?? Number.NaN
      const byMoney = predictedVariance(money, (tried) => number * expectedSpending(tried, 0, 0)) ?? Number.NaN
      return isInside(truth, number * mean, byBuying + byMoney)
    }).length
    process.stdout.write(`value by purchases, of 200 seeds inside 95 %: ${inside}\n`)
    expect(inside).toBeGreaterThan(fewest)
  })
})
