import { exhaustionOf } from './exhaustion.js'
import { Refusal } from './refusal.js'

/** Runs what makes the engine read a file; where it fails because of the file, that is a Refusal which names it. */
export async function fileOperation<T>(file: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    const exhaustion = exhaustionOf(error)
    if (exhaustion !== null) throw exhaustion
    const message = error instanceof Error ? error.message : String(error)
    if (/^(INTERRUPT|Interrupted|Binder|Parser|Catalog|Permission) Error/i.test(message)) throw error
    throw new Refusal('data', 'file-damaged', { file, why: firstLine(message) })
  }
}

/** A path as the engine must get it: its pattern characters stand for themselves. */
export function literalPath(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

/** The engine may name the path of the machine further on; the first line says what is wrong. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/"[^"]*[/\\][^"]*"|'[^']*[/\\][^']*'/g, '…').slice(0, 160)
}
