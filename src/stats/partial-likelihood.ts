import { type GroupedChanges, momentEnd } from './life-changes.js'

/** The logarithm of Cox's partial likelihood at some coefficients, its gradient, and the information (minus its Hessian). */
interface PartialLikelihood {
  readonly value: number
  readonly gradient: readonly number[]
  readonly information: readonly (readonly number[])[]
}

/** Σ w e^{xβ} times 1, x and x xᵀ over some lives; kept in one row: the weight, then x, then the upper half of x xᵀ. */
type Sums = Float64Array

/**
 * Cox's partial likelihood with Efron's treatment of ties and late entry. Lives come in groups of the same covariates (a group may
 * be a single life). Source: Cox 1972; Efron 1977, JASA 72: 557–565; Klein & Moeschberger 2003, §8.4.
 */
export function partialLikelihood(
  changes: GroupedChanges,
  covariates: readonly (readonly number[])[],
  coefficients: readonly number[],
): PartialLikelihood {
  const { time, entered, left, group } = changes
  const size = coefficients.length
  const groups = covariates.map((x): Group => {
    const score = x.reduce((sum, value, k) => sum + value * (coefficients[k] ?? 0), 0)
    return { score, covariates: x, shape: shapeOf(x, Math.exp(score)) }
  })
  const total = { value: 0, gradient: new Array<number>(size).fill(0), information: new Float64Array(width(size)) }
  const [atRisk, lost] = [new Float64Array(width(size)), new Float64Array(width(size))]
  for (let first = 0, end = 0; first < time.length; first = end) {
    end = momentEnd(time, first)
    const cases = addLost(total, lost, changes, groups, { first, end })
    if (cases > 0) addTime(total, atRisk, lost, cases, size)
    for (let row = first; row < end; row++) {
      add(atRisk, groups[group[row] ?? 0], (entered[row] ?? 0) - (left[row] ?? 0))
    }
  }
  return { value: total.value, gradient: total.gradient, information: square(total.information, size) }
}

interface Group {
  readonly score: number
  readonly covariates: readonly number[]
  readonly shape: Sums
}

/** Counts those lost at one time and sums them up; returns how many they are. */
function addLost(
  total: Total,
  lost: Sums,
  { events, group }: GroupedChanges,
  groups: readonly Group[],
  { first, end }: { readonly first: number; readonly end: number },
): number {
  let cases = 0
  lost.fill(0)
  for (let row = first; row < end; row++) {
    const [count, own] = [events[row] ?? 0, groups[group[row] ?? 0]]
    if (count === 0 || own === undefined) continue
    cases += count
    total.value += count * own.score
    for (const [k, value] of own.covariates.entries()) total.gradient[k] = (total.gradient[k] ?? 0) + count * value
    add(lost, own, count)
  }
  return cases
}

interface Total {
  value: number
  gradient: number[]
  information: Float64Array
}

/**
 * The part of one event time. With f = l ÷ d for l = 0 … d − 1 and a = 1 ÷ (s − f e), where s sums over those at risk and e over
 * those lost, all sums over l are scalars: a, f a, a², f a², f² a².
 */
function addTime(total: Total, atRisk: Sums, lost: Sums, cases: number, size: number): void {
  const [s, e] = [atRisk[0] ?? 0, lost[0] ?? 0]
  let [a, fa, aa, faa, ffaa] = [0, 0, 0, 0, 0]
  for (let l = 0; l < cases; l++) {
    const f = l / cases
    const rest = s - f * e
    total.value -= Math.log(rest)
    a += 1 / rest
    fa += f / rest
    aa += 1 / (rest * rest)
    faa += f / (rest * rest)
    ffaa += (f * f) / (rest * rest)
  }
  for (let k = 0; k < size; k++) {
    const [sk, ek] = [atRisk[1 + k] ?? 0, lost[1 + k] ?? 0]
    total.gradient[k] = (total.gradient[k] ?? 0) - (sk * a - ek * fa)
    for (let j = k; j < size; j++) {
      const [sj, ej] = [atRisk[1 + j] ?? 0, lost[1 + j] ?? 0]
      const at = placeOf(k, j, size)
      const outer = sk * sj * aa - (sk * ej + ek * sj) * faa + ek * ej * ffaa
      total.information[at] = (total.information[at] ?? 0) + (atRisk[at] ?? 0) * a - (lost[at] ?? 0) * fa - outer
    }
  }
}

function shapeOf(x: readonly number[], weight: number): Sums {
  const shape = new Float64Array(width(x.length))
  shape[0] = weight
  for (const [k, value] of x.entries()) {
    shape[1 + k] = weight * value
    for (let j = k; j < x.length; j++) shape[placeOf(k, j, x.length)] = weight * value * (x[j] ?? 0)
  }
  return shape
}

function add(sums: Sums, group: Group | undefined, times: number): void {
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + times * (group?.shape[k] ?? 0)
}

function width(size: number): number {
  return 1 + size + (size * (size + 1)) / 2
}

function placeOf(row: number, column: number, size: number): number {
  return 1 + size + row * size - (row * (row - 1)) / 2 + column - row
}

function square(sums: Sums, size: number): number[][] {
  return Array.from({ length: size }, (_, k) =>
    Array.from({ length: size }, (_, j) => sums[placeOf(Math.min(k, j), Math.max(k, j), size)] ?? 0),
  )
}
