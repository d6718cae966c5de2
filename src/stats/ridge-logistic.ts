import { inverse, quadratic } from './inverse.js'
import { type Standard, standardised } from './standardised.js'

/** Rows of features, one after the other; NaN is "not known" and counts as the mean. `weight` defaults to 1 each. */
interface LogisticSample {
  readonly rows: Float64Array
  readonly width: number
  readonly isCase: Uint8Array
  readonly weight?: Float64Array
  /** λ: the penalty on the standardised coefficients is λ ÷ 2 × their squares, which is a normal prior of variance 1 ÷ λ. */
  readonly penalty: number
}

/** `coefficients` are log odds per standard deviation, 0 where a feature does not vary; `errors` their standard errors. */
export interface LogisticFit {
  readonly intercept: number
  readonly coefficients: readonly number[]
  readonly errors: readonly number[]
  readonly standard: Standard
  readonly logLikelihood: number
  readonly steps: number
}

const mostSteps = 50
/** A step that would gain less than this a row ends the search. */
const smallestGain = 1e-16

/**
 * Logistic regression with a ridge (le Cessie & van Houwelingen 1992, Applied Statistics 41: 191–201) by Newton steps, halved
 * where they do not climb: features standardised, the intercept free of penalty, errors from the inverse of the penalised
 * information. Undefined where no step climbs any more without being there, as under separation without penalty.
 * Throws RangeError where there are not both cases and others.
 */
export function ridgeLogistic(sample: LogisticSample): LogisticFit | undefined {
  const { isCase, penalty } = sample
  const weight = sample.weight ?? new Float64Array(isCase.length).fill(1)
  const cases = isCase.reduce((sum, one, row) => sum + one * at(weight, row), 0)
  const all = weight.reduce((sum, one) => sum + one, 0)
  if (!(cases > 0 && cases < all)) throw new RangeError('no regression without both outcomes')
  const { values, standard } = standardised(sample.rows, sample.width, weight)
  const surface = { values, width: sample.width, isCase, weight, penalty }
  let here = climbed(surface, [Math.log(cases / (all - cases)), ...standard.mean.map(() => 0)])
  for (let steps = 1; steps <= mostSteps; steps++) {
    const covariance = inverse(here.information)
    if (covariance === null) return undefined
    const [, ...errors] = covariance.map((row, k) => Math.sqrt(row[k] ?? Number.NaN))
    if (quadratic(covariance, here.gradient) / 2 < smallestGain * all) {
      const [intercept = 0, ...coefficients] = here.point
      const spread = standard.deviation.map((deviation, k) => (deviation === 0 ? 0 : (errors[k] ?? 0)))
      return { intercept, coefficients, errors: spread, standard, logLikelihood: here.logLikelihood, steps }
    }
    const step = covariance.map((row) => row.reduce((sum, value, k) => sum + value * (here.gradient[k] ?? 0), 0))
    const next = halved(surface, here, step)
    if (next === undefined) return undefined
    here = next
  }
  return undefined
}

/** The chance of being a case that a fit gives to each row of features; NaN counts as the mean of the sample fitted. */
export function logisticChances(fit: LogisticFit, rows: Float64Array): Float64Array {
  const { mean, deviation } = fit.standard
  const width = mean.length
  return Float64Array.from({ length: rows.length / width }, (_, row) => {
    let odds = fit.intercept
    for (let k = 0; k < width; k++) odds += pull(fit, k, at(rows, row * width + k), mean[k] ?? 0, deviation[k] ?? 0)
    return chance(odds)
  })
}

/** What each feature of one row adds to its log odds against a row of means. */
export function logisticPulls(fit: LogisticFit, row: readonly number[]): number[] {
  const { mean, deviation } = fit.standard
  return row.map((value, k) => pull(fit, k, value, mean[k] ?? 0, deviation[k] ?? 0))
}

function pull(fit: LogisticFit, k: number, value: number, mean: number, deviation: number): number {
  return deviation === 0 || Number.isNaN(value) ? 0 : ((fit.coefficients[k] ?? 0) * (value - mean)) / deviation
}

interface Surface {
  readonly values: Float64Array
  readonly width: number
  readonly isCase: Uint8Array
  readonly weight: Float64Array
  readonly penalty: number
}

/** The penalised log-likelihood at a point (intercept first), its gradient and its information, all exact. */
export function climbed({ values, width, isCase, weight, penalty }: Surface, point: readonly number[]) {
  const size = width + 1
  const coefficients = Float64Array.from(point)
  const gradient = new Float64Array(size)
  const curve = new Float64Array(size * size)
  let logLikelihood = 0
  for (let row = 0; row < isCase.length; row++) {
    const from = row * width - 1
    let odds = at(coefficients, 0)
    for (let k = 1; k < size; k++) odds += at(coefficients, k) * at(values, from + k)
    const p = chance(odds)
    const w = at(weight, row)
    logLikelihood +=
      w * (at(isCase, row) * odds - (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))))
    const slope = w * (at(isCase, row) - p)
    const bend = w * p * (1 - p)
    for (let k = 0; k < size; k++) {
      const x = k === 0 ? 1 : at(values, from + k)
      gradient[k] = at(gradient, k) + slope * x
      const tilt = bend * x
      curve[k * size] = at(curve, k * size) + tilt
      for (let j = 1; j <= k; j++) curve[k * size + j] = at(curve, k * size + j) + tilt * at(values, from + j)
    }
  }
  const held = (k: number) => (k === 0 ? 0 : penalty)
  const ridge = point.reduce((sum, value, k) => sum + (held(k) * value * value) / 2, 0)
  return {
    point,
    logLikelihood,
    value: logLikelihood - ridge,
    gradient: point.map((value, k) => at(gradient, k) - held(k) * value),
    information: point.map((_, k) =>
      point.map((_, j) => at(curve, Math.max(k, j) * size + Math.min(k, j)) + (j === k ? held(k) : 0)),
    ),
  }
}

function halved(surface: Surface, { point, value }: ReturnType<typeof climbed>, step: readonly number[]) {
  const rounding = 1e-13 * Math.abs(value)
  for (let length = 1; length > 1e-10; length /= 2) {
    const next = climbed(
      surface,
      point.map((x, k) => x + length * (step[k] ?? 0)),
    )
    if (next.value >= value - rounding) return next
  }
  return undefined
}

function chance(odds: number): number {
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds))
}

function at(values: Float64Array | Uint8Array, index: number): number {
  return values[index] ?? Number.NaN
}
