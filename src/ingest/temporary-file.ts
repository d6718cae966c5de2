import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './refusal.js'

/** What the system says where there is no more room, or none for a file of this size. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Writes bytes to a temporary file that must not be there yet. No room for it is a Refusal that names `file`, for which it is made. */
export async function writeTemporary(
  file: string,
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  try {
    await pipeline(chunks, createWriteStream(path, { flags: 'wx' }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (FULL.has(code)) throw new Refusal('data', 'disk-full', { file, why: code })
    throw error
  }
}
