import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { storedBytes, unpacked } from './bytes.js'
import type { ListedFile } from './folder.js'

/** Writes a text file, unpacked, without the byte ranges that are to be left out (from, to, from, to, … ascending). */
export async function excise(file: ListedFile, ranges: readonly number[], target: string): Promise<void> {
  await pipeline(keptBytes(file, ranges), createWriteStream(target, { flags: 'wx' }))
}

async function* keptBytes(file: ListedFile, ranges: readonly number[]): AsyncIterable<Buffer> {
  let offset = 0
  let next = 0
  for await (const chunk of unpacked(storedBytes(file), file.compression, file.file)) {
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
