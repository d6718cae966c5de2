import { closest, distance } from 'fastest-levenshtein'

/** The candidate that a mistyped or shortened word most likely means, as the argument `near`; none where nothing is close. */
export function near(word: string, candidates: readonly string[]): { near?: string } {
  if (candidates.length === 0 || word === '') return {}
  const given = word.toLowerCase()
  const candidate = closest(given, [...candidates])
  if (distance(given, candidate) <= Math.max(2, Math.floor(candidate.length / 3))) return { near: candidate }
  const part = candidates.find((name) => given.length > 3 && (name.includes(given) || given.includes(name)))
  return part === undefined ? {} : { near: part }
}
