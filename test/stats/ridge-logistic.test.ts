import { describe, expect, it } from 'vitest'
import { randomIntegers } from '../../src/stats/random.js'
import {
  climbed,
  type LogisticFit,
  logisticChances,
  logisticPulls,
  ridgeLogistic,
} from '../../src/stats/ridge-logistic.js'
import { normals } from './normals.js'

const first = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
const second = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4]
const isCase = Uint8Array.from([0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1])
const rows = Float64Array.from(first.flatMap((x, k) => [x, second[k] ?? 0]))
const sample = { rows, width: 2, isCase }

function fitted(fit: LogisticFit | undefined): LogisticFit {
  if (fit === undefined) throw new Error('no maximum')
  return fit
}
function expectClose(values: readonly number[], expected: readonly number[], digits: number): void {
  expect(values).toHaveLength(expected.length)
  for (const [k, value] of values.entries()) expect(value).toBeCloseTo(expected[k] ?? Number.NaN, digits)
}

describe('a ridge logistic regression', () => {
  // scikit-learn 1.9.1: LogisticRegression(C=1/λ, solver='newton-cholesky', tol=1e-14) after StandardScaler;
  // errors: numpy, roots of the diagonal of the inverse of X'WX + λ diag(0, 1, 1) there
  it.each([
    { penalty: 4, intercept: 0.01136977, coefficients: [0.81232409, -0.04940905], errors: [0.36180402, 0.34879472] },
    { penalty: 1, intercept: 0.07262858, coefficients: [1.46002331, -0.22340158], errors: [0.56649305, 0.48760057] },
  ])('with penalty $penalty is that of scikit-learn', ({ penalty, intercept, coefficients, errors }) => {
    const fit = fitted(ridgeLogistic({ ...sample, penalty }))
    expect(fit.intercept).toBeCloseTo(intercept, 6)
    expectClose(fit.coefficients, coefficients, 6)
    expectClose(fit.errors, errors, 6)
  })

  it('weighs rows as scikit-learn does (sample_weight in the scaler and in the fit)', () => {
    const weight = Float64Array.from([1, 2, 1, 1, 3, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 4, 1])
    const fit = fitted(ridgeLogistic({ ...sample, weight, penalty: 4 }))
    expect(fit.intercept).toBeCloseTo(0.01332291, 6)
    expectClose(fit.coefficients, [1.03597231, 0.09154761], 6)
  })

  it('a row of weight 3 is three rows', () => {
    const weight = Float64Array.from(isCase, (_, k) => (k === 4 ? 3 : 1))
    const copied = {
      rows: Float64Array.from([...rows, 1.5, 5, 1.5, 5]),
      width: 2,
      isCase: Uint8Array.from([...isCase, 0, 0]),
    }
    const [one, three] = [ridgeLogistic({ ...sample, weight, penalty: 2 }), ridgeLogistic({ ...copied, penalty: 2 })]
    expectClose(fitted(one).coefficients, fitted(three).coefficients, 9)
  })

  it('without penalty is that of statsmodels 0.15.0 (Logit), log-likelihood and errors included', () => {
    const fit = fitted(ridgeLogistic({ ...sample, penalty: 0 }))
    expect(fit.intercept).toBeCloseTo(0.42389958, 6)
    expectClose(fit.coefficients, [2.93802296, -0.87165742], 6)
    expectClose(fit.errors, [1.47974388, 0.90782271], 6)
    expect(fit.logLikelihood).toBeCloseTo(-7.448850476329383, 9)
  })

  it('climbs by the slope and the curvature that finite differences find', () => {
    const surface = { values: rows, width: 2, isCase, weight: new Float64Array(20).fill(1.5), penalty: 0.7 }
    const point = [-0.3, 0.4, -0.1]
    const moved = (k: number, by: number) => point.map((x, j) => (j === k ? x + by : x))
    const { gradient, information } = climbed(surface, point)
    for (const k of [0, 1, 2]) {
      const [above, below] = [climbed(surface, moved(k, 1e-6)), climbed(surface, moved(k, -1e-6))]
      expect(gradient[k]).toBeCloseTo((above.value - below.value) / 2e-6, 5)
      for (const j of [0, 1, 2]) {
        const bend = ((below.gradient[j] ?? 0) - (above.gradient[j] ?? 0)) / 2e-6
        expect(information[k]?.[j]).toBeCloseTo(bend, 4)
      }
    }
  })

  it('does not hide a separation: without penalty there is no maximum, with one there is', () => {
    const split = { rows: Float64Array.from([1, 2, 3, 4]), width: 1, isCase: Uint8Array.from([0, 0, 1, 1]) }
    expect(ridgeLogistic({ ...split, penalty: 0 })).toBeUndefined()
    expect(ridgeLogistic({ ...split, penalty: 1 })?.coefficients[0]).toBeGreaterThan(0)
  })

  it('counts a value not known as the mean, and a feature that never varies as nothing', () => {
    const holed = Float64Array.from(rows, (x, place) => (place % 2 === 1 ? 7 : place === 4 ? Number.NaN : x))
    const fit = fitted(ridgeLogistic({ rows: holed, width: 2, isCase, penalty: 1 }))
    expect([fit.coefficients[1], fit.errors[1], fit.standard.deviation[1]]).toEqual([0, 0, 0])
    const mean = fit.standard.mean[0] ?? 0
    expect(mean).toBeCloseTo((first.reduce((sum, x) => sum + x, 0) - 1) / 19, 12)
    const [unknown, average] = logisticChances(fit, Float64Array.from([Number.NaN, 7, mean, 7]))
    expect(unknown).toBe(average)
    expect(logisticPulls(fit, [Number.NaN, 7])).toEqual([0, 0])
  })

  it('tells what each feature adds to the log odds', () => {
    const fit = fitted(ridgeLogistic({ ...sample, penalty: 4 }))
    const pulls = logisticPulls(fit, [5, 8])
    const odds = fit.intercept + pulls.reduce((sum, pull) => sum + pull, 0)
    expect(logisticChances(fit, Float64Array.from([5, 8]))[0]).toBeCloseTo(1 / (1 + Math.exp(-odds)), 12)
  })

  it('refuses a sample of one outcome', () => {
    expect(() => ridgeLogistic({ ...sample, isCase: new Uint8Array(20), penalty: 1 })).toThrow(RangeError)
  })
})

