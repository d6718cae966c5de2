import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { observedDay } from '../model/observed-day.js'
import { response } from '../model/response.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/** Payments, logins, starts and survey answers after the cut: they move no number, and are counted here. */
export const factsAfterCut = defineCheck({
  id: 'facts-after-cut',
  sql: sql`
    WITH facts AS (
      SELECT day, facts FROM ${observedDay}
      UNION ALL
      SELECT answered_on AS day, count(*) AS facts FROM ${response} GROUP BY answered_on
    )
    SELECT CAST(coalesce(sum(facts), 0) AS BIGINT) AS facts, CAST(min(day) AS VARCHAR) AS first_day, CAST(max(day) AS VARCHAR) AS last_day
    FROM facts, ${window} WHERE day > as_of`,
  row: z.object({ facts: z.number(), first_day: z.string().nullable(), last_day: z.string().nullable() }),
  findings: ([row]) =>
    row === undefined || row.facts === 0
      ? []
      : [
          {
            code: 'facts-after-cut',
            severity: 'info',
            args: { rows: row.facts, first: row.first_day ?? '', last: row.last_day ?? '' },
            rows: row.facts,
          },
        ],
})
