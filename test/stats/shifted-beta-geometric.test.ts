import { describe, expect, it } from 'vitest'
import {
  type Renewals,
  renewalLikelihood,
  renewalProbability,
  residualLifetime,
  shiftedBetaGeometric,
} from '../../src/stats/shifted-beta-geometric.js'

import { expectSlope } from './slope.js'

/** Renewals of cohorts, each given by the numbers alive after 0, 1, 2 … renewals. */
function renewalsOf(cohorts: readonly (readonly number[])[]): Renewals {
  const steps = cohorts.flatMap((alive) =>
    alive.slice(1).map((kept, k) => ({ age: k + 1, atRisk: alive[k] ?? 0, lost: (alive[k] ?? 0) - kept })),
  )
  return {
    age: steps.map((step) => step.age),
    atRisk: steps.map((step) => step.atRisk),
    lost: steps.map((step) => step.lost),
  }
}
const fitted = (renewals: Renewals) => {
  const fit = shiftedBetaGeometric(renewals)
  if (fit === undefined) throw new Error('no fit')
  return fit
}
const regular = [1000, 631, 468, 382, 326, 289, 262, 241]
const highEnd = [1000, 869, 743, 653, 593, 551, 517, 491]
const rounded = (values: number[], digits: number) => values.map((value) => Number(value.toFixed(digits)))
const projected = (parameters: readonly number[]) =>
  [8, 9, 10, 11, 12].map((years) => 100 * renewalProbability(parameters, 0, years))

describe('shifted-beta-geometric', () => {
  it('states its slope', () => expectSlope(renewalLikelihood(renewalsOf([regular])), [0.9, 1.6]))

  it('fits the two published cohorts (Fader & Hardie 2007)', () => {
    const [low, high] = [fitted(renewalsOf([regular])), fitted(renewalsOf([highEnd]))]
    expect(rounded([...low.parameters], 3)).toEqual([0.704, 1.182])
    expect(low.logLikelihood).toBeCloseTo(-1680.2652, 4)
    expect(rounded([...high.parameters], 3)).toEqual([0.668, 3.806])
    expect(high.logLikelihood).toBeCloseTo(-1611.1581, 4)
  })

  it('projects the years that were held back as published', () => {
    expect(rounded(projected(fitted(renewalsOf([regular])).parameters), 1)).toEqual([22.0, 20.4, 19.1, 18.0, 17.0])
    expect(rounded(projected(fitted(renewalsOf([highEnd])).parameters), 1)).toEqual([46.0, 43.6, 41.4, 39.5, 37.8])
  })

  it('values residual lifetimes at 10 % as published (Fader & Hardie 2010)', () => {
    const { parameters } = fitted(renewalsOf([highEnd]))
    const values = [0, 1, 2, 3, 4, 5, 6, 7].map((n) =>
      residualLifetime(parameters, n, 1 / 1.1, Number.POSITIVE_INFINITY),
    )
    expect(rounded(values, 4)).toEqual([5.4145, 5.9014, 6.2939, 6.6199, 6.8967, 7.1357, 7.3447, 7.5296])
  })

  it('fits four cohorts at once as published', () => {
    const cohorts = [
      [10000, 8000, 6480, 5307, 4391],
      [10000, 8000, 6480, 5307],
      [10000, 8000, 6480],
      [10000, 8000],
    ]
    const { parameters, logLikelihood } = fitted(renewalsOf(cohorts))
    expect(parameters[0]).toBeCloseTo(3.79812643, 3)
    expect(parameters[1]).toBeCloseTo(15.19191019, 2)
    expect(logLikelihood).toBeCloseTo(-40255.8373, 4)
  })

  it('a horizon ends the sum: 0.8 + 0.8 × 5/6 ÷ 1.1 with Beta(1, 4) after no renewal', () => {
    expect(renewalProbability([1, 4], 0, 2)).toBeCloseTo((4 / 5) * (5 / 6), 12)
    expect(residualLifetime([1, 4], 0, 1 / 1.1, 2)).toBeCloseTo(0.8 + (0.8 * (5 / 6)) / 1.1, 12)
  })

  it('is flat where everybody leaves alike (20 % a year): variance of the log odds 1 ÷ (lost × share kept)', () => {
    const fit = fitted(renewalsOf([[10000, 8000, 6400, 5120, 4096, 3276.8]]))
    expect(fit.isFlat).toBe(true)
    const [lost, chances] = [10000 - 3276.8, 10000 + 8000 + 6400 + 5120 + 4096]
    expect(fit.covariance?.[0]?.[0]).toBeCloseTo(1 / (lost * (1 - lost / chances)), 7)
    expect(renewalProbability(fit.parameters, 5, 1)).toBeCloseTo(0.8, 3)
  })
})
