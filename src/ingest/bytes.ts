import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import { Refusal } from './refusal.js'

const CHUNK = 1024 * 1024

export type Compression = 'none' | 'gzip' | 'zstd'

/** A file to be read: `path` for the machine, `file` (relative to the folder) for people. */
export interface NamedFile {
  readonly file: string
  readonly path: string
}

/** Adds up size and SHA-256 of the bytes on disk while they are read. */
export class Fingerprint {
  bytes = 0
  private readonly hash = createHash('sha256')

  async *through(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      this.hash.update(chunk)
      this.bytes += chunk.length
      yield chunk
    }
  }

  sha256(): string {
    return this.hash.digest('hex')
  }
}

/** The bytes of a file as they are on disk. A file that can't be read is a Refusal that names it. */
export async function* storedBytes({ file, path }: NamedFile): AsyncIterable<Buffer> {
  try {
    // Opening a named pipe would wait for a writer for ever.
    if ((await stat(path)).isFIFO()) throw new Error('FIFO')
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) yield chunk
  } catch (error) {
    throw new Refusal('data', 'file-unreadable', { file, why: codeOf(error) })
  }
}

/** The text inside: unpacked where the file is compressed. A damaged file is a Refusal. */
export async function* unpacked(
  chunks: AsyncIterable<Buffer>,
  compression: Compression,
  file: string,
): AsyncIterable<Buffer> {
  if (compression === 'none') return yield* chunks
  try {
    yield* compression === 'gzip' ? gunzipped(chunks) : unzstandardised(chunks)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('data', 'file-damaged', { file, why: codeOf(error) })
  }
}

/** A pipeline hands errors on in both directions and closes the file where the reader stops early. */
function gunzipped(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: CHUNK }), () => undefined)
}

async function* unzstandardised(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const ready: Buffer[] = []
  let ended = false
  const decompress = new Decompress((data, final) => {
    ready.push(Buffer.from(data))
    ended = final === true
  })
  for await (const chunk of chunks) {
    decompress.push(chunk)
    yield* ready.splice(0)
  }
  decompress.push(new Uint8Array(0), true)
  yield* ready.splice(0)
  if (!ended) throw new Error('the data ends too early')
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
