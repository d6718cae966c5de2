import { parse } from 'csv-parse/sync'

/** A second heading that only says in which form a question was answered. */
export const ANSWER_FORM = /^(open-ended )?response$|^\{/i

/**
 * The names of the columns, from the one to three records of a header: what stands in the first one; under a heading of
 * several columns, both. A name that stands there again is told from the first by its number: `Amount#2`.
 */
export function headerNames(header: string, delimiter: string): readonly string[] {
  const records = parse(header, { delimiter, relax_quotes: true, relax_column_count: true, bom: true })
  const [first = [], second = []] = records.map((record) => record.map((name) => name.trim()))
  const isTwofold = records.length === 2 && first.includes('')
  let heading = ''
  const names = first.map((name, index) => {
    heading = name === '' ? heading : name
    const below = second[index] ?? ''
    if (!isTwofold || below === '' || ANSWER_FORM.test(below)) return name
    return /^[ -~]*$/.test(heading + below) ? `${heading} ${below}`.trim() : heading + below
  })
  return numbered(names)
}

/** The name without the number that tells it from an earlier one of the same name. */
export function withoutNumber(name: string, names: readonly string[]): string {
  const bare = name.replace(/#\d+$/, '')
  return bare !== name && names.includes(bare) ? bare : name
}

function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 || name === '' ? name : `${name}#${times}`
  })
}
