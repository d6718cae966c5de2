import { inverse, quadratic } from './inverse.js'
import type { GroupedChanges } from './life-changes.js'
import { partialLikelihood } from './partial-likelihood.js'

/** Logarithms of hazard ratios per unit of each covariate, their standard errors, and the partial likelihood reached. */
interface CoxFit {
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  readonly logLikelihood: number
}

const mostSteps = 50
const enough = 1e-12

/**
 * Proportional hazards (Cox 1972) by Newton's steps, halved while they lower the likelihood; ties by Efron. `covariates` has a row
 * per group of the changes. Undefined where there is no maximum: covariates that depend on each other, or a group without
 * events, whose coefficient would run away. No penalty is added to make it converge.
 */
export function coxRegression(changes: GroupedChanges, covariates: readonly (readonly number[])[]): CoxFit | undefined {
  const centred = centredOf(covariates)
  let at = (covariates[0] ?? []).map(() => 0)
  let here = partialLikelihood(changes, centred, at)
  for (let step = 0; step < mostSteps; step++) {
    const covariance = inverse(here.information)
    if (covariance === null) return undefined
    if (quadratic(covariance, here.gradient) < enough * Math.max(1, Math.abs(here.value))) {
      const standardErrors = covariance.map((row, k) => Math.sqrt(row[k] ?? 0))
      return { coefficients: at, standardErrors, logLikelihood: here.value }
    }
    const move = covariance.map((row) => row.reduce((sum, value, k) => sum + value * (here.gradient[k] ?? 0), 0))
    let length = 1
    let next = { at, ...here }
    for (; length > 1e-6; length /= 2) {
      const point = at.map((value, k) => value + length * (move[k] ?? 0))
      next = { at: point, ...partialLikelihood(changes, centred, point) }
      if (next.value >= here.value) break
    }
    if (!(next.value >= here.value)) return undefined
    at = next.at
    here = next
  }
  return undefined
}

/** Covariates less their mean over groups: the likelihood is the same, its sums are better behaved. */
function centredOf(covariates: readonly (readonly number[])[]): number[][] {
  const means = (covariates[0] ?? []).map(
    (_, k) => covariates.reduce((sum, x) => sum + (x[k] ?? 0), 0) / covariates.length,
  )
  return covariates.map((x) => x.map((value, k) => value - (means[k] ?? 0)))
}
