import { normalQuantile } from './normal.js'

interface PromoterCounts {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

interface NetPromoterInterval {
  readonly value: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/**
 * The net promoter score in points (−100 to 100) with its standard error and normal interval: an answer is +1, 0 or −1, so
 * the variance of the mean is (p + d − (p − d)²) ÷ n. Where all answers agree the error is 0, which says only that n is
 * small. Throws RangeError without answers.
 */
export function netPromoterInterval(counts: PromoterCounts, level = 0.95): NetPromoterInterval {
  const { promoters, passives, detractors } = counts
  const n = promoters + passives + detractors
  if (!(n > 0)) throw new RangeError('no net promoter score without answers')
  const score = (promoters - detractors) / n
  const standardError = Math.sqrt(Math.max(0, (promoters + detractors) / n - score * score) / n)
  const half = normalQuantile((1 + level) / 2) * standardError
  return {
    value: 100 * score,
    standardError: 100 * standardError,
    low: 100 * Math.max(-1, score - half),
    high: 100 * Math.min(1, score + half),
  }
}
