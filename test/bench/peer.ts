import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/**
 * What an experienced analyst would write by hand for one data room whose shape is known: typed readers, the same facts as
 * the report (user-day, customer-day, customer-month with its states, payments per customer and day, customers, answers), and
 * the same numbers from them. No ledger, no guards, no hashes, no findings. Prints them as JSON. Usage: peer DIR
 */
const directory = process.argv[2] ?? '.'
const parquet = existsSync(join(directory, 'logins.parquet'))

const columns = {
  customers: `'Customer ID': 'VARCHAR', 'Customer name': 'VARCHAR', 'Signed up on': 'DATE', 'Churned on': 'DATE', 'Churn reason': 'VARCHAR',
    'Industry': 'VARCHAR', 'Size': 'VARCHAR', 'Region': 'VARCHAR', 'Plan': 'VARCHAR', 'Channel': 'VARCHAR', 'Owner': 'VARCHAR', 'Deployment': 'VARCHAR'`,
  subscriptions: `'Subscription ID': 'VARCHAR', 'Customer ID': 'VARCHAR', 'Plan': 'VARCHAR', 'Interval': 'VARCHAR', 'Amount': 'DECIMAL(18,2)',
    'Currency': 'VARCHAR', 'Seats': 'INTEGER', 'Status': 'VARCHAR', 'Started on': 'DATE', 'Ended on': 'DATE', 'Cancel reason': 'VARCHAR'`,
  payments: `'Payment ID': 'VARCHAR', 'Customer ID': 'VARCHAR', 'Kind': 'VARCHAR', 'Plan': 'VARCHAR', 'Currency': 'VARCHAR',
    'Amount': 'DECIMAL(18,2)', 'Refund amount': 'DECIMAL(18,2)', 'Due on': 'DATE', 'Paid on': 'DATE', 'Status': 'VARCHAR', 'Period start': 'DATE', 'Period end': 'DATE'`,
  logins: `'customer_id': 'VARCHAR', 'user_id': 'VARCHAR', 'logged_in_at': 'TIMESTAMP'`,
  surveys: `'客户编号': 'VARCHAR', '邀请时间': 'VARCHAR', '提交时间': 'VARCHAR', '问卷类型': 'VARCHAR', '评分': 'INTEGER', '维度': 'VARCHAR', '批次': 'VARCHAR', '意见': 'VARCHAR'`,
}

function read(dataset: keyof typeof columns): string {
  const pattern = join(directory, `${dataset}*.${parquet ? 'parquet' : 'csv'}`)
  if (parquet) return `read_parquet('${pattern}')`
  return `read_csv('${pattern}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns[dataset]}})`
}

const asOf = `DATE '2025-12-31'`
const opensOn = `DATE '2024-12-31'`

