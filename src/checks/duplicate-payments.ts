import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { payment } from '../model/payment.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Payments up to the cut that may have been counted twice: the same payment id again, or, without ids, the same customer, day and amount. */
export const duplicatePayments = defineCheck({
  id: 'duplicate-payments',
  sql: sql`
    WITH again AS (
      SELECT payment_id, net, row_number() OVER (
        PARTITION BY payment_id, CASE WHEN payment_id IS NULL THEN (customer_id, paid_on, amount) END ORDER BY net) AS place
      FROM ${payment} JOIN ${window} ON paid_on <= as_of
    )
    SELECT payment_id IS NOT NULL AS has_id, count(*) AS rows, sum(net) AS money, coalesce(min(payment_id), '') AS example
    FROM again WHERE place > 1 GROUP BY has_id ORDER BY has_id`,
  row: z.object({ has_id: z.boolean(), rows: z.number(), money: z.number(), example: z.string() }),
  findings: (rows) =>
    rows.map((row) => ({
      code: row.has_id ? ('duplicate-payment-ids' as const) : ('duplicate-payments' as const),
      severity: row.has_id ? 'error' : 'warning',
      args: { rows: row.rows, example: row.example },
      dataset: 'payments',
      rows: row.rows,
      money: row.money,
    })),
})
