import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { customer } from '../model/customer.js'
import { customerMonth } from '../model/customer-month.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Paying customers whose name holds a word for a test, demo or internal account: counted, but perhaps no customers. */
export const testAccounts = defineCheck({
  id: 'test-accounts',
  sql: sql`
    SELECT count(*) AS customers, coalesce(sum(recurring), 0) AS recurring, coalesce(min(customer_id), '') AS example
    FROM ${customer}
    JOIN ${customerMonth} USING (customer_id)
    JOIN ${window} ON month_end = as_of
    WHERE recurring > 0 AND regexp_matches(lower(name), '\\b(test|testing|demo|internal|sandbox|dummy)\\b|测试|演示|内部账号|体验账号')`,
  row: z.object({ customers: z.number(), recurring: z.number(), example: z.string() }),
  findings: ([row]) =>
    row === undefined || row.customers === 0
      ? []
      : [
          {
            code: 'test-accounts',
            severity: 'warning',
            args: { customers: row.customers, example: row.example },
            dataset: 'customers',
            rows: row.customers,
            money: row.recurring,
          },
        ],
})
