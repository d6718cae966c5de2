import { describe, expect, it } from 'vitest'
import { curvature, gradient } from '../../src/stats/gradient.js'
import { inverse, quadratic } from '../../src/stats/inverse.js'
import { maximumLikelihood, predictedVariance } from '../../src/stats/maximum-likelihood.js'

describe('maximum-likelihood', () => {
  it('20 exponential times of 40 in all: rate 20 ÷ 40, variance of its logarithm 1 ÷ 20, of twice the rate 4 × 0.5² ÷ 20', () => {
    const fit = maximumLikelihood(
      ([rate = 0]) => ({ value: 20 * Math.log(rate) - 40 * rate, slope: [20 / rate - 40] }),
      [[3]],
    )
    if (fit === undefined) throw new Error('no fit')
    expect(fit.parameters[0]).toBeCloseTo(0.5, 6)
    expect(fit.logLikelihood).toBeCloseTo(20 * Math.log(0.5) - 20, 9)
    expect(fit.covariance?.[0]?.[0]).toBeCloseTo(1 / 20, 6)
    expect(predictedVariance(fit, ([rate = 0]) => 2 * rate)).toBeCloseTo(0.05, 6)
    expect(fit.isFlat).toBe(false)
  })

  it('fixes at the bound what the data would send to infinity, and fits the rest: 1 ÷ b → 0, a = 2', () => {
    const fit = maximumLikelihood(
      ([a = 0, b = 0]) => {
        const off = Math.log(a) - Math.log(2)
        return { value: -10 * off ** 2 - 1 / b, slope: [(-20 * off) / a, 1 / b ** 2] }
      },
      [[1, 1]],
    )
    expect(fit?.parameters[0]).toBeCloseTo(2, 4)
    expect(fit?.parameters[1]).toBeCloseTo(Math.exp(9), 0)
    expect(fit?.isFlat).toBe(true)
    expect(fit?.covariance?.[1]).toEqual([0, 0])
  })

  it('says that there is none where the likelihood is nowhere a number', () => {
    expect(maximumLikelihood(() => ({ value: Number.NaN, slope: [0, 0] }), [[1, 1]])).toBeUndefined()
  })

  it('nor where the search ends in a crease, −10 |ln x| at 1, whose slope never comes to rest', () => {
    const crease = ([x = 0]: readonly number[]) => ({
      value: -10 * Math.abs(Math.log(x)),
      slope: [(-10 * Math.sign(x - 1)) / x],
    })
    expect(maximumLikelihood(crease, [[3], [0.2]])).toBeUndefined()
  })

  it('tries the next start where the first ends flat: level below 1, a peak at e²', () => {
    const peak = ([x = 0]: readonly number[]) =>
      x < 1 ? { value: -9, slope: [0] } : { value: -((Math.log(x) - 2) ** 2), slope: [(-2 * (Math.log(x) - 2)) / x] }
    const fit = maximumLikelihood(peak, [[0.1], [3]])
    expect(fit?.parameters[0]).toBeCloseTo(Math.exp(2), 6)
    expect(maximumLikelihood(peak, [[0.1]])).toMatchObject({ isFlat: true, covariance: null })
  })
})

describe('derivatives and inverse of x² + 3 x y + 5 y² at (1, 2)', () => {
  const of = ([x = 0, y = 0]: readonly number[]) => x * x + 3 * x * y + 5 * y * y
  it('slope (2 + 6, 3 + 20), curvature ((2, 3), (3, 10)), its inverse ((10, −3), (−3, 2)) ÷ 11', () => {
    for (const [k, value] of [8, 23].entries()) expect(gradient(of, [1, 2])[k]).toBeCloseTo(value, 6)
    const bent = curvature((point) => gradient(of, point), [1, 2])
    expect(bent.flat().map((value) => Math.round(value * 1e3) / 1e3)).toEqual([2, 3, 3, 10])
    const inverted = inverse([
      [2, 3],
      [3, 10],
    ])
    expect(inverted?.flat().map((value) => value * 11)).toEqual(
      [10, -3, -3, 2].map((value) => expect.closeTo(value, 9)),
    )
    expect(quadratic(inverted ?? [], [1, 1])).toBeCloseTo(6 / 11, 9)
  })
  it('a matrix that is not positive definite has no inverse here', () => {
    expect(
      inverse([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull()
  })
})
