import { expect, it } from 'vitest'
import { calibration } from '../../src/stats/calibration.js'
import { normals } from './normals.js'

it('groups by rising chance, and keeps equals together', () => {
  const chance = [0.1, 0.1, 0.4, 0.8]
  const { groups } = calibration(chance, Uint8Array.from([0, 1, 0, 1]), 2)
  // the tied ones stand at ranks 0 to 2 of 4, their middle 1: group 1 of 2; 0.4 at middle 2.5 and 0.8 at 3.5: group 2
  expect(groups).toEqual([
    { n: 2, expected: 0.2, cases: 1 },
    { n: 2, expected: expect.closeTo(1.2, 12), cases: 1 },
  ])
})

it('gives a slope of 1 to right forecasts and of ½ to forecasts twice too extreme', () => {
  const normal = normals(4)
  const odds = Array.from({ length: 20_000 }, () => normal())
  const chanceAt = (x: number) => 1 / (1 + Math.exp(-x))
  const uniform = normals(5)
  // a logistic threshold: x plus the log odds of a uniform value, made of two normals by the angle between them
  const isCase = Uint8Array.from(odds, (x) => {
    const u = (Math.atan2(uniform(), uniform()) + Math.PI) / (2 * Math.PI)
    return u < chanceAt(x) ? 1 : 0
  })
  expect(calibration(odds.map(chanceAt), isCase, 10).slope).toBeCloseTo(1, 1)
  expect(
    calibration(
      odds.map((x) => chanceAt(2 * x)),
      isCase,
      10,
    ).slope,
  ).toBeCloseTo(0.5, 1)
})

it('has no slope where all forecasts are the same or tell all, and refuses certainty', () => {
  const isCase = Uint8Array.from([0, 1, 0, 1])
  expect(calibration([0.5, 0.5, 0.5, 0.5], isCase, 2).slope).toBeNull()
  expect(calibration([0.1, 0.9, 0.2, 0.8], isCase, 2).slope).toBeNull()
  expect(() => calibration([0, 1, 0.5, 0.5], isCase, 2)).toThrow(RangeError)
})
