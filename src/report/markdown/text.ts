import type { View } from '../view.js'
import { visible } from '../visible.js'

/**
 * Plain text as Markdown that shows exactly this text: nothing of a file becomes a link, HTML, emphasis, mathematics or
 * another cell, and nothing that starts like a formula survives a paste into a spreadsheet as one.
 */
export function markdownText(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_[\]|~$#]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\s*)([=+@-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
}

/** Text as a code span, behind a fence longer than any run of backticks in it. Only for names of files, columns and tables. */
export function markdownCode(text: string): string {
  // A table takes `\\|` for an escaped backslash and a new cell, and a code span knows no other way to write it.
  if (/\\.*\|/s.test(visible(text))) return markdownText(text)
  const shown = visible(text).replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 || shown.trim() === '' ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

/** A label and what it labels, with the colon of the language. The label is plain text, the rest is Markdown already. */
export function labelled(label: string, markdown: string, { words, formats }: View): string {
  return words.report.pair({ label: markdownText(label), text: markdown }, formats)
}
