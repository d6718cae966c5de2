import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { cellOf, keyOf, marksOf, numbered } from './group-rows.js'
import type { Part } from './part.js'
import type { PartRelation } from './relation.js'
import { castExpression } from './values.js'

const group = z.object({
  /** Rows that a customer stands in, totals aside; how many different ones; how many of them hold money; how many nothing else. */
  named: z.number(),
  names: z.number(),
  namedWithMoney: z.number(),
  headings: z.number(),
  /** Rows with money but no customer; how many of them have all else that is needed. */
  nameless: z.number(),
  namelessWhole: z.number(),
  /** Rows without money, totals and names aside. */
  hollow: z.number(),
  beginsNamed: z.boolean(),
  /** The last row holds money, no customer, and less than any other such row: perhaps a total that does not say so. */
  endsThin: z.boolean(),
  keys: z.number(),
  namedWithKey: z.number(),
  /** Steps of the day from a row to the next nameless one, up and down; and all steps of the file down and up. */
  up: z.number(),
  down: z.number(),
  back: z.number(),
  forth: z.number(),
  /** For each canonical column of the part, in order: in how many named, in how many nameless rows it is filled. */
  inNamed: z.array(z.number()),
  inNameless: z.array(z.number()),
})
export type GroupEvidence = z.infer<typeof group>

/** Whether any of the first rows holds money without a customer, or no money but something else. */
export async function hasOddRows(engine: Engine, part: Part, { relation, text }: PartRelation): Promise<boolean> {
  const { named, measured, hollow } = marksOf(part, text)
  const [row] = await engine.rows(
    sql`SELECT count(*) FILTER (WHERE ${hollow} OR (NOT ${named} AND ${measured})) > 0 AS odd FROM (SELECT * FROM ${relation} LIMIT 5000)`,
  )
  return row?.['odd'] === true
}

/** How the rows of a part that lack a customer stand to those that have one, over all rows in the order of the file. */
export async function groupEvidenceOf(
  engine: Engine,
  part: Part,
  { relation, text }: PartRelation,
): Promise<GroupEvidence> {
  const marks = marksOf(part, text)
  const columns = [...part.columns.keys()]
  const count = (condition: Sql): Sql => sql`count(*) FILTER (WHERE ${condition})`
  const filled = (condition: Sql): Sql =>
    sql`[${joined(
      columns.map((_, index) => count(sql`${condition} AND ${quotedIdentifier(`cell_${index}`)} <> ''`)),
      ', ',
    )}]`
  const cells = columns.map((name, index) => sql`${cellOf(part, text, name)} AS ${quotedIdentifier(`cell_${index}`)}`)
  const width = joined(
    part.survey.headers.map((_, index) => sql`CAST(${text(index)} <> '' AS INTEGER)`),
    ', ',
  )
  const [row] = await engine.rows(sql`
    WITH marked AS (
      SELECT ledger_line, ${joined(cells, ', ')}, ${cellOf(part, text, 'customer_id')} AS who, ${cellOf(part, text, keyOf(part))} AS key,
        list_sum([${width}]) AS width, ${dayOf(part, text)} AS day, ${marks.named} AND NOT ${marks.total} AS named, ${marks.heading} AS heading,
        ${marks.measured} AND NOT ${marks.total} AS measured, ${marks.whole} AS whole, ${marks.hollow} AND NOT ${marks.total} AS hollow
      FROM ${numbered(relation)}
    ), stepped AS (
      SELECT *, NOT named AND measured AS nameless, day - lag(day) OVER (ORDER BY ledger_line) AS step FROM marked
    )
    SELECT ${count(sql`named`)} AS named, count(DISTINCT who) FILTER (WHERE named) AS names,
      ${count(sql`named AND measured`)} AS "namedWithMoney", ${count(sql`named AND heading`)} AS headings,
      ${count(sql`nameless`)} AS nameless, ${count(sql`nameless AND whole`)} AS "namelessWhole", ${count(sql`hollow`)} AS hollow,
      coalesce(arg_min(named, ledger_line), false) AS "beginsNamed",
      coalesce(arg_max(nameless, ledger_line) AND arg_max(width, ledger_line) = (min(width, 2) FILTER (WHERE nameless))[1]
        AND (min(width, 2) FILTER (WHERE nameless))[1] IS DISTINCT FROM (min(width, 2) FILTER (WHERE nameless))[2], false) AS "endsThin",
      count(DISTINCT key) FILTER (WHERE named AND key <> '') AS keys, ${count(sql`named AND key <> ''`)} AS "namedWithKey",
      ${count(sql`nameless AND step > 0`)} AS up, ${count(sql`nameless AND step < 0`)} AS down,
      ${count(sql`step < 0`)} AS back, ${count(sql`step > 0`)} AS forth,
      ${filled(sql`named`)} AS "inNamed", ${filled(sql`nameless`)} AS "inNameless"
    FROM stepped`)
  return group.parse(row)
}

/** The day of a row: the first that the dataset needs. */
function dayOf(part: Part, text: (index: number) => Sql): Sql {
  const name = part.dataset.filled.flat().find((one) => part.dataset.columns[one]?.type === 'day') ?? ''
  const column = part.dataset.columns[name]
  const index = part.columns.get(name)
  return column === undefined || index === undefined
    ? sql`CAST(NULL AS DATE)`
    : castExpression(column, text(index)).value
}
