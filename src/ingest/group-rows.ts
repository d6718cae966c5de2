import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import type { Dataset } from './dataset.js'
import type { Part } from './part.js'
import { trimmed } from './values/emptiness.js'

/** Conditions over the texts of one row of a part: what it has and what it lacks. */
interface RowMarks {
  /** A customer stands in it. */
  readonly named: Sql
  /** The customer is all that stands in it. */
  readonly heading: Sql
  /** The money that the dataset counts stands in it. */
  readonly measured: Sql
  /** So does all else that the dataset needs, but the customer. */
  readonly whole: Sql
  /** Of all that the dataset needs nothing does, but perhaps the customer; something else does. */
  readonly hollow: Sql
  /** One of its cells says that it is a total, and it is not whole. */
  readonly total: Sql
}

/** The number of a row in the order of the file, in a relation that `numbered` made. */
const line = quotedIdentifier('ledger_line')
/** Stands between the cells of a row that are looked at in one. */
const between = sql`chr(31)`
const totalCell = sql`'(?i)\\x1f(?:(?:grand |sub)?totals?(?: for [^\\x1f]*)?|[^\\x1f]*(?:合计|总计|小计))[:：]?\\x1f'`

export function numbered(relation: Sql): Sql {
  return sql`(SELECT *, row_number() OVER () AS ${line} FROM ${relation})`
}

/** True where the rows of a dataset can stand in groups: each belongs to a customer and counts money. */
export function mayStandInGroups({ filled, columns }: Dataset): boolean {
  return filled.includes('customer_id') && filled.flat().some((name) => columns[name]?.type === 'money')
}

/** The text of a canonical column without blanks around it; empty where the file lacks the column. */
export function cellOf(part: Part, text: (index: number) => Sql, name: string): Sql {
  const index = part.columns.get(name)
  return index === undefined ? sql`''` : sql`coalesce(${trimmed(text(index))}, '')`
}

/** The column that tells documents apart: an id that is not the customer's. */
export function keyOf({ dataset }: Part): string {
  return (
    Object.keys(dataset.columns).find((name) => name !== 'customer_id' && dataset.columns[name]?.type === 'id') ?? ''
  )
}

export function marksOf(part: Part, text: (index: number) => Sql): RowMarks {
  const { columns, filled } = part.dataset
  const has = (need: string | readonly string[]): Sql =>
    sql`(${joined(
      [need].flat().map((name) => sql`${cellOf(part, text, name)} <> ''`),
      ' OR ',
    )})`
  const others = filled.filter((need) => need !== 'customer_id')
  const measures = others.filter((need) => [need].flat().some((name) => columns[name]?.type === 'money'))
  const cells = part.survey.headers.map((_, index) => sql`coalesce(${trimmed(text(index))}, '')`)
  const named = has('customer_id')
  const whole = sql`(${joined(others.map(has), ' AND ')})`
  const isFilled = cells.map((cell) => sql`CAST(${cell} <> '' AS INTEGER)`)
  const count = sql`list_sum([${joined(isFilled, ', ')}])`
  const edged = cells.map((cell) => sql`${between} || ${cell} || ${between}`)
  const saysTotal = sql`regexp_matches(${joined(edged, ' || ')}, ${totalCell})`
  return {
    named,
    heading: sql`(${named} AND ${count} = 1)`,
    measured: sql`(${joined(measures.map(has), ' AND ')})`,
    whole,
    hollow: sql`(NOT (${joined(others.map(has), ' OR ')}) AND ${count} > CASE WHEN ${named} THEN 1 ELSE 0 END)`,
    total: sql`CASE WHEN ${named} AND ${whole} THEN false ELSE ${saysTotal} END`,
  }
}

/**
 * The rows of a part that stand in groups, each with what it takes from above, and in `ledger_rule` why it is none by itself: a
 * group's name or total, or a further line of the document above. Below a total nothing is taken from above it.
 */
export function groupedRelation(part: Part, relation: Sql, text: (index: number) => Sql): Sql {
  const { heading, hollow, named, total } = marksOf(part, text)
  const filled = new Set((part.groups?.filled ?? []).map((name) => part.columns.get(name)))
  const key = cellOf(part, text, keyOf(part))
  const cells = part.survey.headers.map((_, index) => {
    const cell = quotedIdentifier(`c${index}`)
    if (!filled.has(index)) return sql`${cell}`
    const own = sql`CASE WHEN ledger_total THEN '' ELSE nullif(${trimmed(text(index))}, '') END`
    return sql`last_value(${own} IGNORE NULLS) OVER (ORDER BY ${line} ROWS UNBOUNDED PRECEDING) AS ${cell}`
  })
  const isSameDocument = sql`(${key} = lag(${key}) OVER (ORDER BY ${line}) AND ${key} <> '')`
  const isFurther = sql`${hollow} AND (${isSameDocument} OR (${key} = '' AND NOT ${named}))`
  return sql`(
    SELECT ${joined(cells, ', ')}, CASE WHEN ledger_total THEN 'row-of-totals' WHEN ${heading} THEN 'group-heading'
      WHEN ${isFurther} THEN 'further-line' END AS ledger_rule
    FROM (SELECT *, ${total} AS ledger_total FROM ${numbered(relation)}) ORDER BY ${line})`
}
