import { bfgs, type Height } from './bfgs.js'
import { curvature, gradient } from './gradient.js'
import { inverse, quadratic } from './inverse.js'

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
/** A log-likelihood at positive parameters, and its slope in each of them. */
export type Likelihood = (parameters: readonly number[]) => Height
type Loss = (logs: readonly number[]) => Height
/** Where a search ended: `free` are the parameters that do not lean on the bound. */
interface End {
  readonly logs: readonly number[]
  readonly free: readonly number[]
  readonly loss: number
  readonly inverse: readonly (readonly number[])[] | null
  readonly isMaximum: boolean
}

/** Parameters are sought between e^−9 and e^9 only. */
const farthest = 9
const within = (log: number, bound = farthest) => Math.min(bound, Math.max(-bound, log))

/**
 * The maximum of a likelihood over positive parameters, sought in their logarithms by quasi-Newton steps. A clear maximum from the
 * first start counts; where that search ends flat or nowhere, the others are tried and the best end counts. Undefined
 * where no end is a maximum: a Newton step from it would still gain more than 1e-4. No penalty makes anything converge.
 */
export function maximumLikelihood(likelihood: Likelihood, starts: readonly (readonly number[])[]): Fit | undefined {
  const loss = lossOf(likelihood)
  let best: End | undefined
  for (const start of starts) {
    const end = endFrom(loss, start.map(Math.log))
    if (best === undefined || end.loss < best.loss) best = end
    if (best.isMaximum && best.inverse !== null && best.free.length === start.length) break
  }
  return best?.isMaximum ? fitOf(best) : undefined
}

function fitOf({ logs, free, loss, inverse: known }: End): Fit {
  const covariance = logs.map((_, k) => logs.map((_, j) => known?.[free.indexOf(k)]?.[free.indexOf(j)] ?? 0))
  return {
    parameters: logs.map(Math.exp),
    logLikelihood: -loss,
    covariance: known === null ? null : covariance,
    isFlat: known === null || free.length < logs.length,
  }
}

/** What is made small: the negative log-likelihood over logarithms, level beyond the bound. */
function lossOf(likelihood: Likelihood): Loss {
  return (logs) => {
    const parameters = logs.map((log) => Math.exp(within(log)))
    const { value, slope } = likelihood(parameters)
    if (!(Number.isFinite(value) && slope.every(Number.isFinite)))
      return { value: Number.MAX_VALUE, slope: logs.map(() => 0) }
    const turned = slope.map((x, k) => (Math.abs(logs[k] ?? 0) > farthest ? 0 : -x * (parameters[k] ?? 0)))
    return { value: -value, slope: turned }
  }
}

/** Where the search ends; parameters that reach the bound are fixed there, the farthest first, and the others sought again. */
function endFrom(loss: Loss, start: readonly number[]): End {
  let logs = start
  let free = [...start.keys()]
  while (free.length > 0) {
    const from = free.map((k) => within(logs[k] ?? 0, farthest - 1))
    logs = placed(logs, free, bfgs(part(loss, logs, free), from).point)
    const far = free.toSorted((a, b) => Math.abs(logs[b] ?? 0) - Math.abs(logs[a] ?? 0))[0] ?? 0
    if (Math.abs(logs[far] ?? 0) < farthest) break
    logs = placed(logs, [far], [within(logs[far] ?? 0)])
    free = free.filter((k) => k !== far)
  }
  return polished(loss, logs, free)
}

/** The end after one Newton step, which a maximum is at most 1e-4 away from. */
function polished(loss: Loss, logs: readonly number[], free: readonly number[]): End {
  const of = part(loss, logs, free)
  const at = free.map((k) => logs[k] ?? 0)
  const { value, slope } = of(at)
  const known = inverse(curvature((point) => of(point).slope, at))
  const isMaximum =
    value < Number.MAX_VALUE &&
    (known === null ? Math.max(...slope.map(Math.abs)) < 1e-2 : quadratic(known, slope) / 2 < 1e-4)
  const end = { logs, free, loss: value, inverse: known, isMaximum }
  if (!isMaximum || known === null) return end
  const stepped = at.map((x, k) => x - (known[k] ?? []).reduce((sum, y, j) => sum + y * (slope[j] ?? 0), 0))
  const better = of(stepped).value
  return better < value ? { ...end, logs: placed(logs, free, stepped), loss: better } : end
}

/** The loss over some of the logarithms, the others held. */
function part(loss: Loss, logs: readonly number[], free: readonly number[]): Loss {
  return (values) => {
    const { value, slope } = loss(placed(logs, free, values))
    return { value, slope: free.map((k) => slope[k] ?? 0) }
  }
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
