import { type ColumnMatch, matchColumns, unmetNeeds } from './column-match.js'
import type { FileUse } from './configuration.js'
import { fixedColumns } from './configured-columns.js'
import type { Dataset } from './dataset.js'
import { normalised } from './headers.js'
import { nearMisses } from './near-misses.js'
import { type Preset, presetColumns, presetOf, withPreset } from './preset.js'
import { presets } from './presets/index.js'
import { Refusal } from './refusal.js'
import { fileLine } from './yaml-line.js'

/** What a file turned out to be. */
export interface Claim {
  readonly dataset: Dataset
  /** Canonical column → index of the header. */
  readonly columns: ReadonlyMap<string, number>
  /** The vendor's export that it is, if it is a known one. */
  readonly preset: Preset | null
}

/** The dataset that came nearest to a file that is none of ours, and the columns that it misses. */
export interface NearestDataset {
  readonly dataset: Dataset['id']
  readonly missing: string
  /** The header for which it is not that dataset, if there is one. */
  readonly foreign: string
}

export type Recognition = { readonly claim: Claim } | { readonly claim: null; readonly nearest: NearestDataset | null }

interface Candidate extends ColumnMatch {
  readonly dataset: Dataset
  readonly preset: Preset | null
  readonly unmet: (readonly string[])[]
  readonly isNamed: boolean
}

/**
 * Finds the dataset that a file holds: that of the vendor whose export it is; else the one whose needs are all met and that knows most of its columns; among equals the
 * one that the file's name speaks for. Refuses what it would have to guess, with the line of limpet.yaml that decides.
 */
export function recognise(
  file: string,
  headers: readonly string[],
  use: FileUse | null,
  datasets: readonly Dataset[],
): Recognition {
  const vendors = vendorsOf(file, headers, use, datasets)
  if (vendors.length > 0) return { claim: claimOf(file, headers, vendors) }
  const candidates = datasets
    .filter((dataset) => (use?.dataset === undefined ? !isForeign(dataset, headers) : dataset.id === use.dataset))
    .map((dataset) => candidateOf(dataset, file, headers, use))
  if (use?.dataset !== undefined) return { claim: claimOf(file, headers, candidates) }
  const able = candidates.filter(({ unmet }) => unmet.length === 0)
  if (able.length > 0) return { claim: claimOf(file, headers, able) }
  const foreign = foreignOf(file, headers, datasets)
  if (foreign !== null) return { claim: null, nearest: foreign }
  const nearest = candidates.sort(byNearness).find(({ columns }) => columns.size > 0)
  if (nearest === undefined) return { claim: null, nearest: null }
  if (looksLike(nearest, headers)) refuseMissing(file, headers, nearest)
  return { claim: null, nearest: { dataset: nearest.dataset.id, missing: missingColumns(nearest), foreign: '' } }
}

/** The dataset as the vendor's preset reads it, where its needs are met. */
function vendorsOf(
  file: string,
  headers: readonly string[],
  use: FileUse | null,
  datasets: readonly Dataset[],
): Candidate[] {
  const preset = presetOf(headers, presets)
  const dataset = datasets.find(({ id }) => id === preset?.dataset)
  if (preset === null || dataset === undefined || (use?.dataset !== undefined && use.dataset !== dataset.id)) return []
  const candidate = candidateOf(withPreset(dataset, preset), file, headers, use, preset)
  return candidate.unmet.length === 0 ? [candidate] : []
}

/** How well a dataset fits the headers of a file by themselves, before limpet.yaml says anything. */
export interface Likeness {
  readonly dataset: Dataset['id']
  /** Canonical columns that a header means. */
  readonly matched: readonly string[]
  /** Needs that no header meets; columns any of which would do stand in one, joined by `|`. */
  readonly missing: readonly string[]
  /** The name of the file speaks for it. */
  readonly isNamed: boolean
}

/** Every dataset of which a file knows a column, the likeliest first: why the file was taken for what it is. */
export function likenesses(file: string, headers: readonly string[], datasets: readonly Dataset[]): Likeness[] {
  return datasets
    .filter((dataset) => !isForeign(dataset, headers))
    .map((dataset) => candidateOf(dataset, file, headers, null))
    .filter(({ columns }) => columns.size > 0)
    .sort((a, b) => byAbility(a, b) || b.columns.size - a.columns.size || Number(b.isNamed) - Number(a.isNamed))
    .map(({ dataset, columns, unmet, isNamed }) => {
      const matched = Object.keys(dataset.columns).filter((name) => columns.has(name))
      return { dataset: dataset.id, matched, missing: unmet.map((need) => need.join('|')), isNamed }
    })
}

