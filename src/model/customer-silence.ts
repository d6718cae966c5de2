import { sql } from '../engine/sql.js'
import { addableMoney } from './addable-money.js'
import { customer } from './customer.js'
import { customerMonth } from './customer-month.js'
import { loginReach } from './login-reach.js'
import { stay } from './stay.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * One row per customer at the cut: whether it uses what it pays for. `is_established`: its stay began at least 60 days ago;
 * `is_silent`: established, used once, and no login in (as_of − 60, as_of]; `is_never_seen`: established and no login ever under
 * this id, which may as well be another id. `is_covered`: the logins span those 60 days (to within 3 days of the cut), else
 * silence can't be told from missing data. Money is NULL where it can't be added up.
 */
export const customerSilence = defineTable({
  name: 'customer_silence',
  key: ['customer_id'],
  query: sql`
    WITH present AS (
      SELECT customer_id, max(started_on) AS started_on FROM ${stay}, ${window} WHERE ended_on > as_of GROUP BY customer_id
    )
    SELECT
      customer_id,
      name,
      started_on,
      last_used_on,
      CASE WHEN is_addable THEN recurring END AS recurring,
      coalesce(first_login_on <= as_of - 59 AND last_login_on >= as_of - 3, false) AS is_covered,
      started_on <= as_of - 60 AS is_established,
      started_on <= as_of - 60 AND coalesce(last_used_on <= as_of - 60, false) AS is_silent,
      started_on <= as_of - 60 AND last_used_on IS NULL AS is_never_seen
    FROM ${customerMonth} JOIN ${window} ON month_end = as_of AND recurring > 0
    JOIN present USING (customer_id)
    LEFT JOIN ${customer} USING (customer_id), ${loginReach}, ${addableMoney}`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
    'silent-or-never-seen': (self) => sql`SELECT * FROM ${self} WHERE is_silent AND is_never_seen`,
  },
})
