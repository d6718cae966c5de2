import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { response } from '../model/response.js'
import { defineCheck } from './check.js'

/** Survey answers that bear a score but no day: they fall into no window, so no metric uses them. */
export const answersWithoutDay = defineCheck({
  id: 'answers-without-day',
  sql: sql`SELECT count(*) AS rows FROM ${response} WHERE answered_on IS NULL`,
  row: z.object({ rows: z.number() }),
  findings: ([row]) =>
    row === undefined || row.rows === 0
      ? []
      : [
          {
            code: 'answers-without-day',
            severity: 'warning',
            args: { rows: row.rows },
            dataset: 'surveys',
            rows: row.rows,
          },
        ],
})
