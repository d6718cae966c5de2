import { expect } from 'vitest'
import { gradient } from '../../src/stats/gradient.js'
import type { Likelihood } from '../../src/stats/maximum-likelihood.js'

/** The slope that a likelihood states is that of its finite differences, to six digits of the steepest direction. */
export function expectSlope(likelihood: Likelihood, parameters: readonly number[]): void {
  const differences = gradient((tried) => likelihood(tried).value, parameters, 1e-5)
  const steepest = Math.max(1, ...differences.map(Math.abs))
  for (const [k, stated] of likelihood(parameters).slope.entries())
    expect(Math.abs(stated - (differences[k] ?? Number.NaN)) / steepest).toBeLessThan(1e-6)
}
