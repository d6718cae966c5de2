import { randomIntegers } from '../../src/stats/random.js'

/** Bytes that mean something to one format or another. */
const TELLING = [0, 1, 9, 10, 13, 34, 44, 59, 92, 127, 128, 0xe5, 0xfe, 0xff]
const MOST_CHANGES = 6

/** Damages bytes as disks, transfers and editors do: other bytes, missing, doubled and foreign pieces, an early end. The seed decides. */
export function damaged(bytes: Buffer, seed: number): Buffer {
  const random = randomIntegers(seed)
  const below = (limit: number): number => (limit <= 0 ? 0 : random() % limit)
  let result = bytes
  for (let change = 0; change <= below(MOST_CHANGES); change += 1) {
    const at = below(result.length)
    const to = Math.min(result.length, at + 1 + below(1 << below(10)))
    const [before, piece, after] = [result.subarray(0, at), result.subarray(at, to), result.subarray(to)]
    const changes: readonly (() => readonly Uint8Array[])[] = [
      () => [before, piece.map(() => below(256)), after],
      () => [before, Buffer.alloc(piece.length, TELLING[below(TELLING.length)]), after],
      () => [before, Buffer.of((piece[0] ?? 0) ^ (1 << below(8))), piece.subarray(1), after],
      () => [before, after],
      () => [before, piece, piece, after],
      () => [before, Buffer.of(TELLING[below(TELLING.length)] ?? 0), piece, after],
      () => [before],
    ]
    result = Buffer.concat(changes[below(changes.length)]?.() ?? [])
  }
  return result
}
