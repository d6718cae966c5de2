import { bfgs } from './bfgs.js'
import { gradient, hessian } from './gradient.js'
import { inverse, quadratic } from './inverse.js'
import { nelderMead } from './nelder-mead.js'

/**
 * A maximum: its parameters, all positive, and the covariance of their logarithms. `isFlat`: the likelihood hardly changes around
 * it; without a simpler model that stands for the limit, there is no covariance then.
 */
export interface Fit {
  readonly parameters: readonly number[]
  readonly logLikelihood: number
  readonly covariance: readonly (readonly number[])[] | null
  readonly isFlat: boolean
}

/** Parameters are sought between e^−9 and e^9 only; where the maximum leans on that bound the likelihood is called flat. */
const farthest = 9
const bounded = (log: number) => Math.exp(Math.min(farthest, Math.max(-farthest, log)))

/**
 * The maximum of a likelihood over positive parameters, sought in their logarithms from several starts: the downhill simplex, then
 * quasi-Newton steps; the best end counts. Undefined where no end is a maximum: a Newton step from it would still gain more
 * than 1e-4. No penalty is added to make anything converge.
 */
export function maximumLikelihood(
  logLikelihood: (parameters: readonly number[]) => number,
  starts: readonly (readonly number[])[],
): Fit | undefined {
  const loss = (logs: readonly number[]) => {
    const value = -logLikelihood(logs.map(bounded))
    return Number.isFinite(value) ? value : Number.MAX_VALUE
  }
  const ends = starts.map((start) => bfgs(loss, nelderMead(loss, start.map(Math.log))))
  const best = ends.toSorted((a, b) => loss(a) - loss(b))[0]
  if (best === undefined || loss(best) === Number.MAX_VALUE) return undefined
  const isFar = best.some((log) => Math.abs(log) >= farthest)
  const covariance = isFar ? null : inverse(hessian(loss, best))
  const slope = gradient(loss, best)
  const isMaximum =
    covariance === null ? Math.max(...slope.map(Math.abs)) < 1e-2 : quadratic(covariance, slope) / 2 < 1e-4
  if (!isMaximum) return undefined
  return { parameters: best.map(bounded), logLikelihood: -loss(best), covariance, isFlat: covariance === null }
}

/** The variance of a quantity that the parameters predict, by the delta method; null where there is no covariance. */
export function predictedVariance(fit: Fit, of: (parameters: readonly number[]) => number): number | null {
  if (fit.covariance === null) return null
  const slope = gradient((logs) => of(logs.map(Math.exp)), fit.parameters.map(Math.log), 1e-4)
  return Math.max(0, quadratic(fit.covariance, slope))
}
