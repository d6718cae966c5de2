import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  betaGeometricPurchases,
  expectedPurchases,
  type Histories,
  purchaseLogLikelihood,
  stillBuying,
} from '../../src/stats/beta-geometric-purchases.js'
import { gradient } from '../../src/stats/gradient.js'
import type { Fit } from '../../src/stats/maximum-likelihood.js'
import { randomIntegers } from '../../src/stats/random.js'
import { referenceData } from '../reference/folder.js'

const { folder, isMissing } = referenceData('cdnow')
const published = [0.242593, 4.413531, 0.792886, 2.425754]

function fitted(histories: Histories): Fit {
  const fit = betaGeometricPurchases(histories)
  if (fit === undefined) throw new Error('no fit')
  return fit
}

describe('expectations at the published parameters (Fader, Hardie & Lee 2005)', () => {
  it('of a new customer after 1, 3, 32 and 78 weeks', () => {
    const rounded = [1, 3, 32, 78].map((weeks) => Number(expectedPurchases(published, weeks).toFixed(4)))
    expect(rounded).toEqual([0.0532, 0.1506, 1.0437, 1.858])
  })
  it('of a customer with two repeat purchases: 1.226 in 39 weeks', () => {
    expect(expectedPurchases(published, 39, 2, 30.43, 38.86)).toBeCloseTo(1.226, 3)
  })
  it('of one with 26: 25.76 in 52 weeks, still buying with 0.9689', () => {
    expect(expectedPurchases(published, 52, 26, 30.86, 31)).toBeCloseTo(25.7595, 3)
    expect(stillBuying(published, 26, 30.86, 31)).toBeCloseTo(0.96892, 4)
  })
  it('whoever never came back is still there: the model lets go only after a repeat purchase', () => {
    expect(stillBuying(published, 0, 0, 38.86)).toBe(1)
  })
  it('nears the model in which all leave alike, 1/4 each time, as a and b grow: (1 − (α ÷ (α + t p))^r) ÷ p', () => {
    const alike = (1 - (5 / (5 + 10 / 4)) ** 0.5) * 4
    expect(expectedPurchases([0.5, 5, 2000, 6000], 10)).toBeCloseTo(alike, 3)
  })
  it('goes smoothly through a = 1', () => {
    const at = (a: number) => expectedPurchases([0.5, 5, a, 3], 10, 2, 5, 10)
    expect(at(1)).toBeCloseTo((at(0.99) + at(1.01)) / 2, 4)
  })
})

describe('likelihood', () => {
  it('one history by hand, x = 1, t_x = 1, T = 2 with r = α = a = b = 1: (1/9 + 1/4) ÷ 2', () => {
    const one = { frequency: [1], recency: [1], age: [2], weight: [1] }
    expect(purchaseLogLikelihood(one, [1, 1, 1, 1])).toBeCloseTo(Math.log((1 / 9 + 1 / 4) / 2), 12)
  })

  it('recovers planted parameters from 4,000 drawn customers within 15 %, its slope 0 there', () => {
    const histories = drawn(4000)
    const fit = fitted(histories)
    const mean = (p: readonly number[]) => expectedPurchases(p, 52)
    expect(mean(fit.parameters) / mean([1, 8, 1, 3])).toBeCloseTo(1, 1)
    expect(Math.abs((fit.parameters[0] ?? 0) - 1)).toBeLessThan(0.15)
    expect(Math.abs((fit.parameters[1] ?? 0) - 8)).toBeLessThan(1.2)
    const slope = gradient((p) => purchaseLogLikelihood(histories, p), fit.parameters)
    expect(Math.max(...slope.map(Math.abs))).toBeLessThan(0.5)
  })
})

/** Customers of r = 1, α = 8, a = 1, b = 3 (rates and drop-out drawn by inversion), watched for 60 weeks. */
function drawn(customers: number): Histories {
  const random = randomIntegers(7)
  const uniform = () => (random() + 0.5) / 2 ** 32
  const histories = Array.from({ length: customers }, () => {
    const rate = -Math.log(uniform()) / 8
    const leave = 1 - uniform() ** (1 / 3)
    let [x, last, at] = [0, 0, 0]
    for (;;) {
      at += -Math.log(uniform()) / rate
      if (at > 60) break
      x += 1
      last = at
      if (uniform() < leave) break
    }
    return { x, last }
  })
  return {
    frequency: histories.map(({ x }) => x),
    recency: histories.map(({ last }) => last),
    age: histories.map(() => 60),
    weight: histories.map(() => 1),
  }
}

describe.skipIf(isMissing)('CDNOW, 2,357 customers, published values', () => {
  const rows = () => readFileSync(join(folder, 'cdnow_customers_summary.csv'), 'utf8').trim().split('\n').slice(1)

  it('expects of the 39 weeks held back, by repeat purchases 0 to 7 and more, what was published', () => {
    const groups = new Map<number, number[]>()
    for (const row of rows()) {
      const [, x = 0, last = 0, age = 0] = row.split(',').map(Number)
      const expected = expectedPurchases(published, 39, x, last, age)
      groups.set(Math.min(7, x), [...(groups.get(Math.min(7, x)) ?? []), expected])
    }
    const means = [0, 1, 2, 3, 4, 5, 6, 7].map((x) => {
      const all = groups.get(x) ?? []
      return all.reduce((sum, value) => sum + value, 0) / all.length
    })
    const printed = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157]
    for (const [k, value] of printed.entries()) expect(Math.abs((means[k] ?? 0) - value)).toBeLessThan(0.002)
  })

  it('fits the published parameters and likelihood', () => {
    const cells = rows().map((row) => row.split(',').map(Number))
    const column = (at: number) => cells.map((row) => row[at] ?? Number.NaN)
    const histories = { frequency: column(1), recency: column(2), age: column(3), weight: cells.map(() => 1) }
    const { parameters, logLikelihood } = fitted(histories)
    expect(logLikelihood).toBeCloseTo(-9582.4256, 2)
    for (const [k, value] of published.entries()) expect((parameters[k] ?? 0) / value).toBeCloseTo(1, 3)
  })
})
