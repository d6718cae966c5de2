/** What stands at 0x80 to 0x9f; five places are empty. */
const upper = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/**
 * Text in Windows-1252, the replacement character for the five bytes that it lacks. Node's own decoder of that name reads
 * 0x80 to 0x9f as control characters in some versions, and would lose every €.
 */
export function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (control) => upper[control.charCodeAt(0) - 0x80] ?? '')
}
