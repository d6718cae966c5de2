import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql, type Table } from '../engine/sql.js'
import type { Finding } from './finding.js'
import { normalised } from './headers.js'
import type { Part } from './part.js'
import { attributeColumn, type Staged } from './staging.js'

/** An attribute with more values than this cuts the customers into pieces too small to compare. */
const MOST_VALUES = 50
/** Contact data are of no use as segments, and nobody's business. */
const PERSONAL = /mail|phone|mobile|fax|address|^tel|contact|password|邮箱|邮件|手机|电话|传真|地址|联系人|身份证|密码/

/** A column of the customers export beyond the canonical ones: its name, and its index in each file that has it. */
export interface Attribute {
  readonly name: string
  readonly headers: ReadonlyMap<string, number>
}

export function attributesOf(parts: readonly Part[]): Attribute[] {
  const attributes = new Map<string, { name: string; headers: Map<string, number> }>()
  for (const { file, survey, columns } of parts) {
    const used = new Set(columns.values())
    for (const [index, name] of survey.headers.entries()) {
      const key = normalised(name)
      const isNested = survey.kind !== 'csv' && survey.columns[index]?.hasText === false
      if (used.has(index) || key === '' || PERSONAL.test(key) || isNested) continue
      const attribute = attributes.get(key) ?? { name, headers: new Map() }
      if (!attribute.headers.has(file.file)) attribute.headers.set(file.file, index)
      attributes.set(key, attribute)
    }
  }
  return [...attributes.values()]
}

/**
 * One row per customer: of several the one with most cells filled is kept, among equals the first in the order of their
 * content, so that the order of rows makes no difference. The others are dropped, as copies or as contradictions.
 */
export async function mergeCustomers(engine: Engine, { table, columns }: Staged, attributes: number): Promise<void> {
  const names = [...columns, ...Array.from({ length: attributes }, (_, index) => attributeColumn(index))]
  const cells = names.map(quotedIdentifier)
  const filled = joined(
    cells.map((cell) => sql`CAST(${cell} IS NOT NULL AS INTEGER)`),
    ', ',
  )
  await engine.run(sql`
    UPDATE ${table} SET ledger = verdict.rule
    FROM (
      SELECT row_id, CASE WHEN content IS NOT DISTINCT FROM kept THEN 'drop:duplicate-customer' ELSE 'drop:conflicting-customer' END AS rule
      FROM (
        SELECT rowid AS row_id, row(${joined(cells, ', ')}) AS content,
          first_value(row(${joined(cells, ', ')})) OVER same_customer AS kept, row_number() OVER same_customer AS place
        FROM ${table} WHERE ledger IS NULL
        WINDOW same_customer AS (PARTITION BY customer_id ORDER BY list_sum([${filled}]) DESC, row(${joined(cells, ', ')}), rowid)
      ) WHERE place > 1
    ) AS verdict
    WHERE ${table}.rowid = verdict.row_id`)
}

/** Turns the attributes into rows of (customer_id, attribute, value); those with too many values stay out, and are named. */
export async function fillAttributes(
  engine: Engine,
  { table, dataset }: Staged,
  target: Table,
  attributes: readonly Attribute[],
): Promise<Finding[]> {
  const kept: Sql[] = []
  const findings: Finding[] = []
  for (const [index, { name }] of attributes.entries()) {
    const cell = quotedIdentifier(attributeColumn(index))
    const [counted] = await engine.rows(
      sql`SELECT count(DISTINCT ${cell}) AS "values", count(${cell}) AS filled FROM ${table} WHERE ledger IS NULL`,
    )
    const values = Number(counted?.['values'])
    if (values > MOST_VALUES || (values > 12 && values * 2 > Number(counted?.['filled']))) {
      findings.push({
        code: 'attribute-left-out',
        severity: 'info',
        dataset: dataset.id,
        args: { attribute: name, values },
      })
    } else
      kept.push(
        sql`SELECT customer_id, ${name} AS attribute, ${cell} AS value FROM ${table} WHERE ledger IS NULL AND ${cell} IS NOT NULL`,
      )
  }
  const nothing = sql`SELECT CAST(NULL AS VARCHAR) AS customer_id, CAST(NULL AS VARCHAR) AS attribute, CAST(NULL AS VARCHAR) AS value WHERE false`
  await engine.fill(target, joined([nothing, ...kept], ' UNION ALL '))
  return findings
}
