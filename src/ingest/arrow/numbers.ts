const LARGEST_WHOLE = 1e15
const WORD_BITS = 32n

/**
 * A floating-point number as its shortest text: whole ones without a fraction, and from 10¹⁵ on with an exponent, because
 * digits may be lost there. `single`: the number was stored in 32 bits.
 */
export function floatText(value: number, single: boolean): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Math.abs(value) >= LARGEST_WHOLE) return value.toExponential()
  return String(single ? shortestSingle(value) : value)
}

/** A decimal of `words` little-endian words of 32 bits, in two's complement, with its decimals as they are stored. */
export function decimalText(words: Uint32Array, scale: number): string {
  let unscaled = 0n
  for (const word of words.toReversed()) unscaled = (unscaled << WORD_BITS) | BigInt(word)
  const signed = BigInt.asIntN(words.length * 32, unscaled)
  const digits = (signed < 0n ? -signed : signed).toString()
  const sign = signed < 0n ? '-' : ''
  if (scale <= 0) return `${sign}${digits}${signed === 0n ? '' : '0'.repeat(-scale)}`
  const padded = digits.padStart(scale + 1, '0')
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
}

function shortestSingle(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits))
    if (Math.fround(shorter) === value) return shorter
  }
  return Number(value.toPrecision(9))
}
