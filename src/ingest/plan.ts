import type { FileUse } from './configuration.js'
import type { Dataset } from './dataset.js'
import type { ListedFile } from './folder.js'
import { unitOf } from './headers.js'
import type { ParquetSurvey } from './parquet.js'
import type { Part } from './part.js'
import type { Claim } from './recognition.js'
import { Refusal } from './refusal.js'
import type { TextSurvey } from './survey.js'
import { fileLine } from './yaml-line.js'

/** Units that would make a value another number: reading past them would be wrong by a factor. */
const SCALES =
  /^(分|角|千元|万|万元|百万|百万元|亿|亿元|cents?|pence|pennies|k|thousands?|m|mn|millions?|%|ms|毫秒|mins?|minutes?|分钟|h|hrs?|hours?|小时)$/
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** Settles how a claimed file is read. Refuses units that the conversion does not know. */
export function partOf(file: ListedFile, survey: TextSurvey | ParquetSurvey, claim: Claim, use: FileUse | null): Part {
  for (const [column, index] of claim.columns)
    refuseScale(file.file, claim.dataset, column, survey.headers[index] ?? '')
  const currency = currencyOf(survey, claim, use)
  return { file, survey, ...claim, currency, isConfigured: use?.dataset !== undefined }
}

/**
 * Several files of one dataset are its parts if they have the same canonical columns: then no money is counted twice. Files
 * with different columns must be named in limpet.yaml.
 */
export function refuseTwoViews(parts: readonly Part[]): void {
  const [first] = parts
  const odd = parts.find((part) => first !== undefined && signature(part) !== signature(first))
  if (first !== undefined && odd !== undefined && !parts.every(({ isConfigured }) => isConfigured))
    refuseTwice(first, odd)
}

function signature({ columns }: Part): string {
  return [...columns.keys()].sort().join(',')
}

function refuseTwice(a: Part, b: Part): never {
  const onlyIn = (one: Part, other: Part) => [...one.columns.keys()].filter((name) => !other.columns.has(name))
  const differing = [...onlyIn(a, b), ...onlyIn(b, a)].sort().join(', ')
  const dataset = a.dataset.id
  const use = fileLine(a.file.file, { dataset })
  const otherUse = fileLine(b.file.file, { dataset })
  const yaml = `${use.slice(0, -2)}, ${otherUse.slice('files: { '.length)}`
  const ignore = fileLine(b.file.file, 'ignore')
  throw new Refusal('data', 'dataset-claimed-twice', {
    file: a.file.file,
    other: b.file.file,
    dataset,
    columns: differing,
    yaml,
    ignore,
  })
}

function refuseScale(file: string, dataset: Dataset, column: string, header: string): void {
  const type = dataset.columns[column]?.type
  const unit = unitOf(header)
  if (unit === null || (type !== 'money' && type !== 'number') || !SCALES.test(unit)) return
  throw new Refusal('data', 'unit-unsupported', { file, column: header, unit, yaml: fileLine(file, 'ignore') })
}

/** A three-letter code behind the header of an amount, as in `Amount (USD)`, speaks for the whole file. */
function currencyOf({ headers }: TextSurvey | ParquetSurvey, claim: Claim, use: FileUse | null): Part['currency'] {
  if (claim.columns.has('currency') || !('currency' in claim.dataset.columns)) return null
  if (use?.currency !== undefined) return { code: use.currency, from: 'limpet.yaml' }
  for (const [column, index] of claim.columns) {
    const code = unitOf(headers[index] ?? '')?.toUpperCase() ?? ''
    if (claim.dataset.columns[column]?.type === 'money' && CURRENCIES.has(code))
      return { code, from: headers[index] ?? '' }
  }
  return null
}