function byAbility(a: Candidate, b: Candidate): number {
  return Number(a.unmet.length > 0) - Number(b.unmet.length > 0)
}

function candidateOf(
  dataset: Dataset,
  file: string,
  headers: readonly string[],
  use: FileUse | null,
  preset: Preset | null = null,
): Candidate {
  const known = preset === null ? [] : presetColumns(preset, headers)
  const match = matchColumns(dataset, headers, new Map([...known, ...fixedColumns(file, headers, dataset, use)]))
  const name = normalised(file.slice(file.lastIndexOf('/') + 1))
  const isNamed = dataset.names.some((word) => name.includes(normalised(word)))
  return { dataset, preset, ...match, unmet: unmetNeeds(dataset, match.columns), isNamed }
}

function claimOf(file: string, headers: readonly string[], able: readonly Candidate[]): Claim {
  const most = Math.max(...able.map(({ columns }) => columns.size))
  const best = able.filter(({ columns }) => columns.size === most)
  const named = best.filter(({ isNamed }) => isNamed)
  const [chosen, rival] = named.length > 0 ? named : best
  if (chosen === undefined) throw new Error(`no dataset claims ${file}`)
  if (rival !== undefined) {
    const yaml = fileLine(file, { dataset: chosen.dataset.id })
    throw new Refusal('data', 'dataset-ambiguous', { file, dataset: chosen.dataset.id, other: rival.dataset.id, yaml })
  }
  if (chosen.unmet.length > 0) refuseMissing(file, headers, chosen)
  for (const [column, indexes] of chosen.contested) {
    const names = indexes.map((index) => headers[index] ?? '')
    const yaml = fileLine(file, { dataset: chosen.dataset.id, columns: { [column]: names[0] ?? '' } })
    throw new Refusal('data', 'column-ambiguous', {
      file,
      dataset: chosen.dataset.id,
      column,
      headers: names.join(', '),
      yaml,
    })
  }
  return { dataset: chosen.dataset, columns: chosen.columns, preset: chosen.preset }
}

/** By its name, or because most of its columns are known, the file should have been this dataset: passing over it would lose data. */
function looksLike({ dataset, unmet, columns, isNamed }: Candidate, headers: readonly string[]): boolean {
  if (unmet.length === dataset.needs.length) return false
  return isNamed || (unmet.length === 1 && columns.size >= 3 && columns.size > headers.length / 2)
}

function refuseMissing(file: string, headers: readonly string[], { dataset, unmet, columns }: Candidate): never {
  const column = unmet[0]?.[0] ?? ''
  const used = new Set(columns.values())
  const free = headers.filter((_, index) => !used.has(index))
  const synonyms = unmet[0]?.flatMap((name) => dataset.columns[name]?.synonyms ?? []) ?? []
  const near = [...new Set(synonyms.flatMap((synonym) => nearMisses(synonym, free)))].slice(0, 3)
  const yaml = fileLine(file, { dataset: dataset.id, columns: { [column]: near[0] ?? free[0] ?? '…' } })
  throw new Refusal('data', 'column-missing', { file, dataset: dataset.id, column, near: near.join(', '), yaml })
}

function byNearness(a: Candidate, b: Candidate): number {
  return Number(b.isNamed) - Number(a.isNamed) || a.unmet.length - b.unmet.length || b.columns.size - a.columns.size
}

function missingColumns({ unmet }: Candidate): string {
  return unmet.map((need) => need.join('|')).join(', ')
}

function isForeign(dataset: Dataset, headers: readonly string[]): boolean {
  return foreignHeader(dataset, headers) !== undefined
}

function foreignHeader(dataset: Dataset, headers: readonly string[]): string | undefined {
  const never = new Set((dataset.never ?? []).map(normalised))
  return headers.find((header) => never.has(normalised(header)))
}

/** The dataset of money that a file would be, or nearly, but for a header of another kind of file: a statement, a list of payouts. */
function foreignOf(file: string, headers: readonly string[], datasets: readonly Dataset[]): NearestDataset | null {
  for (const dataset of datasets.filter(({ id }) => id === 'payments' || id === 'subscriptions')) {
    const foreign = foreignHeader(dataset, headers)
    if (foreign === undefined) continue
    const candidate = candidateOf(dataset, file, headers, null)
    if (candidate.columns.size < 3 || candidate.unmet.length > 1) continue
    return { dataset: dataset.id, missing: missingColumns(candidate), foreign }
  }
  return null
}
