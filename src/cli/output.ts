import { statSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { UsageError } from './usage-error.js'

/**
 * Writes a report to a file, or into an existing folder as `limpet-report.<extension>`; the file appears whole or not at all.
 * Returns the file. Throws UsageError where the system refuses.
 */
export async function writeReport(path: string, extension: string, text: string): Promise<string> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const file = isFolder ? join(path, `limpet-report.${extension}`) : path
  try {
    await writeFileAtomic(file, text)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError('not-written', { file, reason })
  }
  return file
}
