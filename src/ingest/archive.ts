import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { NamedFile } from './bytes.js'
import { Refusal } from './refusal.js'

/** Beyond these an archive is taken for a bomb: members, bytes unpacked, and how many times larger than packed. */
const MOST_MEMBERS = 2000
const MOST_BYTES = 8 * 1024 ** 3
const LARGEST_RATIO = 300
/** Small members may be packed as tightly as they like. */
const HARMLESS_BYTES = 64 * 1024 ** 2

/** A file in an archive: its name, decoded, and its size unpacked. */
interface Member {
  readonly name: string
  readonly bytes: number
  readonly entry: Entry
}

/**
 * Lists the files of a zip archive and hands them to `use` while it is open. Refuses archives that are damaged, locked by a
 * password, or too large once unpacked: `mostBytes` says what is too large.
 */
export async function withMembers<T>(
  { file, path }: NamedFile,
  use: (members: readonly Member[], extract: (member: Member, target: string) => Promise<void>) => Promise<T>,
  mostBytes: number = MOST_BYTES,
): Promise<T> {
  const zip = await damageNamed(file, () => openPromise(path, { decodeStrings: false, autoClose: false }))
  try {
    const members = await damageNamed(file, () => membersOf(zip, file, mostBytes))
    return await use(members, (member, target) => damageNamed(file, () => extract(zip, member, target)))
  } finally {
    zip.close()
  }
}

/** Where a member is unpacked to: a name of our own, never one of the archive. */
export function unpackedPath(temporaryDirectory: string): string {
  return join(temporaryDirectory, `${crypto.randomUUID()}.member`)
}

async function membersOf(zip: ZipFile, file: string, mostBytes: number): Promise<Member[]> {
  const members: Member[] = []
  let [packed, unpacked] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry)
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    const isBomb = unpacked > HARMLESS_BYTES && unpacked > packed * LARGEST_RATIO
    if (isBomb || unpacked > mostBytes || members.length >= MOST_MEMBERS)
      throw new Refusal('data', 'archive-too-large', {
        file,
        members: members.length + 1,
        megabytes: Math.ceil(unpacked / 1e6),
      })
    if (entry.isEncrypted()) throw new Refusal('data', 'file-damaged', { file, why: `password: ${name}` })
    if (!name.endsWith('/')) members.push({ name, bytes: entry.uncompressedSize, entry })
  }
  return members.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Archives made on Chinese Windows name their members in GBK without saying so. */
function nameOf(entry: Entry): string {
  const bytes = Buffer.from(entry.fileName as unknown as Uint8Array)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function extract(zip: ZipFile, { entry }: Member, target: string): Promise<void> {
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }))
}

async function damageNamed<T>(file: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('data', 'file-damaged', { file, why: error instanceof Error ? error.message.slice(0, 160) : '' })
  }
}