const facts = [
  `CREATE TABLE user_day AS
    SELECT customer_id, user_id, CAST(logged_in_at AS DATE) AS day, CAST(count(*) AS INTEGER) AS logins
    FROM ${read('logins')} GROUP BY ALL`,
  `CREATE TABLE customer_day AS
    SELECT customer_id, day, CAST(count(*) AS INTEGER) AS users, CAST(sum(logins) AS INTEGER) AS logins FROM user_day GROUP BY ALL`,
  `CREATE TABLE purchase AS
    SELECT "Customer ID" AS customer_id, "Paid on" AS paid_on, count(*) AS payments,
      sum(Amount - coalesce("Refund amount", 0)) AS net
    FROM ${read('payments')} WHERE "Paid on" IS NOT NULL AND Status <> 'failed' GROUP BY ALL`,
  `CREATE TABLE period AS
    SELECT "Customer ID" AS customer_id, "Started on" AS started_on, coalesce("Ended on", DATE '9999-12-31') AS ended_on,
      CAST(CASE Interval WHEN 'year' THEN Amount / 12 ELSE Amount END AS DECIMAL(18, 6)) AS monthly
    FROM ${read('subscriptions')} WHERE Status NOT IN ('trial', 'paused') AND Amount > 0`,
  `CREATE TABLE month_end AS
    SELECT last_day(CAST(month AS DATE)) AS month_end, last_day(CAST(month - INTERVAL 12 MONTH AS DATE)) AS opens_on
    FROM (SELECT unnest(generate_series((SELECT date_trunc('month', min(started_on)) FROM period), ${asOf}, INTERVAL 1 MONTH)) AS month)`,
  `CREATE TABLE customer_month AS
    WITH running AS (
      SELECT customer_id, month_end, sum(monthly) AS recurring
      FROM period JOIN month_end ON month_end >= started_on AND month_end < ended_on GROUP BY ALL
    ),
    grid AS (
      SELECT customer_id, month_end, coalesce(recurring, 0) AS recurring
      FROM (SELECT customer_id, min(started_on) AS started_on FROM period GROUP BY customer_id)
      JOIN month_end ON month_end >= started_on
      LEFT JOIN running USING (customer_id, month_end)
    ),
    compared AS (
      SELECT *, coalesce(lag(recurring) OVER past, 0) AS recurring_before,
        coalesce(max(recurring) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) > 0 AS ever
      FROM grid WINDOW past AS (PARTITION BY customer_id ORDER BY month_end)
    )
    SELECT customer_id, month_end, recurring, recurring_before,
      CASE WHEN recurring = 0 THEN 'churned'
        WHEN recurring_before = 0 THEN CASE WHEN ever THEN 'reactivated' ELSE 'new' END
        WHEN recurring > recurring_before THEN 'expanded' WHEN recurring < recurring_before THEN 'contracted' ELSE 'retained' END AS state
    FROM compared WHERE recurring > 0 OR recurring_before > 0`,
  `CREATE TABLE record AS FROM ${read('customers')}`,
  `CREATE TABLE answer AS
    SELECT 客户编号 AS customer_id, 问卷类型 AS kind, 评分 AS score, 维度 AS dimension, 批次 AS wave,
      CAST(strptime(split_part(提交时间, ' ', 1), '%Y/%-m/%-d') AS DATE) AS answered_on
    FROM ${read('surveys')} WHERE 评分 IS NOT NULL`,
  `CREATE TABLE customer AS
    WITH paid AS (
      SELECT customer_id, min(paid_on) AS first_paid_on, max(paid_on) AS last_paid_on, sum(net) AS revenue
      FROM purchase WHERE paid_on <= ${asOf} GROUP BY customer_id
    ),
    used AS (SELECT customer_id, min(day) AS first_used_on, max(day) AS last_used_on FROM customer_day GROUP BY customer_id),
    ids AS (
      SELECT "Customer ID" AS customer_id FROM record UNION SELECT customer_id FROM paid UNION SELECT customer_id FROM used
      UNION SELECT customer_id FROM period UNION SELECT customer_id FROM answer WHERE customer_id IS NOT NULL
    )
    SELECT ids.customer_id, record."Customer ID" IS NOT NULL AS is_registered, record."Signed up on" AS signed_up_on,
      first_paid_on, last_paid_on, coalesce(revenue, 0) AS revenue, first_used_on, last_used_on
    FROM ids LEFT JOIN record ON record."Customer ID" = ids.customer_id LEFT JOIN paid USING (customer_id) LEFT JOIN used USING (customer_id)`,
  `CREATE TABLE segment AS
    SELECT customer_id, NULL AS attribute, NULL AS value FROM customer
    UNION ALL
    SELECT "Customer ID", attribute, value FROM record
    UNPIVOT INCLUDE NULLS (value FOR attribute IN (Industry, Size, Region, Plan, Channel, Owner, Deployment))`,
  `CREATE TABLE cohort AS
    SELECT month_end.month_end, opened.customer_id, opened.recurring AS opening, coalesce(closed.recurring, 0) AS closing
    FROM month_end
    JOIN customer_month AS opened ON opened.month_end = opens_on AND opened.recurring > 0
    LEFT JOIN customer_month AS closed ON closed.month_end = month_end.month_end AND closed.customer_id = opened.customer_id`,
]

const retention = `count(*) AS customers, count(*) FILTER (closing > 0) AS retained, sum(opening)::DOUBLE AS opening,
  sum(closing)::DOUBLE AS closing, sum(least(opening, closing))::DOUBLE AS kept`

