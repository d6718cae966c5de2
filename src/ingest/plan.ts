import type { FileUse } from './configuration.js'
import type { ListedFile } from './folder.js'
import { normalised, unitOf } from './headers.js'
import type { Part, Survey } from './part.js'
import type { Claim } from './recognition.js'
import { Refusal } from './refusal.js'
import { statedFactor } from './stated-unit.js'
import { refuseNested } from './typed-column.js'
import { saysUnit, unitFactor } from './units.js'
import { fileLine } from './yaml-line.js'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** What a header says of an amount that may be without its tax. */
const WITHOUT_TAX = /不含税|未税|税前|excl\.?\s*(tax|vat)|net of (tax|vat)/i

/**
 * Settles how a claimed file is read, as far as its headers tell. Refuses units that the column is not measured in, and an
 * amount of which nobody can say whether its tax is in it.
 */
export function partOf(file: ListedFile, survey: Survey, claim: Claim, use: FileUse | null): Part {
  if (survey.kind !== 'csv') refuseNested(file.file, survey.columns, claim)
  const columns = { ...claim.dataset.columns }
  for (const [name, index] of claim.columns) {
    const column = columns[name]
    const header = survey.headers[index] ?? ''
    if (column === undefined) continue
    const own = unitFactor(column.type, name, header)
    if (own === null) return refuseUnit(file.file, header)
    const isStated = column.type === 'money' && claim.preset === null && !saysUnit(header)
    const factor = isStated ? statedFactor(file.file, survey) : own
    if (factor !== 1) columns[name] = { ...column, form: { factor: factor * (column.form?.factor ?? 1) } }
  }
  refuseTaxUndecided(file.file, survey.headers, claim, use)
  const currency = currencyOf(survey, claim, use)
  const dataset = { ...claim.dataset, columns }
  return {
    file,
    survey,
    columns: claim.columns,
    dataset,
    currency,
    preset: claim.preset,
    groups: null,
    isConfigured: use?.dataset !== undefined,
  }
}

/** 金额 beside 税额, without 价税合计, may be with the tax or without; limpet.yaml says so by naming the column. */
function refuseTaxUndecided(file: string, headers: readonly string[], claim: Claim, use: FileUse | null): void {
  const header = headers[claim.columns.get('amount') ?? -1]
  if (header === undefined || use?.columns?.['amount'] !== undefined) return
  const tax = headers[claim.columns.get('tax') ?? -1] ?? ''
  const isOpen = /^(金额|销售金额)$/.test(normalised(header)) && normalised(tax) === '税额'
  if (!isOpen && !WITHOUT_TAX.test(header)) return
  const yaml = fileLine(file, { dataset: claim.dataset.id, columns: { amount: header } })
  throw new Refusal('data', 'tax-undecided', { file, column: header, yaml })
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

function refuseUnit(file: string, header: string): never {
  const unit = unitOf(header) ?? ''
  throw new Refusal('data', 'unit-unsupported', { file, column: header, unit, yaml: fileLine(file, 'ignore') })
}

/** A three-letter code behind the header of an amount, as in `Amount (USD)`, speaks for the whole file. */
function currencyOf({ headers }: Survey, claim: Claim, use: FileUse | null): Part['currency'] {
  if (claim.columns.has('currency') || !('currency' in claim.dataset.columns)) return null
  if (use?.currency !== undefined) return { code: use.currency, from: 'limpet.yaml' }
  if (claim.preset?.currency !== undefined) return { code: claim.preset.currency, from: claim.preset.id }
  for (const [column, index] of claim.columns) {
    const code = unitOf(headers[index] ?? '')?.toUpperCase() ?? ''
    if (claim.dataset.columns[column]?.type === 'money' && CURRENCIES.has(code))
      return { code, from: headers[index] ?? '' }
  }
  return null
}
