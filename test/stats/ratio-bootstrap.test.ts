import { describe, expect, test } from 'vitest'
import { randomIntegers } from '../../src/stats/random.js'
import { ratioBootstrap } from '../../src/stats/ratio-bootstrap.js'

type Pair = readonly [numerator: number, denominator: number, weight: number]

const sample = (pairs: readonly Pair[], seed = 1) => ({
  numerator: Float64Array.from(pairs, ([numerator]) => numerator),
  denominator: Float64Array.from(pairs, ([, denominator]) => denominator),
  weight: Float64Array.from(pairs, ([, , weight]) => weight),
  seed,
})

const pairs: readonly Pair[] = [
  [100, 100, 40],
  [0, 100, 8],
  [150, 100, 5],
  [20, 50, 7],
  [900, 1000, 2],
]

test('the same sample and seed give the same bytes, in whatever order the pairs come', () => {
  const interval = ratioBootstrap(sample(pairs))
  expect(ratioBootstrap(sample(pairs))).toEqual(interval)
  expect(ratioBootstrap(sample([...pairs].reverse()))).toEqual(interval)
  expect(ratioBootstrap(sample([...pairs.slice(1), [100, 100, 15], [100, 100, 25]]))).toEqual(interval)
  expect(ratioBootstrap(sample(pairs, 2))).not.toEqual(interval)
})

test('money times ten leaves the interval where it is', () => {
  const { low, high } = ratioBootstrap(sample(pairs.map(([y, x, weight]) => [10 * y, 10 * x, weight])))
  const interval = ratioBootstrap(sample(pairs))
  expect(low).toBeCloseTo(interval.low, 12)
  expect(high).toBeCloseTo(interval.high, 12)
})

test('a ratio that every case shares has no width', () => {
  const { low, high } = ratioBootstrap(
    sample([
      [45, 50, 3],
      [90, 100, 9],
    ]),
  )
  expect(low).toBeCloseTo(0.9, 12)
  expect(high).toBeCloseTo(0.9, 12)
})

describe('the number of resamples', () => {
  test.each([
    [62, 2000],
    [10_000, 2000],
    [40_000, 500],
    [100_000, 200],
    [150_000, 200],
  ])('%i cases: %i', (n, replicates) => {
    expect(
      ratioBootstrap(
        sample([
          [1, 1, n - 10],
          [0, 1, 10],
        ]),
      ).replicates,
    ).toBe(replicates)
  })
})

test('with equal denominators it agrees with the normal interval of a proportion: .8 ± 1.96 √(.8 × .2 ÷ 400)', () => {
  const { low, high } = ratioBootstrap(
    sample([
      [1, 1, 320],
      [0, 1, 80],
    ]),
  )
  expect(low).toBeCloseTo(0.7608, 2)
  expect(high).toBeCloseTo(0.8392, 2)
})

test('above 100,000 cases it keeps the width of the whole sample: 1.96 √(.8 × .2 ÷ 400,000)', () => {
  const { low, high } = ratioBootstrap(
    sample([
      [1, 1, 320_000],
      [0, 1, 80_000],
    ]),
  )
  expect(high - low).toBeGreaterThan(0.85 * 2 * 0.0012396)
  expect(high - low).toBeLessThan(1.15 * 2 * 0.0012396)
  expect((low + high) / 2).toBeCloseTo(0.8, 3)
})

test('covers a planted ratio about as often as it says', () => {
  const seeds = 200
  const hits = Array.from({ length: seeds }, (_, seed) => ratioBootstrap(planted(seed))).filter(
    ({ low, high }) => low <= 0.9 && 0.9 <= high,
  ).length
  expect(hits / seeds).toBeGreaterThanOrEqual(0.9)
  expect(hits / seeds).toBeLessThanOrEqual(0.99)
})

/** 150 customers with 100 or 300 at the start; each keeps all of it, half of it or nothing: .85 + .5 × .1 = .9 of the money. */
function planted(seed: number) {
  const random = randomIntegers(1000 + seed)
  const uniform = (): number => random() / 2 ** 32
  return sample(
    Array.from({ length: 150 }, () => {
      const opening = uniform() < 0.7 ? 100 : 300
      const luck = uniform()
      return [opening * (luck < 0.85 ? 1 : luck < 0.95 ? 0.5 : 0), opening, 1] as const
    }),
    seed,
  )
}

describe('refuses a sample without a ratio', () => {
  test.each<[string, readonly Pair[]]>([
    ['no cases', []],
    ['no weight', [[1, 1, 0]]],
    ['half a case', [[1, 1, 0.5]]],
    [
      'a negative denominator',
      [
        [1, -1, 3],
        [1, 2, 3],
      ],
    ],
    ['a numerator that is no number', [[Number.NaN, 1, 3]]],
    ['denominators of 0', [[1, 0, 3]]],
  ])('%s', (_, pairs) => {
    expect(() => ratioBootstrap(sample(pairs))).toThrow(RangeError)
  })
})
