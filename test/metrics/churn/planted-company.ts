import { Engine } from '../../../src/engine/engine.js'
import { joined, quotedIdentifier, type Sql, sql } from '../../../src/engine/sql.js'
import { datasets } from '../../../src/ingest/datasets/index.js'
import { policies as policySchema } from '../../../src/ingest/policies.js'
import { valueType } from '../../../src/ingest/values.js'
import { rawCustomerAttribute } from '../../../src/model/raw.js'
import { fillPolicies } from '../../../src/run/configured.js'

interface Plan {
  readonly customers: number
  readonly seed: number
  /** How much of its use a customer keeps in the last 60 days before it leaves: 1 gives no warning. */
  readonly fading: number
  readonly memoryLimit?: string
}

/**
 * An engine whose raw tables hold a company made by chance alone, 2023-01 to 2024-12, of any size: customers start at any day,
 * pay by the month, leave with a chance of 3 % a month whatever their age, and come on some days of the month each. Its
 * logins are the only thing that may foretell a loss.
 */
export async function plantedCompany(plan: Plan): Promise<Engine> {
  const { memoryLimit } = plan
  const engine = await Engine.open({ directories: [], ...(memoryLimit === undefined ? {} : { memoryLimit }) })
  await fillPolicies(engine, policySchema.parse({ as_of: '2024-12-31' }))
  const made: Readonly<Record<string, Sql>> = { subscriptions: subscriptions(plan), logins: logins(plan) }
  for (const dataset of datasets) {
    const types = Object.fromEntries(Object.entries(dataset.columns).map(([name, { type }]) => [name, valueType[type]]))
    const rows = made[dataset.id]
    await engine.fill(dataset.table, rows === undefined ? empty(types) : sql`${empty(types)} UNION ALL BY NAME ${rows}`)
    if (dataset.detail !== undefined)
      await engine.fill(dataset.detail.table, sql`SELECT * FROM ${dataset.table} LIMIT 0`)
  }
  const attribute = { customer_id: valueType.id, attribute: valueType.text, value: valueType.text }
  await engine.fill(rawCustomerAttribute, empty(attribute))
  return engine
}

function empty(types: Readonly<Record<string, Sql>>): Sql {
  const columns = Object.entries(types).map(([name, type]) => sql`CAST(NULL AS ${type}) AS ${quotedIdentifier(name)}`)
  return sql`SELECT ${joined(columns, ', ')} WHERE false`
}

/** A number of [0, 1) that depends on the seed, the customer and what it is for. */
function chance(plan: Plan, ...of: readonly Sql[]): Sql {
  return sql`(hash(concat_ws('|', ${plan.seed}, ${joined(of, ', ')})) / 18446744073709551616.0)`
}

/** Who starts when, how many months it stays (a geometric life), and how often it comes. */
function lives(plan: Plan): Sql {
  return sql`
    SELECT customer, started_on, CAST(started_on + to_months(months) AS DATE) AS left_on, rate
    FROM (SELECT customer,
        DATE '2023-01-01' + CAST(floor(600 * ${chance(plan, sql`customer`, sql`'start'`)}) AS INTEGER) AS started_on,
        1 + CAST(least(120, floor(ln(1 - ${chance(plan, sql`customer`, sql`'life'`)}) / ln(0.97))) AS INTEGER) AS months,
        0.1 + 0.5 * ${chance(plan, sql`customer`, sql`'rate'`)} AS rate
      FROM (SELECT unnest(range(0, ${plan.customers})) AS customer))`
}

function subscriptions(plan: Plan): Sql {
  return sql`
    SELECT 'c' || lpad(CAST(customer AS VARCHAR), 7, '0') AS customer_id, started_on, 100 AS amount, 'month' AS interval,
      CASE WHEN left_on <= DATE '2024-12-31' THEN left_on END AS ended_on
    FROM (${lives(plan)})`
}

function logins(plan: Plan): Sql {
  return sql`
    SELECT 'c' || lpad(CAST(customer AS VARCHAR), 7, '0') AS customer_id, CAST(day AS TIMESTAMP) AS logged_in_at
    FROM (SELECT *, unnest(generate_series(started_on, least(left_on - 1, DATE '2024-12-31'), INTERVAL 1 DAY)) AS day
      FROM (${lives(plan)}))
    WHERE ${chance(plan, sql`customer`, sql`epoch(day)`)} < rate * CASE WHEN day >= left_on - 60 THEN ${plan.fading} ELSE 1 END`
}
