import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { baseCustomer } from '../../src/model/base-customer.js'
import { cohortAge } from '../../src/model/cohort-age.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { movement } from '../../src/model/movement.js'
import { tenure } from '../../src/model/tenure.js'
import { termRenewal } from '../../src/model/term-renewal.js'
import { factsOf } from './facts.js'

const day = fc
  .integer({ min: 0, max: 900 })
  .map((offset) => new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10))
const row = fc.record({
  customer_id: fc.constantFrom('a', 'b', 'c', 'd'),
  plan: fc.constantFrom('x', 'y', null),
  started_on: day,
  ended_on: fc.option(day),
  amount: fc.integer({ min: 0, max: 50 }),
  interval: fc.constantFrom('month', 'quarter', 'year'),
})

/** Over random subscriptions: invariants hold, cohorts make up the movement table, everybody who pays has a tenure, terms at the cut never exceed recurring revenue. */
it('the facts of retention agree with each other, whatever the periods, overlaps and grace', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(0, 30),
      async (rows, grace_days) => {
        const engine = await factsOf(
          { subscriptions: rows },
          { grace_days, as_of: '2024-06-30', month_end_dates: 'exclusive' },
        )
        try {
          const [agreement] = await engine.read(sql`
          WITH cohorts AS (
            SELECT month_end, sum(retained) AS customers, sum(closing) AS money, sum(size) FILTER (age = 0) AS won FROM ${cohortAge} GROUP BY ALL
          )
          SELECT
            (SELECT count(*) FROM ${movement} LEFT JOIN cohorts USING (month_end) WHERE coalesce(won, 0) <> new_customers
              OR coalesce(customers, 0) <> closing_customers OR coalesce(money, 0) <> closing) AS months_apart,
            (SELECT count(*) FROM ${baseCustomer} FULL JOIN ${tenure} USING (customer_id)
              WHERE at_end IS DISTINCT FROM is_present OR base_customer.is_undetermined IS DISTINCT FROM tenure.is_undetermined) AS customers_apart,
            (SELECT coalesce(sum(monthly), 0) FROM ${termRenewal} WHERE started_on <= DATE '2024-06-30' AND ended_on > DATE '2024-06-30')
              <= (SELECT coalesce(sum(recurring), 0) FROM ${customerMonth} WHERE month_end = DATE '2024-06-30') AS terms_fit`)
          expect(engine.violations).toEqual([])
          expect(agreement).toEqual({ months_apart: 0, customers_apart: 0, terms_fit: true })
        } finally {
          engine.close()
        }
      },
    ),
    { numRuns: 15, seed: 11 },
  )
})
