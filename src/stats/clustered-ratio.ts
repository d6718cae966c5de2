import { studentQuantile, studentTail } from './student.js'

/** Over clusters of dependent cases: how many, and the sums of a, b, a², ab and b² of each cluster's a and b. */
export interface ClusterSums {
  readonly clusters: number
  readonly a: number
  readonly b: number
  readonly aa: number
  readonly ab: number
  readonly bb: number
}

interface ClusteredRatio {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Two-sided, that the ratio is 0. */
  readonly p: number
}

/**
 * The ratio Σa ÷ Σb with an error that takes each cluster as one observation (the sandwich of Liang & Zeger 1986, times
 * G ÷ (G − 1)), t with G − 1 degrees. With a = Σ(t − t̄)(y − ȳ), b = Σ(t − t̄)² it is a regression slope, with a = Σy, b = n a mean.
 * Throws RangeError below two clusters or where Σb is not positive.
 */
export function clusteredRatio({ clusters, a, b, aa, ab, bb }: ClusterSums, level = 0.95): ClusteredRatio {
  if (!(clusters >= 2 && b > 0)) throw new RangeError(`no ratio over ${clusters} clusters with a base of ${b}`)
  const value = a / b
  const scatter = Math.max(0, aa - 2 * value * ab + value * value * bb)
  const error = Math.sqrt((scatter * clusters) / (clusters - 1)) / b
  const half = studentQuantile((1 + level) / 2, clusters - 1) * error
  const p = error === 0 ? Number(value === 0) : studentTail(value / error, clusters - 1)
  return { value, low: value - half, high: value + half, p }
}
