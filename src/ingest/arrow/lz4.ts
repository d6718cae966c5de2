const MAGIC = 0x184d2204
const STORED = 0x80000000
const SHORTEST_MATCH = 4
/** No sequence of a block grows to more than this many times its bytes. */
const LARGEST_RATIO = 255

/**
 * Unpacks one LZ4 frame. Checksums are skipped, not verified; whatever else does not fit the format is an Error. After the
 * description of the LZ4 frame and block formats, version 1.6.
 */
export function unpackedLz4(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (view.getUint32(0, true) !== MAGIC) throw new Error('no LZ4 frame')
  const flags = view.getUint8(4)
  if (flags >> 6 !== 1 || (flags & 1) !== 0) throw new Error('an LZ4 frame of another version, or with a dictionary')
  const hasBlockChecksum = (flags & 0x10) !== 0
  const output = new Output(packed.length)
  let at = (flags & 0x08) === 0 ? 7 : 15
  for (let size = view.getUint32(at, true); size !== 0; size = view.getUint32(at, true)) {
    const end = at + 4 + (size & ~STORED & 0x7fffffff)
    if (end > packed.length) throw new Error('an LZ4 block is cut short')
    if (size >= STORED) output.append(packed, at + 4, end)
    else unpackBlock(packed, at + 4, end, output)
    at = end + (hasBlockChecksum ? 4 : 0)
  }
  return output.bytes()
}

function unpackBlock(packed: Uint8Array, start: number, end: number, output: Output): void {
  let at = start
  const length = (nibble: number): number => {
    let sum = nibble
    if (nibble < 15) return sum
    for (let more = 255; more === 255; at += 1) {
      if (at >= end) throw new Error('an LZ4 length is cut short')
      more = packed[at] ?? 0
      sum += more
    }
    return sum
  }
  while (at < end) {
    const token = packed[at] ?? 0
    at += 1
    const literals = length(token >> 4)
    if (at + literals > end) throw new Error('LZ4 literals are cut short')
    output.append(packed, at, at + literals)
    at += literals
    if (at === end) return
    if (at + 2 > end) throw new Error('an LZ4 match is cut short')
    const distance = (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8)
    at += 2
    output.repeat(distance, length(token & 15) + SHORTEST_MATCH)
  }
}

/** Bytes that grow, and repeat what they hold. */
class Output {
  private held: Uint8Array<ArrayBuffer>
  private size = 0
  private readonly most: number

  constructor(packed: number) {
    this.held = new Uint8Array(packed * 3)
    this.most = packed * LARGEST_RATIO
  }

  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from)
    this.held.set(source.subarray(from, to), this.size)
    this.size += to - from
  }

  repeat(distance: number, length: number): void {
    if (distance === 0 || distance > this.size) throw new Error('an LZ4 match lies outside of its frame')
    this.reserve(length)
    const { held, size } = this
    if (distance >= length) held.copyWithin(size, size - distance, size - distance + length)
    else for (let at = size; at < size + length; at += 1) held[at] = held[at - distance] ?? 0
    this.size += length
  }

  bytes(): Uint8Array {
    return this.held.subarray(0, this.size)
  }

  private reserve(length: number): void {
    const wanted = this.size + length
    if (wanted > this.most) throw new Error('an LZ4 frame grows out of all proportion')
    if (wanted <= this.held.length) return
    const held = new Uint8Array(Math.max(wanted, this.held.length * 2))
    held.set(this.held)
    this.held = held
  }
}
