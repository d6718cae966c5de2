import { bfgs } from './bfgs.js'
import { gradient, hessian } from './gradient.js'
import { inverse, quadratic } from './inverse.js'
import { nelderMead } from './nelder-mead.js'

/**
 * A maximum: its parameters, all positive, and the covariance of their logarithms (null where a direction is not determined).
 * `isFlat`: a parameter leans on the bound of the search, where the likelihood no longer tells it from infinity or zero; the
 * covariance is then that of the simpler model in that limit.
 */
export interface Fit {
  readonly parameters: readonly number[]
  readonly logLikelihood: number
  readonly covariance: readonly (readonly number[])[] | null
  readonly isFlat: boolean
}
type Loss = (logs: readonly number[]) => number
type End = { readonly logs: readonly number[]; readonly free: readonly number[] }

/** Parameters are sought between e^−9 and e^9 only. */
const farthest = 9
const within = (log: number, bound = farthest) => Math.min(bound, Math.max(-bound, log))

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
    const value = -logLikelihood(logs.map((log) => Math.exp(within(log))))
    return Number.isFinite(value) ? value : Number.MAX_VALUE
  }
  const ends = starts.map((start) => endFrom(loss, start.map(Math.log)))
  const best = ends.toSorted((a, b) => loss(a.logs) - loss(b.logs))[0]
  if (best === undefined || loss(best.logs) === Number.MAX_VALUE) return undefined
  const { logs, free } = best
  const inner: Loss = (values) => loss(placed(logs, free, values))
  const at = free.map((k) => logs[k] ?? 0)
  const known = inverse(hessian(inner, at))
  const slope = gradient(inner, at)
  const isMaximum = known === null ? Math.max(...slope.map(Math.abs)) < 1e-2 : quadratic(known, slope) / 2 < 1e-4
  if (!isMaximum) return undefined
  const covariance = logs.map((_, k) => logs.map((_, j) => known?.[free.indexOf(k)]?.[free.indexOf(j)] ?? 0))
  return {
    parameters: logs.map(Math.exp),
    logLikelihood: -loss(logs),
    covariance: known === null ? null : covariance,
    isFlat: known === null || free.length < logs.length,
  }
}

/** Where the search ends; parameters that reach the bound are fixed there, the farthest first, and the others sought again. */
function endFrom(loss: Loss, start: readonly number[]): End {
  let logs = start
  let free = [...start.keys()]
  while (free.length > 0) {
    const inner: Loss = (values) => loss(placed(logs, free, values))
    const from = free.map((k) => within(logs[k] ?? 0, farthest - 1))
    logs = placed(logs, free, bfgs(inner, nelderMead(inner, from)))
    const far = free.toSorted((a, b) => Math.abs(logs[b] ?? 0) - Math.abs(logs[a] ?? 0))[0] ?? 0
    if (Math.abs(logs[far] ?? 0) < farthest) break
    logs = placed(logs, [far], [within(logs[far] ?? 0)])
    free = free.filter((k) => k !== far)
  }
  return { logs, free }
}

function placed(logs: readonly number[], at: readonly number[], values: readonly number[]): number[] {
  return logs.map((log, k) => (at.includes(k) ? (values[at.indexOf(k)] ?? 0) : log))
}

/** The variance of a quantity that the parameters predict, by the delta method; null where there is no covariance. */
export function predictedVariance(fit: Fit, of: (parameters: readonly number[]) => number): number | null {
  if (fit.covariance === null) return null
  const slope = gradient((logs) => of(logs.map(Math.exp)), fit.parameters.map(Math.log), 1e-4)
  return Math.max(0, quadratic(fit.covariance, slope))
}
