import { readFileSync } from 'node:fs'
import { shortestKey } from '../run/pseudonymised/pseudonyms.js'
import type { Invocation } from './invocation.js'
import { UsageError } from './usage-error.js'

const variable = 'LIMPET_PSEUDONYM_KEY'

/**
 * The key of the pseudonyms where --pseudonymise asks for them: the file named, else the environment variable; never an argument,
 * which every user of the machine could read. Throws UsageError where there is none, or one below 16 bytes, and where a key file
 * is named for nothing.
 */
export function pseudonymKeyOf({ flags, environment, terminal }: Invocation): Uint8Array | null {
  const given = { ...environment, ...flags }
  const file = given.pseudonymKeyFile
  if (given.pseudonymise !== true) {
    if (typeof flags.pseudonymKeyFile === 'string') throw new UsageError('pseudonym-key-unused')
    return null
  }
  const key = typeof file === 'string' ? keyIn(file) : Buffer.from(terminal.environment[variable] ?? '')
  if (key.length === 0 && typeof file !== 'string') throw new UsageError('pseudonym-key-missing', { variable })
  if (key.length < shortestKey)
    throw new UsageError('pseudonym-key-short', { bytes: key.length, shortest: shortestKey })
  return key
}

/** The bytes of the file without the line break that an editor puts at its end. */
function keyIn(file: string): Buffer {
  try {
    const bytes = readFileSync(file)
    const end = /\r?\n?$/.exec(bytes.toString('latin1'))?.[0].length ?? 0
    return bytes.subarray(0, bytes.length - end)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError('pseudonym-key-unreadable', { file, reason })
  }
}
