import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { subscription } from '../model/subscription.js'
import { defineCheck } from './check.js'

/** Rows of the subscriptions export that earn no recurring revenue, by reason; a cancelled one without an end is an error. */
export const subscriptionsLeftOut = defineCheck({
  id: 'subscriptions-left-out',
  sql: sql`
    SELECT exclusion, count(*) AS rows, sum(monthly) AS monthly FROM ${subscription}
    WHERE exclusion IS NOT NULL GROUP BY exclusion ORDER BY exclusion`,
  row: z.object({ exclusion: z.string(), rows: z.number(), monthly: z.number().nullable() }),
  findings: (rows) =>
    rows.map((row) => ({
      code:
        row.exclusion === 'end-unknown' ? ('subscription-end-unknown' as const) : ('subscriptions-left-out' as const),
      severity: row.exclusion === 'end-unknown' ? 'error' : 'info',
      args: { rows: row.rows, exclusion: row.exclusion },
      dataset: 'subscriptions',
      rows: row.rows,
      money: row.monthly ?? 0,
    })),
})
