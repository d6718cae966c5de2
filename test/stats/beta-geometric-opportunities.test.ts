import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { betaGeometricOpportunities } from '../../src/stats/beta-geometric-opportunities.js'
import { folder, isMissing } from './cdnow.js'
import { historiesOf, opportunities } from './drawn.js'
import { expectSlope } from './slope.js'

const { alive, likelihood, pairs, purchases } = betaGeometricOpportunities

describe('beta-geometric-opportunities', () => {
  it('by hand, nothing at one opportunity with all parameters 1: half gone before it, a quarter there and not buying', () => {
    const one = { frequency: [0], recency: [0], age: [1], weight: [1] }
    expect(likelihood(one)([1, 1, 1, 1]).value).toBeCloseTo(Math.log(3 / 4), 12)
    // there at the second: there at the first and not buying, 1/4 of 3/4, and not gone before the second, E[(1 − θ)²] ÷ E[1 − θ] = 2/3
    expect(alive([1, 1, 1, 1], [0, 0, 1])).toBeCloseTo((1 / 3) * (2 / 3), 12)
  })
  it('a new customer, two opportunities: E[p] (E[1 − θ] + E[(1 − θ)²]) = 1/2 × (1/2 + 1/3), both 2 × E[p²] E[(1 − θ)²]', () => {
    expect(purchases([1, 1, 1, 1], 2)).toBeCloseTo(5 / 12, 12)
    expect(pairs([1, 1, 1, 1], 2)).toBeCloseTo(2 * (1 / 3) * (1 / 3), 12)
  })
  it('states its slope', () => {
    expectSlope(likelihood(historiesOf(opportunities([1, 3, 1, 8], 200, 7))), [0.7, 2, 1.4, 5])
  })
})

describe.skipIf(isMissing)('11,104 donors (Fader, Hardie & Shang 2010)', () => {
  const rows = () =>
    readFileSync(join(folder, 'donations.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))

  it('fits the published parameters and likelihood', () => {
    const column = (at: number) => rows().map((row) => row[at] ?? Number.NaN)
    const donors = { frequency: column(0), recency: column(1), age: column(2), weight: column(3) }
    expect(donors.weight.reduce((sum, one) => sum + one, 0)).toBe(11_104)
    const fitted = betaGeometricOpportunities.fit(donors)
    expect(fitted?.logLikelihood).toBeCloseTo(-33225.58, 2)
    for (const [k, value] of [1.20352, 0.74972, 0.65672, 2.78344].entries())
      expect(fitted?.parameters[k]).toBeCloseTo(value, 5)
  })
})
