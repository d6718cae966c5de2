import type { Part } from './part.js'
import { Refusal } from './refusal.js'
import type { Staged } from './staging.js'

/** Looks on while a folder is read; what would end a run is told to it instead, and the other files go on. */
export interface Inspector {
  /** The headers of a file that was surveyed, before anybody knows what it is. */
  surveyed(file: string, headers: readonly string[]): void
  /** A refusal that concerns some of these files. */
  refused(refusal: Refusal, files: readonly string[]): void
  /** All rows of a dataset, typed, before the next dataset takes their place. */
  staged(staged: Staged, parts: readonly Part[]): Promise<void>
}

/** Runs what may refuse a file. With an inspector the refusal is told to it, and null comes back. */
export async function tolerated<Value>(
  inspector: Inspector | undefined,
  files: readonly string[],
  operation: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await operation()
  } catch (error) {
    if (inspector === undefined || !(error instanceof Refusal)) throw error
    inspector.refused(error, files)
    return null
  }
}
