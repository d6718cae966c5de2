import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = process.env['LIMPET_REFERENCE_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** A folder of public data that is not part of the project; tests that need it are skipped by name where it is missing. */
export function referenceData(name: string): { folder: string; isMissing: boolean } {
  const folder = join(root, name)
  return { folder, isMissing: !existsSync(folder) }
}
