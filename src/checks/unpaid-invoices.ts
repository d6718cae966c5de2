import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { payment } from '../model/payment.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Invoices due by the cut that no payment date stands against: in no sum of money received, said here with their money. */
export const unpaidInvoices = defineCheck({
  id: 'unpaid-invoices',
  sql: sql`
    SELECT count(*) AS rows, coalesce(sum(net), 0) AS money FROM ${payment}, ${window}
    WHERE paid_on IS NULL AND due_on <= as_of`,
  row: z.object({ rows: z.number(), money: z.number() }),
  findings: ([row]) =>
    row === undefined || row.rows === 0
      ? []
      : [
          {
            code: 'unpaid-invoices',
            severity: 'warning',
            args: { rows: row.rows },
            dataset: 'payments',
            rows: row.rows,
            money: row.money,
          },
        ],
})
