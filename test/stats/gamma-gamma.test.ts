import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectedSpending, gammaGamma, spendingLikelihood } from '../../src/stats/gamma-gamma.js'
import { referenceData } from '../reference/folder.js'
import { expectSlope } from './slope.js'

const { folder, isMissing } = referenceData('cdnow')

describe('gamma-gamma', () => {
  it('one customer by hand, x = 1, m = 1 with p = q = v = 1: Γ(2) ÷ (1 + 1)²', () => {
    const one = spendingLikelihood({ frequency: [1], average: [1], weight: [1] })
    expect(one([1, 1, 1]).value).toBeCloseTo(Math.log(1 / 4), 12)
  })
  it('states its slope', () => {
    const spending = { frequency: [1, 2, 2, 5], average: [30, 12, 80, 41], weight: [3, 1, 2, 4] }
    expectSlope(spendingLikelihood(spending), [2.5, 3, 20])
  })
  it('expects p (v + x m) ÷ (p x + q − 1): 2 × (10 + 3 × 20) ÷ (6 + 3)', () => {
    expect(expectedSpending([2, 4, 10], 3, 20)).toBeCloseTo(140 / 9, 12)
    expect(expectedSpending([2, 4, 10], 0, 0)).toBeCloseTo(20 / 3, 12)
  })
  it('has no mean where q is 1 or less', () => expect(expectedSpending([2, 1, 10], 0, 0)).toBeNaN())
})

describe.skipIf(isMissing)('CDNOW, 946 repeaters, published values', () => {
  /** Means rounded half up to the cent, as in the summary that the published fit used; whole cents until then. */
  const customers = () => {
    const money = new Map<string, Map<string, number>>()
    for (const line of readFileSync(join(folder, 'CDNOW_sample.txt'), 'utf8').trim().split('\n')) {
      const [, customer = '', day = '', , dollars] = line.trim().split(/\s+/)
      if (day > '19970930') continue
      const days = money.get(customer) ?? new Map<string, number>()
      money.set(customer, days.set(day, (days.get(day) ?? 0) + Math.round(Number(dollars) * 100)))
    }
    return [...money.values()].map((days) => {
      const [, ...repeats] = [...days].toSorted(([a], [b]) => a.localeCompare(b)).map(([, value]) => value)
      const cents = repeats.reduce((sum, value) => sum + value, 0) / Math.max(1, repeats.length)
      return { x: repeats.length, m: Math.round(cents) / 100 }
    })
  }

  it('fits the published parameters and conditional expectations', () => {
    const all = customers()
    const repeaters = all.filter(({ x, m }) => x > 0 && m > 0)
    expect([all.length, repeaters.length]).toEqual([2357, 946])
    const fit = gammaGamma({
      frequency: repeaters.map(({ x }) => x),
      average: repeaters.map(({ m }) => m),
      weight: repeaters.map(() => 1),
    })
    if (fit === undefined) throw new Error('no fit')
    expect(fit.logLikelihood).toBeCloseTo(-4055.9232, 4)
    for (const [k, value] of [6.2488, 3.7446, 15.4477].entries()) expect(fit.parameters[k]).toBeCloseTo(value, 4)
    const expected = all.slice(0, 10).map(({ x, m }) => expectedSpending(fit.parameters, x, m))
    const published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    for (const [k, value] of published.entries()) expect(Math.abs((expected[k] ?? 0) - value)).toBeLessThan(0.1)
  })
})
