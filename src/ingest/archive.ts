import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { NamedFile } from './bytes.js'
import { Refusal } from './refusal.js'
import { writeTemporary } from './temporary-file.js'

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
 * password, or too large once unpacked.
 */
export async function withMembers<T>(
  source: NamedFile,
  use: (members: readonly Member[], extract: (member: Member, target: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const { file } = source
  return withArchive(source, MOST_BYTES, (zip, members) =>
    use(members, (member, target) => damageNamed(file, () => writeTemporary(file, target, bytesOf(zip, member)))),
  )
}

/** Reads every member of an archive to its end: a Refusal where one is damaged, or all of them are more than `mostBytes`. */
export async function verifyArchive(source: NamedFile, mostBytes: number): Promise<void> {
  await withArchive(source, mostBytes, async (zip, members) => {
    for (const member of members)
      await damageNamed(source.file, async () => {
        for await (const _ of bytesOf(zip, member));
      })
  })
}

async function withArchive<T>(
  { file, path }: NamedFile,
  mostBytes: number,
  use: (zip: ZipFile, members: readonly Member[]) => Promise<T>,
): Promise<T> {
  const zip = await damageNamed(file, () => openPromise(path, { decodeStrings: false, autoClose: false }))
  try {
    return await use(zip, await damageNamed(file, () => membersOf(zip, file, mostBytes)))
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

/** The bytes of a member, unpacked; the library leaves it to us to compare their checksum. */
async function* bytesOf(zip: ZipFile, { name, entry }: Member): AsyncIterable<Buffer> {
  let sum = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== entry.crc32) throw new Error(`checksum: ${name}`)
}

async function damageNamed<T>(file: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('data', 'file-damaged', { file, why: error instanceof Error ? error.message.slice(0, 160) : '' })
  }
}
