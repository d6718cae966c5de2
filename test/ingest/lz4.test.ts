import { describe, expect, test } from 'vitest'
import { unpackedLz4 } from '../../src/ingest/arrow/lz4.js'

/** A frame without checksums and without its size, around blocks that are given with their lengths. */
function frame(...blocks: readonly number[][]): Uint8Array {
  const bodies = blocks.flatMap((block) => [block.length, 0, 0, 0, ...block])
  return Uint8Array.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82, ...bodies, 0, 0, 0, 0])
}
const text = (frameBytes: Uint8Array): string => Buffer.from(unpackedLz4(frameBytes)).toString('latin1')
const codes = (characters: string): number[] => [...Buffer.from(characters)]

describe('an LZ4 frame', () => {
  test('gives back its literals', () => {
    expect(text(frame([0x50, ...codes('hello')]))).toBe('hello')
    expect(text(frame())).toBe('')
  })

  test('repeats what it holds, over its own end and over that of a block', () => {
    expect(text(frame([0x35, ...codes('abc'), 3, 0, 0x10, ...codes('!')]))).toBe('abcabcabcabc!')
    expect(text(frame([0x30, ...codes('abc')], [0x00, 3, 0, 0x10, ...codes('!')]))).toBe('abcabca!')
  })

  test('counts long lengths on in further bytes', () => {
    expect(text(frame([0xf0, 5, ...codes('x'.repeat(20))]))).toBe('x'.repeat(20))
    expect(text(frame([0x1f, ...codes('x'), 1, 0, 7, 0x10, ...codes('!')]))).toBe(`${'x'.repeat(1 + 15 + 7 + 4)}!`)
  })

  test('may hold a block as it is', () => {
    const stored = Uint8Array.from([...frame().subarray(0, 7), 3, 0, 0, 0x80, ...codes('raw'), 0, 0, 0, 0])
    expect(text(stored)).toBe('raw')
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['another mark', Uint8Array.from([1, 2, 3, 4, 0x60, 0x40, 0x82, 0, 0, 0, 0])],
    ['no end', frame([0x50, ...codes('hello')]).subarray(0, -4)],
    ['a block cut short', frame([0x50, ...codes('hello')]).subarray(0, 13)],
    ['literals cut short', frame([0x50, ...codes('hel')])],
    ['a match before the beginning', frame([0x10, ...codes('a'), 2, 0, 0x10, ...codes('!')])],
    ['a match of no distance', frame([0x10, ...codes('a'), 0, 0, 0x10, ...codes('!')])],
    ['a length without an end', frame([0xf0, 255, 255])],
  ])('with %s is an error', (_, damaged) => {
    expect(() => unpackedLz4(damaged)).toThrow()
  })
})
