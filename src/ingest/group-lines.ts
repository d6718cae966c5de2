import type { Dialect } from './record.js'

/** What the total of a group says, around the name of the group. */
const NAMED_TOTAL = /^total (?:for )?(.+)$|^(.+?)[\s:：]*(?:合计|小计|total)$/i

/** A name alone on its line, and further down a line that begins with the total of that name: the rows stand in groups. */
export function hasGroups(head: Buffer, { delimiter }: Dialect): boolean {
  const separator = String.fromCharCode(delimiter)
  const firstField = new RegExp(`^(?:"((?:[^"]|"")*)"|([^"${separator}]*))(.*)$`)
  const padding = new RegExp(`^[${separator}\\s]*$`)
  const names = new Set<string>()
  for (const line of head.toString('utf8').split('\n')) {
    const [, quoted, bare, rest = ''] = firstField.exec(line) ?? []
    const name = (quoted ?? bare ?? '').trim()
    const total = NAMED_TOTAL.exec(name)
    if (total !== null && names.has(total[1] ?? total[2] ?? '')) return true
    if (name !== '' && padding.test(rest)) names.add(name)
  }
  return false
}
