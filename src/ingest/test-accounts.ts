import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../engine/sql.js'
import { defineSource } from '../model/table.js'
import type { Attribute } from './customers.js'
import { listed } from './datasets/listed.js'
import type { Finding } from './finding.js'
import { normalised } from './headers.js'
import { attributeColumn, type Staged } from './staging.js'
import { folded } from './values/emptiness.js'

const account = defineSource('test_account', ['customer_id'])
/** Most accounts that are told one by one. */
const MOST_TOLD = 20

const kindColumns = new Set(
  listed(`
    type, account type, customer type, client type, tenant type, record type, user type, account category, customer category,
    account status, 类型, 客户类型, 账号类型, 账户类型, 用户类型, 租户类型, 客户分类, 客户类别, 客户性质, 账号性质, 账号状态
  `).map(normalised),
)
const flagColumns = new Set(
  listed(`
    test, is test, test account, is test account, internal, is internal, internal account, is internal account, demo, is demo,
    demo account, sandbox, is sandbox, 测试, 是否测试, 测试账号, 是否测试账号, 内部, 是否内部, 内部账号, 是否内部账号, 是否演示
  `).map(normalised),
)
const word = sql`'(?:test(?:ing)?|demo|internal|sandbox|dummy|测试|演示|内部)'`
const noun = sql`'(?:[ _-]?(?:accounts?|customers?|users?|tenants?|company|账号|账户|客户|用户|租户|公司|企业))?'`
const number = sql`'(?:[ _#-]*[0-9]{1,4})?'`

const found = z.object({ customer_id: z.string(), evidence: z.enum(['status', 'type', 'flag', 'name']) })
const counted = z.object({ customer_id: z.string(), rows: z.number(), money: z.number().nullable() })

/**
 * The accounts of a customers export that are nobody's: its status, type or flag says test, demo or internal, or its whole name is
 * such a word. A word inside a name proves nothing. Their rows are dropped in every dataset, counted, and told one by one.
 */
export class TestAccounts {
  private readonly told = new Map<string, { evidence: string; rows: number; money: number }>()

  constructor(private readonly isOut: boolean) {}

  /** Looks for them among the staged customers, which come first, and drops their rows from any staged dataset; those of copies are not told twice. */
  async drop(
    engine: Engine,
    staged: Staged,
    attributes: readonly Attribute[],
    copies: readonly number[],
  ): Promise<void> {
    if (!this.isOut) return
    if (staged.dataset.id === 'customers') await this.find(engine, staged, attributes)
    if (this.told.size === 0 || !staged.columns.includes('customer_id')) return
    const isTheirs = sql`ledger IS NULL AND customer_id IN (SELECT customer_id FROM ${account})`
    const isOriginal = joined([sql`true`, ...copies.map((file) => sql`ledger_file <> ${file}`)], ' AND ')
    const money = staged.dataset.id === 'payments' ? sql`CAST(sum(amount) AS DOUBLE)` : sql`CAST(NULL AS DOUBLE)`
    const rows = await engine.rows(sql`
      SELECT customer_id, count(*) AS rows, ${money} AS money FROM ${staged.table} WHERE ${isTheirs} AND ${isOriginal} GROUP BY customer_id`)
    for (const one of z.array(counted).parse(rows)) {
      const sum = this.told.get(one.customer_id)
      if (sum === undefined) continue
      sum.rows += one.rows
      sum.money += one.money ?? 0
    }
    await engine.run(sql`UPDATE ${staged.table} SET ledger = 'drop:test-account' WHERE ${isTheirs}`)
  }

  /** What was left out, the largest in money first, then in rows; complete when every dataset was loaded. */
  findings(): Finding[] {
    const all = [...this.told].sort(
      ([a, one], [b, other]) => other.money - one.money || other.rows - one.rows || (a < b ? -1 : 1),
    )
    const rest = all.slice(MOST_TOLD).map(([, sum]) => sum)
    const total = (of: 'rows' | 'money') => rest.reduce((sum, one) => sum + one[of], 0)
    return [
      ...all.slice(0, MOST_TOLD).map(
        ([customer, { evidence, rows, money }]): Finding => ({
          code: 'test-account-out',
          severity: 'warning',
          dataset: 'customers',
          args: { customer, evidence, rows },
          rows,
          money,
        }),
      ),
      ...(rest.length === 0 ? [] : [more(rest.length, total('rows'), total('money'))]),
    ]
  }

  private async find(engine: Engine, { table, columns }: Staged, attributes: readonly Attribute[]): Promise<void> {
    const cases = [
      ...(columns.includes('status')
        ? [sql`WHEN ${says(sql`status`, joined([word, noun], ' || '))} THEN 'status'`]
        : []),
      ...attributes.flatMap(({ name }, index) => attributeCase(name, sql`${quotedIdentifier(attributeColumn(index))}`)),
      ...(columns.includes('name')
        ? [sql`WHEN ${says(sql`name`, joined([word, noun, number], ' || '))} THEN 'name'`]
        : []),
    ]
    const evidence = cases.reduce((all, one) => sql`${all} ${one}`, sql`CASE WHEN false THEN NULL`)
    await engine.fill(
      account,
      sql`SELECT customer_id, evidence FROM (SELECT customer_id, ${evidence} END AS evidence FROM ${table} WHERE ledger IS NULL)
        WHERE evidence IS NOT NULL`,
    )
    const rows = z.array(found).parse(await engine.rows(sql`SELECT customer_id, evidence FROM ${account}`))
    for (const { customer_id, evidence: by } of rows) this.told.set(customer_id, { evidence: by, rows: 0, money: 0 })
  }
}

/** How a further column of the export bears witness: a type by its word, a flag by a yes; any other column not at all. */
function attributeCase(name: string, cell: Sql): Sql[] {
  const key = normalised(name)
  if (kindColumns.has(key)) return [sql`WHEN ${says(cell, joined([word, noun], ' || '))} THEN 'type'`]
  if (flagColumns.has(key)) return [sql`WHEN ${says(cell, sql`'(?:1|1[.]0|y|yes|t|true|是|√)'`)} THEN 'flag'`]
  return []
}

function says(cell: Sql, pattern: Sql): Sql {
  return sql`length(${cell}) <= 40 AND regexp_full_match(${folded(cell)}, '(?i)' || ${pattern})`
}

function more(customers: number, rows: number, money: number): Finding {
  return {
    code: 'test-accounts-out',
    severity: 'warning',
    dataset: 'customers',
    args: { customers, rows },
    rows,
    money,
  }
}
