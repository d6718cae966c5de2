import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const closing = /^[\p{Pe}\p{Pf}，。、；：！？％…·）》」』】,.;:!?%]/u
const opening = /[\p{Ps}\p{Pi}（《「『【]$/u

/** Columns that a text takes in a terminal; a Chinese character takes two. */
export function displayWidth(text: string): number {
  return stringWidth(text)
}

/**
 * Breaks a line of plain text at spaces and between Chinese characters (never before closing or after opening
 * punctuation); what is longer than a line is broken anywhere. Nothing is cut.
 */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const atom of atoms(text).flatMap((whole) => fitting(whole, width))) {
    if (line !== '' && displayWidth(line + atom.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += atom
  }
  return [...lines, line.trimEnd()]
}

/** The pieces of a text that stay together, each with the spaces behind it. */
function atoms(text: string): string[] {
  const found: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    const before = found.at(-1)
    if (before === undefined || isBreak(before, segment)) found.push(segment)
    else found[found.length - 1] = before + segment
  }
  return found
}

function isBreak(before: string, next: string): boolean {
  if (next === ' ') return false
  if (before.endsWith(' ')) return true
  if (closing.test(next) || opening.test(before)) return false
  return isWide(next) || isWide(before.slice(-1))
}

function isWide(character: string): boolean {
  return character > '\u1100' && stringWidth(character) > 1
}

function fitting(atom: string, width: number): string[] {
  if (displayWidth(atom.trimEnd()) <= width) return [atom]
  const pieces: string[] = ['']
  for (const { segment } of graphemes.segment(atom)) {
    const piece = pieces.at(-1) ?? ''
    if (piece !== '' && displayWidth(piece + segment) > width) pieces.push(segment)
    else pieces[pieces.length - 1] = piece + segment
  }
  return pieces
}
