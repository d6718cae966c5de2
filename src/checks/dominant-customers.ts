import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { customerMonth } from '../model/customer-month.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Customers with a tenth or more of recurring revenue at the cut: ASC 280-10-50-42 discloses from 10 %. */
export const dominantCustomers = defineCheck({
  id: 'dominant-customers',
  sql: sql`
    WITH shares AS (
      SELECT customer_id, recurring, recurring / sum(recurring) OVER () AS share
      FROM ${customerMonth} JOIN ${window} ON month_end = as_of WHERE recurring > 0
    )
    SELECT customer_id, CAST(recurring AS DOUBLE) AS recurring, share FROM shares WHERE share >= 0.1 ORDER BY share DESC, customer_id`,
  row: z.object({ customer_id: z.string(), recurring: z.number(), share: z.number() }),
  findings: (rows) =>
    rows.map((row) => ({
      code: 'dominant-customer',
      severity: 'warning',
      args: { customer: row.customer_id, share: row.share },
      money: row.recurring,
    })),
})
