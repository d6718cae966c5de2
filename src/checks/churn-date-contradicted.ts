import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { customer } from '../model/customer.js'
import { customerMonth } from '../model/customer-month.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Customers that the export calls churned by the cut while they still pay: payments win, and the contradiction is listed. */
export const churnDateContradicted = defineCheck({
  id: 'churn-date-contradicted',
  sql: sql`
    SELECT count(*) AS customers, coalesce(sum(recurring), 0) AS recurring, coalesce(min(customer_id), '') AS example
    FROM ${customer}
    JOIN ${customerMonth} USING (customer_id)
    JOIN ${window} ON month_end = as_of
    WHERE recurring > 0 AND churned_on <= as_of`,
  row: z.object({ customers: z.number(), recurring: z.number(), example: z.string() }),
  findings: ([row]) =>
    row === undefined || row.customers === 0
      ? []
      : [
          {
            code: 'churn-date-contradicted',
            severity: 'warning',
            args: { customers: row.customers, example: row.example },
            dataset: 'customers',
            rows: row.customers,
            money: row.recurring,
          },
        ],
})
