import { storedBytes, unpacked } from './bytes.js'
import type { TextSurvey } from './survey.js'
import { writeTemporary } from './temporary-file.js'

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Writes the text of a file, unpacked, without the byte ranges that are to be left out; escapes by backslash become doubled
 * quotes and single backslashes. `file`: its name for people.
 */
export async function excise(
  file: string,
  { text, structure, hasBackslashes }: TextSurvey,
  target: string,
): Promise<void> {
  const chunks = unpacked(storedBytes({ file, path: text.path }), text.compression, file)
  const kept = keptBytes(chunks, structure.excised)
  await writeTemporary(file, target, hasBackslashes ? withoutBackslashes(kept) : kept)
}

/** `ranges`: from, to, from, to, … ascending. */
async function* keptBytes(chunks: AsyncIterable<Buffer>, ranges: readonly number[]): AsyncIterable<Buffer> {
  let offset = 0
  let next = 0
  for await (const chunk of chunks) {
    let at = 0
    while (at < chunk.length) {
      const from = (ranges[next] ?? Number.POSITIVE_INFINITY) - offset
      const to = (ranges[next + 1] ?? Number.POSITIVE_INFINITY) - offset
      if (at < from) {
        yield chunk.subarray(at, Math.min(from, chunk.length))
        at = Math.min(from, chunk.length)
      } else {
        at = Math.min(to, chunk.length)
        if (to <= chunk.length) next += 2
      }
    }
    offset += chunk.length
  }
}

async function* withoutBackslashes(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let isEscaped = false
  for await (const chunk of chunks) {
    const bytes: number[] = []
    for (const byte of chunk) {
      if (isEscaped) bytes.push(...(byte === QUOTE ? [QUOTE, QUOTE] : byte === BACKSLASH ? [byte] : [BACKSLASH, byte]))
      else if (byte !== BACKSLASH) bytes.push(byte)
      isEscaped = !isEscaped && byte === BACKSLASH
    }
    yield Buffer.from(bytes)
  }
}
