import { statSync } from 'node:fs'
import { join } from 'node:path'
import { writeReport } from './output.js'
import { UsageError } from './usage-error.js'

/**
 * Writes limpet.yaml into a folder, whole or not at all. Throws UsageError where there is one already and `force` is false, and
 * always where there is a limpet.yml or limpet.json, because two configurations in a folder contradict each other.
 */
export async function writeConfiguration(directory: string, text: string, force: boolean): Promise<string> {
  const present = ['limpet.yaml', 'limpet.yml', 'limpet.json'].filter(
    (name) => statSync(join(directory, name), { throwIfNoEntry: false }) !== undefined,
  )
  const [obstacle] = present.filter((name) => !force || name !== 'limpet.yaml')
  if (obstacle !== undefined) throw new UsageError('configuration-exists', { file: obstacle })
  return writeReport(join(directory, 'limpet.yaml'), 'yaml', text)
}
