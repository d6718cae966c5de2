import { isAscii, isUtf8 } from 'node:buffer'
import { type Data, DataType, DateUnit, Precision, TimeUnit, type Vector } from 'apache-arrow'
import { decimalText, floatText } from './numbers.js'
import { dayText, instantText, millisecondDayText, timeText } from './times.js'

/** The text of each cell of a column of one batch, by row; an absent value is an empty text. */
export type Cells = (row: number) => string

const partsPerSecond: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
}
/** Texts up to this size are decoded once and cut, which is faster than one by one. */
const MOST_DECODED_AT_ONCE = 64 * 1024 * 1024
const VIEW_BYTES = 16
const MOST_INLINE = 12

/** Whether values of a type have a text; lists, structs, maps, unions, bytes, durations and the like have none. */
export function hasText(type: DataType): boolean {
  if (DataType.isDictionary(type))
    return !DataType.isDictionary(type.dictionary) && !DataType.isNull(type.dictionary) && hasText(type.dictionary)
  if (DataType.isFloat(type)) return type.precision !== Precision.HALF
  return (
    DataType.isNull(type) ||
    DataType.isBool(type) ||
    DataType.isInt(type) ||
    DataType.isDecimal(type) ||
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isUtf8View(type) ||
    DataType.isDate(type) ||
    DataType.isTime(type) ||
    DataType.isTimestamp(type)
  )
}

/**
 * The cells of a column as the text that the same values have in a CSV file: ISO dates, instants in UTC, whole numbers without a
 * fraction, decimals with all of theirs. Throws Error where the batch contradicts itself: nothing is read from outside of it.
 */
export function cellsOf(data: Data): Cells {
  const { type, length, nullCount, nullBitmap } = data
  if (length === 0 || DataType.isNull(type) || !hasText(type)) return () => ''
  const text = valuesOf(data)
  if (nullCount === 0) return text
  if (nullBitmap.length * 8 < length) throw new Error('the marks of absent values are cut short')
  return (row) => (((nullBitmap[row >> 3] ?? 0) >> (row & 7)) & 1 ? text(row) : '')
}

function valuesOf(data: Data): Cells {
  const { type } = data
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return textsOf(data)
  if (DataType.isUtf8View(type)) return viewsOf(data)
  if (DataType.isDictionary(type)) return dictionaryOf(data)
  if (DataType.isDecimal(type)) {
    const words = type.bitWidth / 32
    const values = valued(data, words) as Uint32Array
    return (row) => decimalText(values.subarray(row * words, (row + 1) * words), type.scale)
  }
  if (DataType.isBool(type)) {
    const bits = valued(data, 1 / 8) as Uint8Array
    return (row) => String((((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1)
  }
  const values = valued(data, 1)
  if (DataType.isFloat(type)) return (row) => floatText(Number(values[row]), type.precision === Precision.SINGLE)
  if (DataType.isDate(type)) {
    if (type.unit === DateUnit.DAY) return (row) => dayText(Number(values[row]))
    return (row) => millisecondDayText(BigInt(values[row] ?? 0))
  }
  if (DataType.isTime(type)) return (row) => timeText(BigInt(values[row] ?? 0), partsPerSecond[type.unit])
  if (DataType.isTimestamp(type)) return (row) => instantText(BigInt(values[row] ?? 0), partsPerSecond[type.unit])
  return (row) => String(values[row])
}

type Values = Readonly<ArrayLike<number | bigint>>

/** The values of a column; there must be `width` for each row. */
function valued({ values, length }: Data, width: number): Values {
  const held = values as Values
  if (held.length < length * width) throw new Error('the values of a column are cut short')
  return held
}

function textsOf({ values, valueOffsets, length }: Data): Cells {
  const bytes = asBuffer(values as Uint8Array)
  const offsets = Float64Array.from(valueOffsets as Values, Number)
  if (offsets.length <= length) throw new Error('the offsets of a column are cut short')
  const [first = 0, last = 0] = [offsets[0], offsets[length]]
  for (let row = 0; row < length; row += 1)
    if ((offsets[row] ?? 0) > (offsets[row + 1] ?? 0)) throw new Error('the offsets of a column are out of order')
  if (first < 0 || last > bytes.length) throw new Error('the texts of a column are cut short')
  if (bytes.length <= MOST_DECODED_AT_ONCE && isAscii(bytes)) {
    const text = bytes.toString('latin1')
    return (row) => text.slice(offsets[row], offsets[row + 1])
  }
  const isCut = (offset: number): boolean => ((bytes[offset] ?? 0) & 0xc0) === 0x80
  if (isUtf8(bytes.subarray(first, last)) && !offsets.subarray(0, length).some(isCut))
    return (row) => bytes.toString('utf8', offsets[row], offsets[row + 1])
  return (row) => decoded(bytes.subarray(offsets[row], offsets[row + 1]))
}

/** Each view holds the length of its text, and the text itself or where it stands. */
function viewsOf({ values, variadicBuffers, length }: Data): Cells {
  const views = asBuffer(values as Uint8Array)
  const buffers = variadicBuffers.map(asBuffer)
  if (views.length < length * VIEW_BYTES) throw new Error('the views of a column are cut short')
  return (row) => {
    const at = row * VIEW_BYTES
    const size = views.readInt32LE(at)
    if (size >= 0 && size <= MOST_INLINE) return decoded(views.subarray(at + 4, at + 4 + size))
    const buffer = buffers[views.readInt32LE(at + 8)]
    const start = views.readInt32LE(at + 12)
    if (buffer === undefined || size < 0 || start < 0 || start + size > buffer.length)
      throw new Error('the texts of a column are cut short')
    return decoded(buffer.subarray(start, start + size))
  }
}

const dictionaries = new WeakMap<Vector, readonly string[]>()

function dictionaryOf(data: Data): Cells {
  const { dictionary } = data
  const indices = valued(data, 1)
  const texts = dictionary === undefined ? [] : textsOfDictionary(dictionary)
  return (row) => {
    const text = texts[Number(indices[row])]
    if (text === undefined) throw new Error('a value is not in its dictionary')
    return text
  }
}

function textsOfDictionary(dictionary: Vector): readonly string[] {
  const known = dictionaries.get(dictionary)
  if (known !== undefined) return known
  const texts = dictionary.data.flatMap((chunk) => {
    const text = cellsOf(chunk)
    return Array.from({ length: chunk.length }, (_, row) => text(row))
  })
  dictionaries.set(dictionary, texts)
  return texts
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function decoded(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Error('a text is not UTF-8')
  return bytes.toString('utf8')
}
