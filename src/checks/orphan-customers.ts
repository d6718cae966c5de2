import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { customer } from '../model/customer.js'
import { defineCheck } from './check.js'

/** Ids that pay or use the product and that the customers export does not know. Silent where no customers were exported. */
export const orphanCustomers = defineCheck({
  id: 'orphan-customers',
  sql: sql`
    SELECT count(*) FILTER (NOT is_exported) AS orphans, count(*) FILTER (is_exported) AS exported,
      coalesce(sum(revenue) FILTER (NOT is_exported), 0) AS revenue, coalesce(min(customer_id) FILTER (NOT is_exported), '') AS example
    FROM ${customer}`,
  row: z.object({ orphans: z.number(), exported: z.number(), revenue: z.number(), example: z.string() }),
  findings: ([row]) =>
    row === undefined || row.orphans === 0 || row.exported === 0
      ? []
      : [
          {
            code: 'orphan-customers',
            severity: 'warning',
            args: { customers: row.orphans, example: row.example },
            dataset: 'customers',
            rows: row.orphans,
            money: row.revenue,
          },
        ],
})
