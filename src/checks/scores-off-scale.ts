import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { response } from '../model/response.js'
import { defineCheck } from './check.js'

/** Survey scores outside their scale (an 11 on 0–10): used by no metric. */
export const scoresOffScale = defineCheck({
  id: 'scores-off-scale',
  sql: sql`SELECT kind, count(*) AS rows, min(score) AS lowest, max(score) AS highest FROM ${response}
    WHERE NOT is_on_scale GROUP BY kind ORDER BY kind`,
  row: z.object({ kind: z.string(), rows: z.number(), lowest: z.number(), highest: z.number() }),
  findings: (rows) =>
    rows.map((row) => ({
      code: 'scores-off-scale',
      severity: 'warning',
      args: { rows: row.rows, kind: row.kind, lowest: row.lowest, highest: row.highest },
      dataset: 'surveys',
      rows: row.rows,
    })),
})
