import { sql } from '../engine/sql.js'
import { customerMonth } from './customer-month.js'
import { planChange } from './plan-change.js'
import { defineTable } from './table.js'

/**
 * Customer × month-end at which a paying customer went on paying, but not the same: what of the change is price, seats, a
 * product added or dropped, another plan, or cannot be split for want of seats; the parts add up, and exchange rates
 * are in none. `extension` is that part of
 * a fall which goes with a longer commitment. Upgrade: money or plan rose; downgrade: money or plan fell; both can be true.
 */
export const revenueChange = defineTable({
  name: 'revenue_change',
  key: ['customer_id', 'month_end'],
  query: sql`
    WITH parts AS (
      SELECT
        customer_id,
        month_end,
        bool_or(is_added) AND bool_or(is_removed) AS is_swap,
        coalesce(sum(money - volume), 0) AS price,
        coalesce(sum(volume), 0) AS seats,
        coalesce(sum(money) FILTER (is_added OR is_removed), 0) AS exchanged,
        coalesce(sum(money) FILTER (volume IS NULL AND NOT is_added AND NOT is_removed), 0) AS unsplit,
        coalesce(max(commitment_months) > max(commitment_months_before), false) AS is_longer,
        max(level) FILTER (is_added) - max(level) FILTER (is_removed) AS step
      FROM ${planChange}
      GROUP BY customer_id, month_end
    ),
    placed AS (
      SELECT parts.*, state, recurring_before, recurring, recurring - recurring_before - exchange AS money,
        CASE WHEN is_swap THEN 0 ELSE exchanged END AS product,
        CASE WHEN is_swap THEN exchanged ELSE 0 END AS plan_change
      FROM ${customerMonth} JOIN parts USING (customer_id, month_end)
      WHERE recurring > 0 AND recurring_before > 0
    )
    SELECT customer_id, month_end, state, recurring_before, recurring, money, price, seats, product, plan_change, unsplit,
      CASE WHEN is_longer AND money < 0 THEN least(-money, greatest(-(price + plan_change + unsplit), 0)) ELSE 0 END AS extension,
      state = 'expanded' OR coalesce(step > 0, false) AS is_upgrade,
      state = 'contracted' OR coalesce(step < 0, false) AS is_downgrade,
      seats = 0 AND NOT is_swap AND product = 0 AND unsplit = 0 AS is_price_only
    FROM placed`,
  invariants: {
    'parts-add-up': (self) => sql`SELECT * FROM ${self} WHERE price + seats + product + plan_change + unsplit <> money`,
    'extension-within-contraction': (self) =>
      sql`SELECT * FROM ${self} WHERE extension < 0 OR extension > greatest(-money, 0)`,
  },
})
