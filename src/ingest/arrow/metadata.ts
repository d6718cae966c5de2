/** Where the fields of the tables stand in their list of offsets; after the specification of the Arrow columnar format, 1.5. */
const FIRST = 4
const SECOND = 6
const THIRD = 8
const FOURTH = 10
const FIFTH = 12
const SIXTH = 14
const SCHEMA = 1
const DICTIONARY_BATCH = 2
const RECORD_BATCH = 3
const OFFSET_BYTES = 4
const NODE_BYTES = 16
const BLOCK_BYTES = 24
const DEEPEST = 64

/**
 * Throws Error where a message of an Arrow file claims lists that are longer than itself: the reader would believe them and fill
 * the memory.
 */
export function verifyMessage(bytes: Buffer): void {
  const root = bytes.readUInt32LE(0)
  const [kind, header] = [field(bytes, root, SECOND), target(bytes, field(bytes, root, THIRD))]
  if (kind === 0 || header === 0) return
  if (bytes[kind] === SCHEMA) verifySchema(bytes, header)
  if (bytes[kind] === RECORD_BATCH) verifyBatch(bytes, header)
  if (bytes[kind] === DICTIONARY_BATCH) verifyBatch(bytes, target(bytes, field(bytes, header, SECOND)))
}

/** The same for the footer of a file. */
export function verifyFooter(bytes: Buffer): void {
  const root = bytes.readUInt32LE(0)
  verifySchema(bytes, target(bytes, field(bytes, root, SECOND)))
  for (const slot of [THIRD, FOURTH]) list(bytes, field(bytes, root, slot), BLOCK_BYTES)
}

function verifyBatch(bytes: Buffer, table: number): void {
  if (table === 0) return
  for (const slot of [SECOND, THIRD]) list(bytes, field(bytes, table, slot), NODE_BYTES)
  list(bytes, field(bytes, table, FIFTH), 8)
}

function verifySchema(bytes: Buffer, table: number): void {
  if (table === 0) return
  list(bytes, field(bytes, table, THIRD), OFFSET_BYTES)
  verifyFields(bytes, field(bytes, table, SECOND), 0)
}

function verifyFields(bytes: Buffer, fields: number, depth: number): void {
  if (depth > DEEPEST) throw new Error('its columns are nested too deeply')
  const { start, length } = list(bytes, fields, OFFSET_BYTES)
  for (let at = start; at < start + length * OFFSET_BYTES; at += OFFSET_BYTES) {
    const table = target(bytes, at)
    list(bytes, field(bytes, table, FIRST), 1)
    list(bytes, field(bytes, table, SIXTH + OFFSET_BYTES), OFFSET_BYTES)
    verifyFields(bytes, field(bytes, table, SIXTH), depth + 1)
  }
}

/** The place of a field of a table; 0 where it is absent. */
function field(bytes: Buffer, table: number, slot: number): number {
  const slots = table - bytes.readInt32LE(table)
  if (slot >= bytes.readUInt16LE(slots)) return 0
  const offset = bytes.readUInt16LE(slots + slot)
  return offset === 0 ? 0 : table + offset
}

function target(bytes: Buffer, at: number): number {
  return at === 0 ? 0 : at + bytes.readUInt32LE(at)
}

function list(bytes: Buffer, at: number, size: number): { start: number; length: number } {
  if (at === 0) return { start: 0, length: 0 }
  const start = target(bytes, at) + OFFSET_BYTES
  const length = bytes.readUInt32LE(start - OFFSET_BYTES)
  if (start + length * size > bytes.length) throw new Error('it claims more than it holds')
  return { start, length }
}
