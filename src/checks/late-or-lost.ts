import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { payment } from '../model/payment.js'
import { recurringBasis } from '../model/recurring-basis.js'
import { tenure } from '../model/tenure.js'
import { window } from '../model/window.js'
import { defineCheck } from './check.js'

/**
 * Where payments say who is a customer: those not counted at the cut that have a charge open, due in the 90 days before it, for
 * what follows their time as customers. If terms of payment are longer than we wait, they are late and not lost. Money as charged.
 */
export const lateOrLost = defineCheck({
  id: 'late-or-lost',
  sql: sql`
    WITH open_charge AS (
      SELECT customer_id, net, left_on, is_undetermined
      FROM ${payment} JOIN ${window} ON due_on <= as_of AND due_on > as_of - 90
      JOIN ${recurringBasis} ON basis IN ('service-periods', 'inferred-cadence')
      LEFT JOIN ${tenure} USING (customer_id)
      WHERE is_recurring AND net > 0 AND coalesce(paid_on > as_of, true)
        AND CASE WHEN entered_on IS NULL THEN true ELSE due_on >= left_on - 30 END
    )
    SELECT
      count(DISTINCT customer_id) FILTER (left_on IS NOT NULL AND NOT is_undetermined) AS lost,
      count(DISTINCT customer_id) FILTER (is_undetermined) AS undetermined,
      count(DISTINCT customer_id) FILTER (left_on IS NULL) AS newcomers,
      count(*) AS rows,
      coalesce(sum(net), 0) AS money
    FROM open_charge`,
  row: z.object({
    lost: z.number(),
    undetermined: z.number(),
    newcomers: z.number(),
    rows: z.number(),
    money: z.number(),
  }),
  findings: ([row]) => {
    if (row === undefined || row.rows === 0) return []
    const { rows, money, ...args } = row
    return [{ code: 'late-or-lost', severity: 'warning', args, dataset: 'payments', rows, money }]
  },
})