it('recovers planted coefficients within their standard errors, over 200 seeds', () => {
  const planted = [-1, 0.8, -0.5, 0]
  const seeds = 200
  const inside = [0, 0, 0]
  const shift = [0, 0, 0]
  for (let seed = 1; seed <= seeds; seed++) {
    const normal = normals(seed)
    const uniform = randomIntegers(seed + 1000)
    const drawn = Float64Array.from({ length: 3 * 400 }, normal)
    const outcome = Uint8Array.from({ length: 400 }, (_, row) => {
      const odds = planted.reduce((sum, b, k) => sum + b * (k === 0 ? 1 : (drawn[3 * row + k - 1] ?? 0)), 0)
      return uniform() / 2 ** 32 < 1 / (1 + Math.exp(-odds)) ? 1 : 0
    })
    const fit = fitted(ridgeLogistic({ rows: drawn, width: 3, isCase: outcome, penalty: 0 }))
    for (const k of [0, 1, 2]) {
      const deviation = fit.standard.deviation[k] ?? Number.NaN
      const away = ((fit.coefficients[k] ?? 0) / deviation - (planted[k + 1] ?? 0)) / ((fit.errors[k] ?? 0) / deviation)
      inside[k] = (inside[k] ?? 0) + (Math.abs(away) < 1.96 ? 1 : 0)
      shift[k] = (shift[k] ?? 0) + away / seeds
    }
  }
  // 95 % of 200 is 190 with a standard error of 3.1; the mean shift has one of 1 ÷ √200 = 0.07, and maximum likelihood leans outwards a little
  for (const count of inside) {
    expect(count).toBeGreaterThanOrEqual(180)
    expect(count).toBeLessThanOrEqual(199)
  }
  for (const mean of shift) expect(Math.abs(mean)).toBeLessThan(0.3)
})
