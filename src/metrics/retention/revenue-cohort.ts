import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { closedCohort } from '../../model/closed-cohort.js'
import { cohortMonth } from '../../model/cohort-month.js'
import { cohortSegment } from '../../model/cohort-segment.js'
import { cohortWithoutTop } from '../../model/cohort-without-top.js'
import { moneyCurrency } from '../../model/money-currency.js'
import { monthlyRetention } from '../../model/monthly-retention.js'
import { movement } from '../../model/movement.js'
import { window } from '../../model/window.js'
import { windowChange } from '../../model/window-change.js'
import type { Variant } from '../answer.js'
import { ratioInterval } from '../interval.js'
import { type Answer, known, note, type RowsOf, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, wholeBase } from '../segments.js'
import { cohortNotes, retentionSeries } from './cohort.js'

const money = { opening: z.number(), closing: z.number(), kept: z.number() }

/** What net and gross revenue retention both ask of the facts: one cohort, read by segment, month, pair and without its top. */
export const revenueCohortQueries = {
  segments: {
    sql: sql`SELECT attribute, value, customers, retained, returned, undetermined, opening, closing, kept, undetermined_money, returned_money
      FROM ${cohortSegment}`,
    row: z.object({
      ...segmentColumns,
      ...money,
      customers: z.number(),
      retained: z.number(),
      returned: z.number(),
      undetermined: z.number(),
      undetermined_money: z.number(),
      returned_money: z.number(),
    }),
  },
  months: {
    sql: sql`SELECT month_end, customers, opening, closing, kept FROM ${cohortMonth} ORDER BY month_end`,
    row: z.object({ month_end: z.string(), customers: z.number(), ...money }),
  },
  pairs: {
    sql: sql`
      SELECT opening, closing, least(opening, closing) AS kept, count(*) AS customers
      FROM ${closedCohort} JOIN ${window} ON month_end = as_of
      WHERE NOT is_undetermined GROUP BY opening, closing ORDER BY opening, closing`,
    row: z.object({ ...money, customers: z.number() }),
  },
  withoutTop: {
    sql: sql`SELECT top, customers, opening, closing, kept FROM ${cohortWithoutTop} ORDER BY top`,
    row: z.object({ top: z.number(), customers: z.number(), ...money }),
  },
  withoutPrice: {
    sql: sql`
      WITH repriced AS (
        SELECT opening, greatest(closing - coalesce(price_rise, 0), 0) AS closing, coalesce(unsplit, 0) AS unsplit
        FROM ${closedCohort}
        JOIN ${window} ON month_end = as_of
        LEFT JOIN ${windowChange} USING (customer_id)
        WHERE NOT is_undetermined
      )
      SELECT coalesce(sum(opening), 0) AS opening, coalesce(sum(closing), 0) AS closing,
        coalesce(sum(least(opening, closing)), 0) AS kept, count(*) AS customers, coalesce(sum(unsplit), 0) AS unsplit,
        (SELECT is_converted FROM ${moneyCurrency}) AS is_converted
      FROM repriced`,
    row: z.object({ ...money, customers: z.number(), unsplit: z.number(), is_converted: z.boolean() }),
  },
  steps: {
    sql: sql`
      SELECT month_end, opening, closing, kept FROM ${monthlyRetention}, ${window}
      WHERE month_end > opens_on AND month_end <= as_of ORDER BY month_end`,
    row: z.object({ month_end: z.string(), ...money }),
  },
  bridge: {
    sql: sql`
      SELECT
        sum(closing) FILTER (month_end = opens_on) AS opening,
        sum(expanded + reactivated) FILTER (month_end > opens_on) AS gained,
        sum(contracted + churned) FILTER (month_end > opens_on) AS lost
      FROM ${movement}, ${window} WHERE month_end BETWEEN opens_on AND as_of`,
    row: z.object({ opening: z.number().nullable(), gained: z.number().nullable(), lost: z.number().nullable() }),
  },
}
type CohortVariant = 'bridge' | 'compounded' | 'without-price' | 'without-top-1' | 'without-top-3' | 'without-top-10'

/** Revenue retention of the window's closed cohort; `side` says which money is counted now: all of it (net), or at most the old amount. */
export function revenueRetention(
  side: 'closing' | 'kept',
  rows: RowsOf<typeof revenueCohortQueries>,
  seed: number,
): Answer<CohortVariant, 'months' | 'segments'> {
  const base = wholeBase(rows.segments)
  if (base === undefined || base.opening === 0) return unknown('no-customers-at-start')
  return known(base[side] / base.opening, {
    n: base.customers,
    interval: ratioInterval(
      rows.pairs.map((pair) => ({ numerator: pair[side], denominator: pair.opening, weight: pair.customers })),
      seed,
    ),
    variants: variants(side, rows),
    notes: [
      ...cohortNotes(base, {
        total: base.opening,
        now: base[side],
        undecided: base.undetermined_money,
        returned: base.returned_money,
      }),
      ...(rows.withoutPrice.some((row) => row.is_converted) ? [note('price-at-many-rates')] : []),
    ],
    exhibits: [
      retentionSeries(rows.months, (row) => ({
        n: row.customers,
        rate: rateOf(row[side], row.opening, row.customers),
      })),
      ...segmentTable(
        rows.segments,
        [
          { key: 'opening', unit: 'money' },
          { key: 'closing', unit: 'money' },
          { key: 'rate', unit: 'ratio' },
        ],
        (row) => ({
          n: row.customers,
          opening: row.opening,
          closing: row[side],
          rate: rateOf(row[side], row.opening, row.customers),
        }),
      ),
    ],
  })
}

function variants(side: 'closing' | 'kept', rows: RowsOf<typeof revenueCohortQueries>): Variant<CohortVariant>[] {
  const bridge = rows.bridge[0]
  const flows = side === 'closing' ? (bridge?.gained ?? 0) - (bridge?.lost ?? 0) : -(bridge?.lost ?? 0)
  const compounded = rows.steps.reduce((product, step) => product * (step[side] / step.opening), 1)
  return [
    { key: 'bridge', unit: 'ratio', value: bridge?.opening ? (bridge.opening + flows) / bridge.opening : null },
    { key: 'compounded', unit: 'ratio', value: rows.steps.length === 12 ? compounded : null },
    ...rows.withoutPrice.map((row) => ({
      key: 'without-price' as const,
      unit: 'ratio' as const,
      value: row.unsplit > 0 || row.is_converted ? null : rateOf(row[side], row.opening, row.customers),
      n: row.customers,
    })),
    ...rows.withoutTop.map((row) => ({
      key: `without-top-${row.top}` as CohortVariant,
      unit: 'ratio' as const,
      value: rateOf(row[side], row.opening, row.customers),
      n: row.customers,
    })),
  ]
}