const numbers = {
  retention: `SELECT attribute, value, ${retention} FROM cohort JOIN segment USING (customer_id)
    WHERE month_end = ${asOf} GROUP BY ALL ORDER BY attribute NULLS FIRST, value`,
  trailing: `SELECT month_end::VARCHAR AS month_end, ${retention} FROM cohort GROUP BY ALL ORDER BY month_end`,
  monthly: `SELECT month_end::VARCHAR AS month_end, count(*) FILTER (recurring_before > 0) AS customers, count(*) FILTER (recurring > 0 AND recurring_before > 0) AS retained,
    sum(least(recurring, recurring_before))::DOUBLE AS kept FROM customer_month GROUP BY ALL ORDER BY month_end`,
  withoutTop: `SELECT top, ${retention} FROM (SELECT *, row_number() OVER (ORDER BY opening DESC, customer_id) AS place FROM cohort WHERE month_end = ${asOf})
    JOIN (VALUES (1), (3), (10)) AS tops(top) ON place > top GROUP BY top ORDER BY top`,
  bridge: `SELECT month_end::VARCHAR AS month_end, state, count(*) AS customers, sum(recurring)::DOUBLE AS recurring, sum(recurring - recurring_before)::DOUBLE AS money
    FROM customer_month GROUP BY ALL ORDER BY month_end, state`,
  base: `SELECT count(*) FILTER (at_start) AS at_start, count(*) FILTER (at_end) AS at_end, count(*) FILTER (joined) AS joined,
      count(*) FILTER (at_start AND NOT at_end) AS lost, count(*) FILTER (joined AND NOT at_end) AS joined_and_left
    FROM (SELECT customer_id, bool_or(month_end = ${opensOn} AND recurring > 0) AS at_start, bool_or(month_end = ${asOf} AND recurring > 0) AS at_end,
      bool_or(state = 'new' AND month_end > ${opensOn}) AS joined FROM customer_month GROUP BY customer_id)`,
  recurring: `SELECT sum(recurring)::DOUBLE AS monthly, count(*) AS customers FROM customer_month WHERE month_end = ${asOf} AND recurring > 0`,
  value: `SELECT attribute, value, sum(revenue)::DOUBLE AS revenue, count(first_paid_on) AS payers, count(*) FILTER (is_registered) AS registered
    FROM customer JOIN segment USING (customer_id) GROUP BY ALL ORDER BY attribute NULLS FIRST, value`,
  activity: `SELECT attribute, value, count(*) AS registered, count(*) FILTER (last_used_on > ${asOf} - 30) AS active, count(*) FILTER (last_used_on > ${asOf} - 90) AS active_90
    FROM customer JOIN segment USING (customer_id) WHERE is_registered GROUP BY ALL ORDER BY attribute NULLS FIRST, value`,
  registered: `SELECT date_trunc('quarter', signed_up_on)::VARCHAR AS quarter, count(*) AS registered, count(*) FILTER (last_used_on > ${asOf} - 30) AS active
    FROM customer WHERE is_registered GROUP BY ALL ORDER BY quarter`,
  stickiness: `WITH daily AS (SELECT last_day(day) AS month_end, sum(users) AS user_days, count(*) AS customer_days FROM customer_day WHERE day > ${opensOn} GROUP BY ALL),
      present AS (SELECT DISTINCT last_day(day) AS month_end, customer_id, user_id FROM user_day WHERE day > ${opensOn}),
      monthly AS (SELECT month_end, count(*) AS users, count(DISTINCT customer_id) AS customers FROM present GROUP BY ALL)
    SELECT month_end::VARCHAR AS month_end, users, customers, (user_days / day(month_end) / users)::DOUBLE AS of_users, (customer_days / day(month_end) / customers)::DOUBLE AS of_customers
    FROM daily JOIN monthly USING (month_end) ORDER BY month_end`,
  satisfaction: `SELECT dimension, count(*) AS answers, count(*) FILTER (score >= 4) AS top, avg((score - 1) / 4) AS mean
    FROM answer WHERE kind = '满意度' AND answered_on > ${opensOn} GROUP BY ROLLUP (dimension) ORDER BY dimension NULLS FIRST`,
  promoters: `SELECT wave, count(*) AS answers, count(*) FILTER (score >= 9) AS promoters, count(*) FILTER (score <= 6) AS detractors
    FROM (SELECT * FROM answer WHERE kind = 'NPS' QUALIFY row_number() OVER (PARTITION BY customer_id, wave ORDER BY answered_on DESC, score) = 1)
    GROUP BY ALL ORDER BY wave`,
}

const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1500MB' })
const connection = await instance.connect()
for (const statement of facts) await connection.run(statement)
const results: Record<string, unknown> = {}
for (const [name, query] of Object.entries(numbers)) {
  results[name] = (await connection.runAndReadAll(query)).getRowObjectsJson()
}
process.stdout.write(`${JSON.stringify(results)}\n`)
connection.closeSync()
instance.closeSync()
