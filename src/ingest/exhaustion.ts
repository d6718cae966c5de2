import { Refusal } from './refusal.js'

/** What the engine says where it finds no more room, in memory or on the disk that it spills to. */
const EXHAUSTED =
  /^Out of Memory Error|No space left on device|Disk quota exceeded|File too large|Cannot allocate memory/i

/** The Refusal that an error of the engine stands for where memory or disk ran out; null for any other error. */
export function exhaustionOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || error instanceof Refusal || !EXHAUSTED.test(error.message)) return null
  return new Refusal('data', 'memory-exhausted')
}
