import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { paymentCadence } from '../../src/model/payment-cadence.js'
import { recurringBasis } from '../../src/model/recurring-basis.js'
import { factsOf, type RawRow } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())
const paid = (customer_id: string, days: readonly string[], amount: number, plan: string | null = null): RawRow[] =>
  days.map((paid_on) => ({ customer_id, paid_on, amount, plan }))

describe('payment_cadence', () => {
  it('snaps the median gap of customer and plan; a single payment takes that of its plan', async () => {
    engine = await factsOf(
      {
        payments: [
          ...paid('month', ['2024-01-05', '2024-02-07', '2024-03-05'], 10, 'a'),
          ...paid('quarter', ['2024-01-05', '2024-04-05', '2024-07-05'], 30, 'b'),
          ...paid('year', ['2023-01-05', '2024-01-09'], 120, 'c'),
          ...paid('single', ['2024-05-05'], 30, 'b'),
          ...paid('two months less', ['2024-01-05', '2024-03-03'], 10, 'a'),
          ...paid('two months more', ['2024-01-05', '2024-03-08'], 10, 'b'),
        ],
      },
      { as_of: '2024-07-31' },
    )
    expect(
      await engine.read(
        sql`SELECT customer_id, months, gaps, regular_gaps FROM ${paymentCadence} ORDER BY customer_id`,
      ),
    ).toEqual([
      { customer_id: 'month', months: 1, gaps: 2, regular_gaps: 2 },
      { customer_id: 'quarter', months: 3, gaps: 2, regular_gaps: 2 },
      { customer_id: 'single', months: 3, gaps: 0, regular_gaps: 0 },
      { customer_id: 'two months less', months: 1, gaps: 1, regular_gaps: 0 },
      { customer_id: 'two months more', months: 3, gaps: 1, regular_gaps: 0 },
      { customer_id: 'year', months: 12, gaps: 1, regular_gaps: 1 },
    ])
  })

  it('finds no rhythm where people buy when they like; a purchase then makes a customer for 12 months', async () => {
    // gaps of 3, 70, 4 and 130 days: the median of 37 snaps to one month (30.4 days ± 30 %: 21.3 to 39.6), and none is regular
    engine = await factsOf(
      { payments: paid('a', ['2023-01-01', '2023-01-04', '2023-03-15', '2023-03-19', '2023-07-27'], 12) },
      { as_of: '2024-12-31' },
    )
    expect(await engine.read(sql`SELECT basis, grace_days FROM ${recurringBasis}`)).toEqual([
      { basis: 'purchases', grace_days: 0 },
    ])
    const states =
      await engine.read(sql`SELECT CAST(month_end AS VARCHAR) AS month_end, state, CAST(recurring AS DOUBLE) AS money
      FROM ${customerMonth} WHERE state NOT IN ('retained') ORDER BY month_end`)
    expect(states.map((row) => `${row['month_end']} ${row['state']} ${row['money']}`)).toEqual([
      '2023-01-31 new 2',
      '2023-03-31 expanded 4',
      '2023-07-31 expanded 5',
      '2024-01-31 contracted 3',
      '2024-03-31 contracted 1',
      '2024-07-31 churned 0',
    ])
    expect(engine.violations).toEqual([])
  })
})
