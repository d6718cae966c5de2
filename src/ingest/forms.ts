import type { Engine } from '../engine/engine.js'
import type { Sql } from '../engine/sql.js'
import type { FileUse } from './configuration.js'
import type { Column } from './dataset.js'
import { fileOperation } from './engine-file.js'
import { type Evidence, evidenceOf } from './evidence.js'
import type { Part } from './part.js'
import { Refusal } from './refusal.js'
import { openRelation } from './relation.js'
import type { ValueForm } from './values/form.js'
import { fileLine } from './yaml-line.js'

/** Marks that stand for one currency only; ¥ does where the headers are Chinese. */
const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  英镑: 'GBP',
  日元: 'JPY',
  US$: 'USD',
  美元: 'USD',
  HK$: 'HKD',
  港元: 'HKD',
  NT$: 'TWD',
  NTD: 'TWD',
  RMB: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  圆: 'CNY',
}

/** Fewer decimal commas than one in so many decimal points are slips, rejected as such. */
const RARE = 20

/**
 * The part with the forms in which its file writes days and amounts, settled over all rows, and the currency that stands in
 * its amounts. Refuses two orders of day and month, two decimal marks or two currencies that nothing decides between; a few
 * odd cells in a column of another form are left to be rejected.
 */
export async function withForms(engine: Engine, part: Part, use: FileUse | null): Promise<Part> {
  const { relation, text } = openRelation(part)
  const asked = [...part.columns].filter(([name]) => isAsked(part.dataset.columns[name]))
  const texts = new Map(asked.map(([name, index]): [string, Sql] => [name, text(index)]))
  const hasCurrency = part.columns.has('currency') || !('currency' in part.dataset.columns)
  const amounts = asked.filter(([name]) => part.dataset.columns[name]?.type === 'money').map(([name]) => name)
  const found = await fileOperation(part.file.file, () =>
    evidenceOf(engine, relation, texts, new Set(hasCurrency ? [] : amounts)),
  )
  const columns = { ...part.dataset.columns }
  for (const [name, evidence] of found) {
    const column = columns[name]
    if (column !== undefined)
      columns[name] = { ...column, form: { ...column.form, ...formOf(part, name, evidence, use) } }
  }
  const currency = part.currency ?? (hasCurrency ? null : currencyIn(part, amounts, found))
  return { ...part, dataset: { ...part.dataset, columns }, currency }
}

function isAsked(column: Column | undefined): boolean {
  return column?.type === 'money' || column?.type === 'day' || column?.type === 'instant'
}

function formOf(part: Part, name: string, evidence: Evidence, use: FileUse | null): ValueForm {
  if (part.dataset.columns[name]?.type !== 'money')
    return use?.dates === undefined ? datesOf(part, name, evidence) : { dates: use.dates, hasShortYears: true }
  const { point, comma, eitherMark } = evidence
  if (part.preset?.isInCents && point + comma + eitherMark > 0) refuseFractions(part, name)
  if (use?.decimals !== undefined) return use.decimals === 'comma' ? { decimals: 'comma' } : {}
  if (comma * RARE < point) return {}
  if (point > 0 && comma > 0) refuse(part, name, 'decimal-mark-undecided', evidence, { decimals: 'point' })
  if (comma > 0) return { decimals: 'comma' }
  if (eitherMark > 0 && point === 0) refuse(part, name, 'decimal-mark-undecided', evidence, { decimals: 'point' })
  return {}
}

function datesOf(part: Part, name: string, evidence: Evidence): ValueForm {
  const { filled, dayFirst, monthFirst, eitherFirst, shortYear } = evidence
  if (shortYear * 2 > filled) refuse(part, name, 'date-order-undecided', evidence, { dates: 'day-first' })
  const isMinority = (dayFirst + monthFirst + eitherFirst) * 2 < filled
  if (isMinority) return {}
  if ((dayFirst > 0 && monthFirst > 0) || (dayFirst + monthFirst === 0 && eitherFirst > 0))
    refuse(part, name, 'date-order-undecided', evidence, { dates: 'day-first' })
  if (dayFirst > 0) return { dates: 'day-first' }
  return monthFirst > 0 ? { dates: 'month-first' } : {}
}

function currencyIn(part: Part, amounts: readonly string[], found: ReadonlyMap<string, Evidence>): Part['currency'] {
  const isChinese = part.survey.headers.some((header) => /\p{Script=Han}/u.test(header))
  const named = (mark: string): string =>
    CURRENCIES[mark] ?? (/^[A-Z]{3}$/.test(mark) ? mark : /^[¥￥]$/.test(mark) && isChinese ? 'CNY' : mark)
  const columns = amounts.map((name) => ({ name, marks: [...new Set((found.get(name)?.marks ?? []).map(named))] }))
  const all = [...new Set(columns.flatMap(({ marks }) => marks))]
  const [first] = all
  const column = headerOf(part, columns.find(({ marks }) => marks.length > 0)?.name ?? '')
  if (all.length > 1) {
    const file = part.file.file
    throw new Refusal('data', 'currencies-mixed', {
      file,
      column,
      marks: amounts.flatMap((name) => found.get(name)?.marks ?? []).join(', '),
      yaml: fileLine(file, 'ignore'),
    })
  }
  return first !== undefined && /^[A-Z]{3}$/.test(first) ? { code: first, from: column } : null
}

function refuse(
  part: Part,
  name: string,
  code: 'date-order-undecided' | 'decimal-mark-undecided',
  { example }: Evidence,
  decision: FileUse,
): never {
  const file = part.file.file
  const yaml = fileLine(file, { dataset: part.dataset.id, ...decision })
  throw new Refusal('data', code, { file, column: headerOf(part, name), value: example, yaml })
}

/** An export in whole cents that has fractions is none: read as cents, its amounts would be a hundredth of what they are. */
function refuseFractions(part: Part, name: string): never {
  const file = part.file.file
  throw new Refusal('data', 'unit-unsupported', {
    file,
    column: headerOf(part, name),
    unit: 'cents',
    yaml: fileLine(file, 'ignore'),
  })
}

function headerOf(part: Part, name: string): string {
  return part.survey.headers[part.columns.get(name) ?? -1] ?? name
}
