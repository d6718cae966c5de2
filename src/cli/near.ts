import { closest, distance } from 'fastest-levenshtein'

/** The candidate that a mistyped word most likely means, as the argument `near`; none where nothing is close. */
export function near(word: string, candidates: readonly string[]): { near?: string } {
  if (candidates.length === 0) return {}
  const candidate = closest(word.toLowerCase(), [...candidates])
  const isClose = distance(word.toLowerCase(), candidate) <= Math.max(2, Math.floor(candidate.length / 3))
  return isClose ? { near: candidate } : {}
}
