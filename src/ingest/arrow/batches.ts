import { type FileHandle, open } from 'node:fs/promises'
import {
  type AsyncRecordBatchFileReader,
  CompressionType,
  compressionRegistry,
  type Data,
  type RecordBatch,
  RecordBatchReader,
  type Schema,
} from 'apache-arrow'
import { decompress } from 'fzstd'
import type { NamedFile } from '../bytes.js'
import { Refusal } from '../refusal.js'
import { unpackedLz4 } from './lz4.js'
import { verifyFooter, verifyMessage } from './metadata.js'

const FILE_MARK = Buffer.from('ARROW1')
/** The length of the footer, and the mark behind it. */
const FOOTER_END = 4 + FILE_MARK.length
const OLD_FEATHER_MARK = Buffer.from('FEA1')
/** What ends a stream: a continuation mark and a message of no length. */
const END_OF_STREAM = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])

compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: unpackedLz4 })
compressionRegistry.set(CompressionType.ZSTD, { decode: (packed) => decompress(packed).slice() })

/**
 * Opens an Arrow file or stream and hands its schema and its batches, one held at a time, to `use`. Throws a Refusal where it is
 * damaged, cut short, followed by further bytes, or Feather of version 1: rows that nobody saw would be missing in silence.
 */
export async function withBatches<Result>(
  { file, path }: NamedFile,
  use: (schema: Schema, batches: AsyncIterable<readonly Data[]>) => Promise<Result>,
): Promise<Result> {
  const handle = await opened({ file, path })
  try {
    const guarded = new GuardedFile(handle, (await handle.stat()).size)
    const isFile = await refuseCut(guarded)
    const reader = await RecordBatchReader.from(guarded as unknown as FileHandle)
    await reader.open({ autoDestroy: false })
    if (!reader.schema) throw new Error('there is no schema in it')
    const batches = reader.isFile() && reader.isAsync() ? batchesOfFile(reader) : batchesOfStream(reader)
    const result = await use(reader.schema, batches)
    if (!isFile && guarded.furthest !== guarded.size) throw new Error('further bytes follow the end of the stream')
    return result
  } catch (error) {
    if (error instanceof Refusal) throw error
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 160) : String(error)
    throw new Refusal('data', 'file-damaged', { file, why })
  } finally {
    await handle.close()
  }
}

async function opened({ file, path }: NamedFile): Promise<FileHandle> {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('data', 'file-unreadable', { file, why: error.code ?? error.message })
  })
}

/** Whether it is a file and no stream. Throws Error where its end is missing. */
async function refuseCut(guarded: GuardedFile): Promise<boolean> {
  const head = await guarded.bytes(0, FILE_MARK.length)
  const tail = await guarded.bytes(Math.max(0, guarded.size - END_OF_STREAM.length), END_OF_STREAM.length)
  if (head.subarray(0, OLD_FEATHER_MARK.length).equals(OLD_FEATHER_MARK)) throw new Error('Feather version 1')
  const isFile = head.equals(FILE_MARK)
  const isWhole = isFile ? tail.subarray(-FILE_MARK.length).equals(FILE_MARK) : tail.equals(END_OF_STREAM)
  if (!isWhole) throw new Error('its end is missing')
  if (isFile) {
    const end = guarded.size - FOOTER_END
    const length = (await guarded.bytes(end, 4)).readInt32LE(0)
    if (length <= 0 || length > end) throw new Error('its footer is damaged')
    verifyFooter(await guarded.bytes(end - length, length))
  }
  return isFile
}

/** By number: an iterator would end early where a block is not the batch that it should be. */
async function* batchesOfFile(reader: AsyncRecordBatchFileReader): AsyncIterable<readonly Data[]> {
  for (let index = 0; index < reader.numRecordBatches; index += 1) {
    const batch = await reader.readRecordBatch(index)
    if (batch === null) throw new Error(`batch ${index + 1} is missing`)
    yield columnsOf(batch, reader.schema)
  }
}

async function* batchesOfStream(reader: RecordBatchReader): AsyncIterable<readonly Data[]> {
  const { schema } = reader
  for await (const batch of reader) {
    if (reader.schema !== schema) throw new Error('the columns change on the way')
    yield columnsOf(batch, schema)
  }
}

function columnsOf({ data: { children } }: RecordBatch, { fields }: Schema): readonly Data[] {
  const isTable = children.length === fields.length && children.every(({ type }, at) => type === fields[at]?.type)
  if (!isTable) throw new Error('the columns of a batch are others than those of the file')
  return children
}

/**
 * The file as the reader may see it: reading outside of it or getting no bytes is an Error, because the reader would fill in
 * zeros or wait for ever; so are messages that claim more than they hold. Remembers the furthest byte that was read.
 */
class GuardedFile {
  furthest = 0
  /** The length of a message, as it was read just now. */
  private announced = 0
  readonly fd: number

  constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {
    this.fd = handle.fd
  }

  async stat(): Promise<{ size: number }> {
    return { size: this.size }
  }

  async close(): Promise<void> {
    return undefined
  }

  async read(buffer: Uint8Array, offset: number, length: number, position: number) {
    if (!(position >= 0 && position + length <= this.size)) throw new Error('it refers to bytes outside of it')
    const { bytesRead } = await this.handle.read(buffer, offset, length, position)
    if (bytesRead === 0 && length > 0) throw new Error('it became shorter while it was read')
    this.furthest = Math.max(this.furthest, position + bytesRead)
    this.verify(Buffer.from(buffer.buffer, buffer.byteOffset + offset, bytesRead), position)
    return { bytesRead, buffer }
  }

  /** A message is read as a whole, right behind its length; the footer was looked at before. */
  private verify(bytes: Buffer, position: number): void {
    if (bytes.length === 4 && position < this.size - FOOTER_END) this.announced = bytes.readInt32LE(0)
    else {
      if (bytes.length === this.announced) verifyMessage(bytes)
      this.announced = 0
    }
  }

  async bytes(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.min(length, this.size))
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, position)
    return buffer.subarray(0, bytesRead)
  }
}
