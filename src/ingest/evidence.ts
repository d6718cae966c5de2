import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { currencyMark } from './values/decimal.js'
import { folded } from './values/emptiness.js'

/** Rows looked at first: only a column that shows something there is looked at over all rows. */
const SAMPLE = 5000

/** What the cells of a column give away: counts of cells, marks of currency, and an example of what can be read in two ways. */
const evidenceSchema = z.object({
  filled: z.number(),
  dayFirst: z.number(),
  monthFirst: z.number(),
  eitherFirst: z.number(),
  shortYear: z.number(),
  point: z.number(),
  comma: z.number(),
  eitherMark: z.number(),
  marks: z.array(z.string()),
  example: z.string(),
})
export type Evidence = z.infer<typeof evidenceSchema>

const plainDecimal = sql`'-?[0-9]+[.][0-9]{1,2}'`
const shortDate = sql`'^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]{4}(?:[ T].*)?$'`

/** What the columns say, each over all rows if its first ones leave anything open or `wantsAll` names it. */
export async function evidenceOf(
  engine: Engine,
  relation: Sql,
  columns: ReadonlyMap<string, Sql>,
  wantsAll: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Evidence>> {
  const sample = await read(engine, sql`(SELECT * FROM ${relation} LIMIT ${SAMPLE})`, columns)
  const open = [...columns].filter(([name]) => wantsAll.has(name) || isOpen(sample.get(name)))
  return open.length === 0 ? sample : new Map([...sample, ...(await read(engine, relation, new Map(open)))])
}

function isOpen(evidence: Evidence | undefined): boolean {
  if (evidence === undefined) return false
  const { dayFirst, monthFirst, eitherFirst, shortYear, comma, eitherMark } = evidence
  return dayFirst + monthFirst + eitherFirst + shortYear + comma + eitherMark > 0
}

async function read(engine: Engine, relation: Sql, columns: ReadonlyMap<string, Sql>): Promise<Map<string, Evidence>> {
  const names = [...columns.keys()]
  if (names.length === 0) return new Map()
  const cells = [...columns.values()].map(
    (text, index) => sql`CASE WHEN ${isPlain(text)} THEN NULL ELSE ${folded(text)} END AS ${cellName(index)},
      ${text} <> '' AS ${quotedIdentifier(`filled_${index}`)}, regexp_full_match(${text}, ${plainDecimal}) AS ${quotedIdentifier(`decimal_${index}`)}`,
  )
  const found = names.map((_, index) => sql`${evidence(index)} AS ${cellName(index)}`)
  const [row] = await engine.rows(
    sql`SELECT ${joined(found, ', ')} FROM (SELECT ${joined(cells, ', ')} FROM ${relation})`,
  )
  return new Map(names.map((name, index) => [name, evidenceSchema.parse(row?.[`cell_${index}`])]))
}

function cellName(index: number) {
  return quotedIdentifier(`cell_${index}`)
}

/** Cells that give nothing away, which are most: days and times of ISO, and amounts in plain digits. */
function isPlain(text: Sql): Sql {
  return sql`regexp_full_match(${text}, '-?[0-9]*|-?[0-9]+[.][0-9]{1,2}|[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9T :.Z]*')`
}

function evidence(index: number): Sql {
  const cell = sql`${cellName(index)}`
  const first = sql`try_cast(regexp_extract(${cell}, ${shortDate}, 1) AS INTEGER)`
  const second = sql`try_cast(regexp_extract(${cell}, ${shortDate}, 2) AS INTEGER)`
  const count = (condition: Sql): Sql => sql`count(*) FILTER (WHERE ${condition})`
  const matches = (pattern: Sql): Sql => sql`regexp_matches(${cell}, ${pattern})`
  const eitherFirst = sql`${first} <= 12 AND ${second} <= 12 AND ${first} <> ${second}`
  const shortYear = matches(sql`'^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}(?:[ T].*)?$'`)
  const eitherMark = matches(sql`'(?:^|[^0-9.,])[1-9][0-9]{0,2}[.][0-9]{3}(?:$|[^0-9.,])'`)
  return sql`{
    filled: ${count(sql`${quotedIdentifier(`filled_${index}`)}`)},
    dayFirst: ${count(sql`${first} > 12 AND ${second} <= 12`)},
    monthFirst: ${count(sql`${second} > 12 AND ${first} <= 12`)},
    eitherFirst: ${count(eitherFirst)},
    shortYear: ${count(shortYear)},
    point: ${count(sql`${quotedIdentifier(`decimal_${index}`)} OR ${matches(sql`'[0-9][.](?:[0-9]{1,2}|[0-9]{4,})(?:$|[^0-9.,])|,[0-9]{3}[.]|,[0-9]{3},|(?:^|[^0-9])0?[.][0-9]{3}(?:$|[^0-9])'`)}`)},
    comma: ${count(matches(sql`'[0-9],(?:[0-9]{1,2}|[0-9]{4,})(?:$|[^0-9.,])|[.][0-9]{3},|[.][0-9]{3}[.]'`))},
    eitherMark: ${count(eitherMark)},
    marks: coalesce(list_sort(list(DISTINCT ${currencyMark(cell)}) FILTER (WHERE ${currencyMark(cell)} <> '')), []),
    example: coalesce(min(${cell}) FILTER (WHERE coalesce(${eitherFirst}, false) OR ${shortYear} OR ${eitherMark}), '')
  }`
}
