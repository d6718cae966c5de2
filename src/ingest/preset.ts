import type { Dataset } from './dataset.js'
import { normalised } from './headers.js'

/** A row rule of a preset: by what a cell says, `keep` or `drop` in ordinary width and lower case. */
export interface PresetRule {
  readonly rule: string
  readonly header: string
  readonly keep?: readonly string[]
  readonly drop?: readonly string[]
}

/**
 * What is known of a vendor's export beyond the synonyms of its dataset: by which headers it is told, which of them is which column,
 * its words and units, and which rows are none. A preset is data; headers are compared as everywhere (see headers.ts).
 */
export interface Preset {
  readonly id: string
  readonly dataset: Dataset['id']
  /** Headers that all stand in the file; a list inside the list means: any one of these. */
  readonly signature: readonly (string | readonly string[])[]
  /** Headers that never do. */
  readonly never?: readonly string[]
  /** Canonical column → its headers, the strongest first; none: the file has no such column. An empty one is the first without a name. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Canonical column of words → word → further spellings; a spelling that the dataset takes for a later word is then this one. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** The currency of all amounts, where no column says it. */
  readonly currency?: string
  /** True where amounts are whole numbers of the hundredth part of their currency. */
  readonly isInCents?: true
  readonly rules?: readonly PresetRule[]
  /** Money that went out stands in a column of its own: always where nothing came in, or where a cell says so. */
  readonly outflow?: { readonly header: string; readonly where?: { readonly header: string; readonly is: string } }
  /** True where the day is that of the invoice: late and missing payments don't show. */
  readonly hasDaysOfInvoices?: true
}

/** The preset whose signature stands in the headers; of several the one that names most. */
export function presetOf(headers: readonly string[], presets: readonly Preset[]): Preset | null {
  const meanings = new Set(headers.map(normalised))
  const has = (need: string | readonly string[]): boolean =>
    [need].flat().some((header) => meanings.has(normalised(header)))
  const [best] = presets
    .filter(({ signature, never = [] }) => signature.every(has) && !never.some(has))
    .sort((a, b) => b.signature.length - a.signature.length)
  return best ?? null
}

/** Canonical column → index of its header, for the columns of a preset that the file has. */
export function presetColumns({ columns }: Preset, headers: readonly string[]): Map<string, number> {
  const meanings = headers.map(normalised)
  const found = Object.entries(columns).map(([name, wanted]): [string, number] => [
    name,
    wanted.map((header) => meanings.indexOf(normalised(header))).find((index) => index !== -1) ?? -1,
  ])
  return new Map(found.filter(([, index]) => index !== -1))
}

/** A dataset that knows the words of a preset too, whose amounts are in its unit, and to which no header is foreign. */
export function withPreset(dataset: Dataset, preset: Preset): Dataset {
  const columns = Object.entries(dataset.columns).map(([name, column]) => {
    const words = Object.entries(preset.words?.[name] ?? {}).map(([word, more]) => [
      word,
      [...(column.words?.[word] ?? []), ...more],
    ])
    const told = words.length === 0 ? column : { ...column, words: { ...column.words, ...Object.fromEntries(words) } }
    const settled = name in preset.columns ? { ...told, synonyms: [] } : told
    return [name, preset.isInCents && column.type === 'money' ? { ...settled, form: { factor: 0.01 } } : settled]
  })
  return { ...dataset, columns: Object.fromEntries(columns), never: [] }
}
