import { normalProbability, normalQuantile } from './normal.js'
import { randomIntegers } from './random.js'

/** Unique pairs of one case's numerator and denominator; `weight` is how many cases share the pair, a whole number. */
interface RatioSample {
  readonly numerator: Float64Array
  readonly denominator: Float64Array
  readonly weight: Float64Array
  readonly seed: number
  readonly level?: number
}

interface RatioInterval {
  readonly low: number
  readonly high: number
  /** How many resamples the interval stands on. */
  readonly replicates: number
}

const mostDraws = 1e7
const mostReplicates = 2000
const fewestReplicates = 1000

/**
 * The bootstrap interval of Σ numerator ÷ Σ denominator over cases, bias-corrected and accelerated (BCa; Efron 1987, JASA 82:
 * 171–185). A resample has as many cases as the sample; above 10,000 it has 10,000, and the interval shrinks around the ratio by
 * √(drawn ÷ n) (Bickel, Götze & van Zwet 1997). The same pairs and seed give the same bytes, in whatever order. Throws RangeError for no cases, fractional weights,
 * a negative denominator, a sum of 0 or a value that is not finite.
 */
export function ratioBootstrap(sample: RatioSample): RatioInterval {
  const cases = sortedCases(sample)
  const n = cases.length / 2
  const { above, below } = totals(cases)
  const ratio = above / below
  if (!Number.isFinite(ratio)) throw new RangeError('no ratio of sums in this sample')
  const drawn = Math.min(n, mostDraws / fewestReplicates)
  const random = randomIntegers(sample.seed)
  const wanted = Math.min(mostReplicates, Math.floor(mostDraws / drawn))
  const replicates = Float64Array.from({ length: wanted }, () => resampled(cases, drawn, random))
    .filter(Number.isFinite)
    .sort()
  const tail = (1 - (sample.level ?? 0.95)) / 2
  const shrink = Math.sqrt(drawn / n)
  const corrected = correction(biasOf(replicates, ratio), accelerationOf(cases, n))
  const bound = (probability: number): number => ratio + shrink * (quantile(replicates, corrected(probability)) - ratio)
  return { low: bound(tail), high: bound(1 - tail), replicates: replicates.length }
}

/** Numerator and denominator of every case, one after the other, sorted: independent of the order in which pairs came. */
function sortedCases({ numerator, denominator, weight }: RatioSample): Float64Array {
  const isSound =
    weight.every((count) => Number.isInteger(count) && count >= 0) && denominator.every((value) => value >= 0)
  if (!isSound) throw new RangeError('no ratio of sums in this sample')
  const order = Uint32Array.from(weight.keys()).sort(
    (a, b) => at(numerator, a) - at(numerator, b) || at(denominator, a) - at(denominator, b),
  )
  const cases = new Float64Array(2 * weight.reduce((sum, count) => sum + count, 0))
  let end = 0
  for (const pair of order) {
    for (let copy = 0; copy < at(weight, pair); copy++) {
      cases[end++] = at(numerator, pair)
      cases[end++] = at(denominator, pair)
    }
  }
  return cases
}

/** The ratio of as many cases as wanted, each drawn from all of them. Up to 10 million draws pass here: nothing is called but the generator. */
function resampled(cases: Float64Array, count: number, random: () => number): number {
  const n = cases.length / 2
  let [above, below] = [0, 0]
  for (let index = 0; index < count; index++) {
    const place = 2 * Math.floor((random() / 2 ** 32) * n)
    above += at(cases, place)
    below += at(cases, place + 1)
  }
  return above / below
}

function totals(cases: Float64Array): { readonly above: number; readonly below: number } {
  let [above, below] = [0, 0]
  for (let place = 0; place < cases.length; place += 2) {
    above += at(cases, place)
    below += at(cases, place + 1)
  }
  return { above, below }
}

/** Which quantile of the resamples bounds the ratio at a probability. */
function correction(bias: number, acceleration: number): (probability: number) => number {
  return (probability) => {
    const z = bias + normalQuantile(probability)
    return normalProbability(bias + z / (1 - acceleration * z))
  }
}

/** The normal quantile of the share of resamples below the ratio, equal ones by half. */
function biasOf(replicates: Float64Array, ratio: number): number {
  const below = replicates.reduce((sum, one) => sum + (one < ratio ? 1 : one === ratio ? 0.5 : 0), 0)
  const least = 0.5 / replicates.length
  return normalQuantile(Math.min(1 - least, Math.max(least, below / replicates.length)))
}

/** A sixth of the skewness of the ratios that leave one case out; 0 where a case left out leaves no ratio. */
function accelerationOf(cases: Float64Array, n: number): number {
  const { above, below } = totals(cases)
  const without = (index: number): number => (above - at(cases, 2 * index)) / (below - at(cases, 2 * index + 1))
  let mean = 0
  for (let index = 0; index < n; index++) mean += without(index) / n
  let [squares, cubes] = [0, 0]
  for (let index = 0; index < n; index++) {
    const gap = mean - without(index)
    squares += gap ** 2
    cubes += gap ** 3
  }
  const acceleration = cubes / (6 * squares ** 1.5)
  return Number.isFinite(acceleration) ? acceleration : 0
}

/** The quantile of sorted values, linear between neighbours. */
function quantile(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1)
  const below = Math.floor(place)
  const low = at(sorted, below)
  return low + (place - below) * (at(sorted, Math.min(below + 1, sorted.length - 1)) - low)
}

function at(values: Float64Array | Uint32Array, index: number): number {
  return values[index] ?? Number.NaN
}
