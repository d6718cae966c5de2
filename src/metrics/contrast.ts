import type { NoteCode } from '../i18n/words.js'
import { proportionDifference } from '../stats/proportion-difference.js'
import type { Coded, Interval } from './answer.js'
import { note, type Unknown, unknown } from './metric.js'
import { fewest } from './segments.js'

interface Share {
  readonly cases: number
  readonly n: number
}

/** How far the share of one group lies above that of another, in percentage points, with Newcombe's interval. */
export function contrast(first: Share, second: Share): { value: number; interval: Interval } {
  const { value, low, high } = proportionDifference(first, second)
  return { value: 100 * value, interval: { low: 100 * low, high: 100 * high, level: 0.95, method: 'newcombe' } }
}

/** What every contrast of outcomes says of itself: that it proves no cause, and whether it shows a difference at all. */
export function contrastNotes(first: Share, second: Share): Coded<NoteCode>[] {
  const { low, high } = contrast(first, second).interval
  return [note('association-not-cause'), ...(low <= 0 && high >= 0 ? [note('difference-not-shown')] : [])]
}

/** Why two groups cannot be compared (fewer than 5 on a side), or null. */
export function contrastRefusal(first: Share, second: Share): Unknown | null {
  if (first.n >= fewest && second.n >= fewest) return null
  return unknown('nothing-to-compare', { first: first.n, second: second.n })
}

/** The cells of a contrast; empty where it is refused. */
export function contrastCells(first: Share, second: Share) {
  if (contrastRefusal(first, second) !== null) return { gap: null, gap_low: null, gap_high: null }
  const { value, interval } = contrast(first, second)
  return { gap: value, gap_low: interval.low, gap_high: interval.high }
}
