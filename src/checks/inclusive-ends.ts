import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { subscription } from '../model/subscription.js'
import { defineCheck } from './check.js'

/** Says that ends of subscriptions were read as their last day, not as the day after: it moves churn by a day. */
export const inclusiveEnds = defineCheck({
  id: 'inclusive-ends',
  sql: sql`SELECT count(*) AS rows FROM ${subscription} WHERE is_end_inclusive AND ended_on IS NOT NULL`,
  row: z.object({ rows: z.number() }),
  findings: ([row]) =>
    row === undefined || row.rows === 0
      ? []
      : [
          {
            code: 'inclusive-ends',
            severity: 'info',
            args: { rows: row.rows },
            dataset: 'subscriptions',
            rows: row.rows,
          },
        ],
})
