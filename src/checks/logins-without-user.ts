import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { userDay } from '../model/user-day.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Logins that name no user in an export that names users elsewhere: they count for their customer, for no user. */
export const loginsWithoutUser = defineCheck({
  id: 'logins-without-user',
  sql: sql`
    SELECT CAST(coalesce(sum(logins) FILTER (user_id IS NULL), 0) AS BIGINT) AS rows, count(user_id) AS named
    FROM ${userDay} JOIN ${window} ON day <= as_of`,
  row: z.object({ rows: z.number(), named: z.number() }),
  findings: ([row]) =>
    row === undefined || row.rows === 0 || row.named === 0
      ? []
      : [
          {
            code: 'logins-without-user',
            severity: 'warning',
            args: { rows: row.rows },
            dataset: 'logins',
            rows: row.rows,
          },
        ],
})
