import { distance } from 'fastest-levenshtein'

/** The names that a misspelt or missing one may have meant, nearest first, at most three; far ones are left out. */
export function nearMisses(name: string, candidates: readonly string[]): string[] {
  return candidates
    .map((candidate) => ({ candidate, apart: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, apart }) => apart <= Math.min(name.length, candidate.length) / 2)
    .sort((a, b) => a.apart - b.apart || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}
