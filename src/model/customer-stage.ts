import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { customer } from './customer.js'
import { customerMonth } from './customer-month.js'
import { loginReach } from './login-reach.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'
import { useChange } from './use-change.js'
import { window } from './window.js'

/**
 * One row per customer: its stage of life at the cut. `prospect` never paid; `occasional` paid and never had recurring revenue;
 * `lost`, `may-renew` (within grace); of those that pay: `declining` from 90 days on, if recurring revenue is below that of
 * three months before or use days halved against the 90 days before, else `new` below 90 days, `growing` to 365, `established`.
 */
export const customerStage = defineTable({
  name: 'customer_stage',
  key: ['customer_id'],
  query: sql`
    WITH money AS (
      SELECT customer_id,
        sum(recurring) FILTER (month_end = as_of) AS recurring,
        sum(recurring) FILTER (month_end = last_day(as_of - INTERVAL 3 MONTH)) AS recurring_before,
        sum(exchange) FILTER (month_end > last_day(as_of - INTERVAL 3 MONTH) AND month_end <= as_of) AS exchange
      FROM ${customerMonth}, ${window} GROUP BY customer_id
    ),
    signs AS (
      SELECT customer_id, name, first_paid_on, entered_on, is_present, is_undetermined, recurring,
        as_of - entered_on AS age,
        coalesce(recurring - exchange < recurring_before, false) AS has_shrunk,
        coalesce(covers_180_days AND 2 * recent_days < earlier_days, false) AS uses_less
      FROM ${customer} LEFT JOIN ${tenure} USING (customer_id) LEFT JOIN money USING (customer_id)
      LEFT JOIN ${useChange} USING (customer_id), ${window}, ${loginReach}
    )
    SELECT
      customer_id,
      name,
      CASE
        WHEN entered_on IS NULL THEN CASE WHEN first_paid_on IS NULL THEN 'prospect' ELSE 'occasional' END
        WHEN is_undetermined THEN 'may-renew'
        WHEN NOT is_present THEN 'lost'
        WHEN age >= 90 AND (has_shrunk OR uses_less) THEN 'declining'
        WHEN age < 90 THEN 'new'
        WHEN age <= 365 THEN 'growing'
        ELSE 'established'
      END AS stage,
      coalesce(is_present, false) AS is_present,
      has_shrunk,
      uses_less,
      CASE WHEN is_addable AND is_present THEN recurring END AS recurring
    FROM signs, ${addableMoney}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
