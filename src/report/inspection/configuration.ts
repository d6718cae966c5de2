import type { InspectedFile, Inspection } from '../../run/inspection.js'
import type { Page } from '../view.js'
import { visible } from '../visible.js'
import { refusalWords } from './sheet.js'
import { formText } from './tables.js'

/**
 * A limpet.yaml that settles what was recognised: dataset, columns and encoding of every file that is taken, and what an earlier
 * limpet.yaml said. The rest stands in comments. Whatever comes from a file is a JSON string or a comment of one line.
 */
export function configurationText(inspection: Inspection, page: Page): string {
  const { inspection: words } = page.words
  const exactFirst = inspection.files.toSorted((a, b) => Number(isPattern(a)) - Number(isPattern(b)))
  const entries = exactFirst.flatMap((file) => entryOf(file, page))
  const policies = Object.entries(inspection.policies).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const changed = policies.filter((_, index) => !isDefault(inspection, index))
  const others = policies.filter((_, index) => isDefault(inspection, index))
  const isEmpty = entries.every((line) => line.startsWith('  #'))
  return `${[
    comment(words.configurationHead),
    isEmpty ? comment('files:') : 'files:',
    ...entries,
    '',
    comment(words.configurationPolicies),
    changed.length === 0 ? comment('policies:') : 'policies:',
    ...changed.map((line) => `  ${line}`),
    ...others.map((line) => `  # ${line}`),
  ].join('\n')}\n`
}

function isDefault({ policies, defaultPolicies }: Inspection, index: number): boolean {
  const name = Object.keys(policies)[index] as keyof Inspection['policies']
  return policies[name] === defaultPolicies[name]
}

/** A name with a star or a question mark in it fits others too, and the first entry that fits decides. */
function isPattern({ source }: InspectedFile): boolean {
  return /[*?]/.test(source.file)
}

function entryOf(file: InspectedFile, page: Page): string[] {
  const { source, use } = file
  const { inspection: words, cli } = page.words
  const name = quoted(source.file)
  if (file.contents.length > 0) return []
  if (use === 'ignore') return [`  ${name}: ignore`]
  const refusal = refusalWords(file, page)
  const notes =
    refusal === null
      ? []
      : [
          `${words.configurationRefused} ${refusal.what}`,
          ...(refusal.next === undefined ? [] : [`${cli.next}: ${refusal.next}`]),
        ]
  if (source.dataset === null && use === null) {
    const told = refusal === null ? [words.configurationNotTaken] : notes
    return [...told.map((line) => `  ${comment(line)}`), `  # ${name}: ignore`]
  }
  return [...notes.map((line) => `  ${comment(line)}`), `  ${name}:`, ...settled(file, page)]
}

function settled({ source, use }: InspectedFile, page: Page): string[] {
  const kept = use === null || use === 'ignore' ? {} : use
  const dataset = source.dataset ?? kept.dataset
  const columns =
    source.dataset === null
      ? Object.entries(kept.columns ?? {}).map(([column, from]) => ({ column, from, note: '' }))
      : Object.entries(source.columns)
          .filter(([, { format }]) => format !== 'constant')
          .map(([column, { from, format }]) => ({ column, from, note: `  ${comment(formText(format, page))}` }))
  const encoding = source.encoding ?? kept.encoding
  const { currency, dates, decimals, fill_down } = kept
  const rest = Object.entries({ currency, dates, decimals, fill_down })
  const unused = source.unused.join(', ')
  return [
    ...(dataset === undefined ? [] : [`    dataset: ${dataset}`]),
    ...(columns.length === 0 ? [] : ['    columns:']),
    ...columns.map(({ column, from, note }) => `      ${column}: ${quoted(from)}${note}`),
    ...(encoding === undefined || source.format !== 'csv' ? [] : [`    encoding: ${encoding}`]),
    ...rest.flatMap(([key, word]) => (word === undefined ? [] : [`    ${key}: ${word}`])),
    ...(unused === ''
      ? []
      : [`    ${comment(page.words.inspection.configurationUnused({ columns: unused }, page.formats))}`]),
  ]
}

/** A JSON string is a YAML string, once nothing in it is invisible. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split('')
      .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

function comment(text: string): string {
  return `# ${visible(text)}`
}
