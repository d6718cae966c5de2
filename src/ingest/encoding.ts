import { isUtf8 } from 'node:buffer'

/** How the characters of a text file are written. Big5 and Windows-1252 can't be told from others for certain: they are only read by asking. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** What the first bytes of a file speak for: a byte order mark, zero bytes on one side only, valid UTF-8, and else GB18030. */
export function encodingOf(head: Buffer): Encoding {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd > head.length / 10) {
    if (odd > even * 20) return 'utf-16le'
    if (even > odd * 20) return 'utf-16be'
  }
  return isUtf8(withoutCutCharacter(head)) ? 'utf-8' : 'gb18030'
}

/** True where lines end with a carriage return alone, as on old Macs. */
export function endsWithReturns(head: Buffer): boolean {
  return !head.includes(LINE_FEED) && head.includes(CARRIAGE_RETURN)
}

/** The bytes up to the last ASCII character, or all where the last few are none. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let end = bytes.length; end > bytes.length - 4 && end > 0; end -= 1) {
    if ((bytes[end - 1] ?? 0) < 0x80) return bytes.subarray(0, end)
    if ((bytes[end - 1] ?? 0) >= 0xc0) return bytes.subarray(0, end - 1)
  }
  return bytes
}
