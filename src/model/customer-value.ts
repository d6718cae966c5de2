import { sql } from '../engine/sql.js'
import { customer } from './customer.js'
import { customerRecord } from './customer-record.js'
import { defineTable } from './table.js'
import { tenure } from './tenure.js'

/**
 * Customer that ever paid by the cut: money received to date, the years it has paid for (NULL where nothing of it recurs) and its
 * costs to date. `cost` is what the export states of acquisition and service, NULL where a cost column that is filled at
 * all is empty for this customer; `net_value` is revenue less cost.
 */
export const customerValue = defineTable({
  name: 'customer_value',
  key: ['customer_id'],
  query: sql`
    WITH stated AS (
      SELECT customer_id, acquisition_cost, service_cost,
        count(acquisition_cost) OVER () > 0 AS has_acquisition_cost,
        count(service_cost) OVER () > 0 AS has_service_cost
      FROM ${customerRecord}
    ),
    costed AS (
      SELECT *, CASE
        WHEN NOT has_acquisition_cost AND NOT has_service_cost THEN NULL
        WHEN has_acquisition_cost AND acquisition_cost IS NULL OR has_service_cost AND service_cost IS NULL THEN NULL
        ELSE coalesce(acquisition_cost, 0) + coalesce(service_cost, 0) END AS cost
      FROM stated
    )
    SELECT
      paid.customer_id,
      paid.name,
      paid.revenue,
      tenure.days / 365.25 AS years,
      coalesce(tenure.is_present, false) AS is_present,
      acquisition_cost,
      service_cost,
      cost,
      paid.revenue - cost AS net_value
    FROM ${customer} AS paid
    LEFT JOIN ${tenure} AS tenure USING (customer_id)
    LEFT JOIN costed USING (customer_id)
    WHERE first_paid_on IS NOT NULL`,
  invariants: {
    'key-unique': (self) => sql`SELECT customer_id FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
