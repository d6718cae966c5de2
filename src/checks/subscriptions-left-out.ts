import { z } from 'zod'
import { sql } from '../engine/sql.js'
import type { Finding } from '../ingest/finding.js'
import { pausedInterval } from '../model/paused-interval.js'
import { converted, rate } from '../model/rate.js'
import { subscription } from '../model/subscription.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

const told: Readonly<Record<string, Pick<Finding, 'code' | 'severity'>>> = {
  'end-unknown': { code: 'subscription-end-unknown', severity: 'error' },
  'paused-since': { code: 'subscriptions-paused', severity: 'warning' },
}

/**
 * Rows of the subscriptions export that earn no recurring revenue at the cut, by reason, with their money a month; those paused since
 * an unknown day keep their history and are told again, a cancelled one without an end is an error.
 */
export const subscriptionsLeftOut = defineCheck({
  id: 'subscriptions-left-out',
  sql: sql`
    SELECT exclusion, count(*) AS rows, sum(${converted(sql`monthly`, sql`rate`)}) AS monthly
    FROM ${subscription} AS subscription CROSS JOIN ${window}
    LEFT JOIN ${rate} AS rate ON rate.currency = subscription.currency AND month_end = as_of
    WHERE exclusion IS NOT NULL GROUP BY exclusion
    UNION ALL
    SELECT 'paused-since', count(*), sum(${converted(sql`monthly`, sql`rate`)})
    FROM ${pausedInterval} AS paused CROSS JOIN ${window}
    LEFT JOIN ${rate} AS rate ON rate.currency = paused.currency AND month_end = as_of
    HAVING count(*) > 0
    ORDER BY exclusion`,
  row: z.object({ exclusion: z.string(), rows: z.number(), monthly: z.number().nullable() }),
  findings: (rows) =>
    rows.map((row) => ({
      ...(told[row.exclusion] ?? { code: 'subscriptions-left-out', severity: 'info' }),
      args: { rows: row.rows, exclusion: row.exclusion },
      dataset: 'subscriptions',
      rows: row.rows,
      money: row.monthly ?? 0,
    })),
})
