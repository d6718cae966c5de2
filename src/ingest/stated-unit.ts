import type { Engine } from '../engine/engine.js'
import { joined, type Sql, sql } from '../engine/sql.js'
import { fileOperation } from './engine-file.js'
import type { Finding } from './finding.js'
import { normalised } from './headers.js'
import type { Part, Survey } from './part.js'
import { Refusal } from './refusal.js'
import { openRelation } from './relation.js'
import { moneyFactor, saysUnit } from './units.js'
import { folded } from './values/emptiness.js'
import { fileLine } from './yaml-line.js'

const CHINESE =
  /单位\s*[:：为]?\s*((?:人民币|美元|港元)?(?:分|角|[千万萬亿億]|[千万百]*[万萬亿億]?元))(?=[\s,，;；。、)）\]】"]|$)/g
const CHINESE_TITLE = /[（(【[]\s*((?:人民币)?(?:千|万|萬|百万|千万|亿|億)元)\s*[)）】\]]/g
const ENGLISH = /\bin\s+(?:[a-z]{3}\s+|[$€£]\s*)?(thousands?|millions?)\b|[’'$€£](000s?)\b/gi

const UNIT_COLUMN = /^(?:金额|货币|计量)?单位$|^(?:amount|currency)?units?$/
/** Units that change an amount, as they stand in a cell of their own. */
const SCALES = [
  '千元',
  '万元',
  '百万元',
  '亿元',
  '千',
  '万',
  '亿',
  'thousand',
  'thousands',
  'million',
  'millions',
  "'000",
]
/** Where a row of units would stand. */
const FIRST_ROWS = 20

/** The unit of money that the lines around a table speak of, as written, and what it multiplies by. */
interface StatedUnit {
  readonly unit: string
  /** Null: a unit that amounts can't be read in. */
  readonly factor: number | null
}

/** `单位：万元` above or below a table, `（万元）` in its title, or `(in thousands of USD)`; several units one after another. */
function unitsIn(notes: readonly string[]): StatedUnit[] {
  const units = notes.flatMap((note) =>
    [CHINESE, CHINESE_TITLE, ENGLISH].flatMap((form) =>
      [...note.matchAll(form)].map((match) => (match[1] ?? match[2] ?? '').replace(/^000s?$/, "'000")),
    ),
  )
  const byFactor = new Map(units.map((unit) => [moneyFactor(unit), unit]))
  return [...byFactor].map(([factor, unit]) => ({ unit, factor }))
}

/**
 * The unit of amounts whose header says none; null where the lines around the table say none either. Refuses two units, unknown
 * ones, and one that first comes up between rows: it holds for those below it, or for all.
 */
function statedUnit(file: string, survey: Survey): (StatedUnit & { readonly factor: number }) | null {
  if (survey.kind !== 'csv') return null
  const { notes, resumptions } = survey.structure
  const units = unitsIn([...notes.above, ...notes.below])
  const [first] = units
  if (first === undefined) return null
  const { unit, factor } = first
  const isLate = resumptions > 0 && unitsIn(notes.above).length === 0
  if (units.length === 1 && factor !== null && !isLate) return { unit, factor }
  const said = units.map((one) => one.unit).join(', ')
  throw new Refusal('data', 'unit-contradictory', { file, units: said, yaml: fileLine(file, 'ignore') })
}

/** What amounts are multiplied by whose header says no unit. */
export function statedFactor(file: string, survey: Survey): number {
  return statedUnit(file, survey)?.factor ?? 1
}

/** Says which amounts were multiplied because the lines around the table say their unit. */
export function statedUnitFinding(part: Part): Finding[] {
  const { file, survey, dataset, columns, preset } = part
  const stated = preset === null ? statedUnit(file.file, survey) : null
  if (stated === null || stated.factor === 1) return []
  const scaled = [...columns]
    .filter(([name]) => dataset.columns[name]?.type === 'money')
    .map(([, index]) => survey.headers[index] ?? '')
    .filter((header) => !saysUnit(header))
  if (scaled.length === 0) return []
  const args = { file: file.file, ...stated, columns: scaled.join(', ') }
  return [{ code: 'unit-stated', severity: 'warning', dataset: dataset.id, args }]
}

/**
 * Refuses units that stand in rows: a column of them beside the amounts that says 万元 in one row or another, or a row of them below the
 * header. What one row says holds for that row, or for all: read as they stand, amounts would be wrong by a factor.
 */
export async function refuseUnitsInRows(engine: Engine, part: Part): Promise<void> {
  const { survey, dataset, columns } = part
  const amounts = [...columns].filter(([name]) => dataset.columns[name]?.type === 'money').map(([, index]) => index)
  const beside = survey.headers.findIndex((header) => UNIT_COLUMN.test(normalised(header)))
  if (amounts.length === 0) return
  const { relation } = openRelation(part)
  for (const index of amounts)
    await refuseScale(engine, part, index, sql`(SELECT * FROM ${relation} LIMIT ${FIRST_ROWS})`)
  if (beside !== -1) await refuseScale(engine, part, beside, relation)
}

async function refuseScale(engine: Engine, part: Part, index: number, rows: Sql): Promise<void> {
  const file = part.file.file
  const cell = sql`lower(${folded(openRelation(part).text(index))})`
  const query = sql`SELECT min(${cell}) AS unit FROM ${rows} WHERE list_contains([${joined(SCALES, ', ')}], ${cell})`
  const [row] = await fileOperation(file, () => engine.rows(query))
  const unit = row?.['unit']
  if (typeof unit !== 'string') return
  const column = part.survey.headers[index] ?? ''
  throw new Refusal('data', 'unit-in-rows', { file, column, unit, yaml: fileLine(file, 'ignore') })
}
