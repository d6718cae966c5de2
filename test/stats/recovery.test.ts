import { describe, expect, it } from 'vitest'
import { betaGeometricOpportunities } from '../../src/stats/beta-geometric-opportunities.js'
import { betaGeometricPurchases } from '../../src/stats/beta-geometric-purchases.js'
import { gammaGamma } from '../../src/stats/gamma-gamma.js'
import { type Fit, predictedVariance } from '../../src/stats/maximum-likelihood.js'
import { modifiedBetaGeometricPurchases } from '../../src/stats/modified-beta-geometric-purchases.js'
import { paretoPurchases } from '../../src/stats/pareto-purchases.js'
import type { PurchaseProcess } from '../../src/stats/purchase-process.js'
import { renewalProbability, shiftedBetaGeometric } from '../../src/stats/shifted-beta-geometric.js'
import { type Drawn, departures, draws, dropOuts, historiesOf, opportunities } from './drawn.js'

const seeds = Array.from({ length: 200 }, (_, k) => k + 1)
/** 95 % of 200 less three standard deviations of such a count. */
const fewest = 200 * 0.95 - 3 * Math.sqrt(200 * 0.95 * 0.05)

/** How many fits have each planted parameter within 1.96 of their standard errors (of logarithms). */
function recovered(fits: readonly (Fit | undefined)[], planted: readonly number[]): number[] {
  return planted.map((value, k) => {
    const inside = fits.filter((fit) => {
      const error = Math.sqrt(fit?.covariance?.[k]?.[k] ?? Number.NaN)
      return Math.abs(Math.log((fit?.parameters[k] ?? Number.NaN) / value)) <= 1.96 * error
    })
    return inside.length
  })
}

function said(name: string, counts: Record<string, readonly number[] | number>): void {
  process.stdout.write(`${name}, of 200 seeds inside 95 %: ${JSON.stringify(counts)}\n`)
}

/** Whether the purchases that came lie inside the interval of the forecast: chance and parameters. */
function isForecast(process: PurchaseProcess, fit: Fit, customers: readonly Drawn[], time: number): boolean {
  const total = (parameters: readonly number[]) =>
    customers.reduce((sum, { x, last, age }) => sum + process.purchases(parameters, time, [x, last, age]), 0)
  const chance = customers.reduce((sum, { x, last, age }) => {
    const mean = process.purchases(fit.parameters, time, [x, last, age])
    return sum + process.pairs(fit.parameters, time, [x, last, age]) + mean - mean ** 2
  }, 0)
  const variance = chance + (predictedVariance(fit, total) ?? Number.NaN)
  const came = customers.reduce((sum, { next }) => sum + next, 0)
  return Math.abs(came - total(fit.parameters)) <= 1.96 * Math.sqrt(variance)
}

const models: readonly [string, PurchaseProcess, readonly number[], number, (seed: number) => Drawn[]][] = [
  ['BG/NBD', betaGeometricPurchases, [0.8, 6, 0.8, 3], 52, (seed) => dropOuts([0.8, 6, 0.8, 3], 300, seed, 0)],
  ['MBG/NBD', modifiedBetaGeometricPurchases, [0.8, 6, 0.8, 3], 52, (seed) => dropOuts([0.8, 6, 0.8, 3], 300, seed, 1)],
  ['Pareto/NBD', paretoPurchases, [0.8, 6, 0.8, 20], 52, (seed) => departures([0.8, 6, 0.8, 20], 250, seed)],
  ['BG/BB', betaGeometricOpportunities, [1, 3, 1, 8], 12, (seed) => opportunities([1, 3, 1, 8], 300, seed)],
]

describe('planted parameters are found again within their standard errors, and forecasts cover what comes', {
  timeout: 60_000,
}, () => {
  it.each(models)('%s', (name, process, planted, time, drawn) => {
    const runs = seeds.map((seed) => {
      const customers = drawn(seed)
      return { customers, fit: process.fit(historiesOf(customers)) }
    })
    const parameters = recovered(
      runs.map(({ fit }) => fit),
      planted,
    )
    const forecasts = runs.filter(
      ({ fit, customers }) => fit !== undefined && isForecast(process, fit, customers, time),
    ).length
    said(name, { parameters, forecasts })
    for (const count of [...parameters, forecasts]) expect(count).toBeGreaterThan(fewest)
  })

  it('shifted-beta-geometric', () => {
    const planted = [0.9, 4]
    const runs = seeds.map((seed) => {
      const { uniform, beta } = draws(seed)
      const lost = new Array<number>(25).fill(0)
      for (let customer = 0; customer < 500; customer += 1) {
        const leave = beta(0.9, 4)
        const at = lost.findIndex((_, k) => k < 24 && uniform() < leave)
        const age = at < 0 ? 24 : at
        lost[age] = (lost[age] ?? 0) + 1
      }
      const kept = (from: number) => lost.slice(from).reduce((sum, one) => sum + one, 0)
      const age = Array.from({ length: 12 }, (_, k) => k + 1)
      const fit = shiftedBetaGeometric({ age, atRisk: age.map((k) => kept(k - 1)), lost: lost.slice(0, 12) })
      return { fit, atRisk: kept(12), kept: kept(24) }
    })
    const parameters = recovered(
      runs.map(({ fit }) => fit),
      planted,
    )
    const forecasts = runs.filter(({ fit, atRisk, kept }) => {
      if (fit === undefined) return false
      const chance = renewalProbability(fit.parameters, 12, 12)
      const variance = predictedVariance(fit, (tried) => atRisk * renewalProbability(tried, 12, 12)) ?? Number.NaN
      return Math.abs(kept - atRisk * chance) <= 1.96 * Math.sqrt(variance + atRisk * chance * (1 - chance))
    }).length
    said('shifted-beta-geometric', { parameters, forecasts })
    for (const count of [...parameters, forecasts]) expect(count).toBeGreaterThan(fewest)
  })

  it('Gamma-Gamma', () => {
    const planted = [6, 4, 15]
    const fits = seeds.map((seed) => {
      const { uniform, gamma } = draws(seed)
      const frequency = Array.from({ length: 500 }, () => 1 + Math.floor(5 * uniform()))
      const average = frequency.map((x) => gamma(6 * x) / ((x * gamma(4)) / 15))
      return gammaGamma({ frequency, average, weight: frequency.map(() => 1) })
    })
    const parameters = recovered(fits, planted)
    said('Gamma-Gamma', { parameters })
    for (const count of parameters) expect(count).toBeGreaterThan(fewest)
  })
})
