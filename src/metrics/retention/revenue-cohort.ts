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
import { partBounds, partQueries, type RevenueSide } from './revenue-interval.js'

const repriced = sql`
  SELECT opening, greatest(closing - coalesce(price_rise, 0), 0) AS closing, coalesce(unsplit, 0) AS unsplit
  FROM ${closedCohort}
  JOIN ${window} ON month_end = as_of
  LEFT JOIN ${windowChange} USING (customer_id)
  WHERE NOT is_undetermined`
const money = { opening: z.number(), closing: z.number(), kept: z.number() }

/** What net and gross revenue retention both ask of the facts: one cohort, read by segment, month, pair and without its top. */
export const revenueCohortQueries = {
  ...partQueries,
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
      WITH ranked AS (
        SELECT opening, closing, row_number() OVER (ORDER BY opening DESC, customer_id) AS place
        FROM ${closedCohort} JOIN ${window} ON month_end = as_of
        WHERE NOT is_undetermined
      )
      SELECT opening, closing, least(opening, closing) AS kept, count(*) AS customers,
        count(*) FILTER (place > 1) AS below_1, count(*) FILTER (place > 3) AS below_3, count(*) FILTER (place > 10) AS below_10
      FROM ranked GROUP BY opening, closing ORDER BY opening, closing`,
    row: z.object({ ...money, customers: z.number(), below_1: z.number(), below_3: z.number(), below_10: z.number() }),
  },
  withoutTop: {
    sql: sql`SELECT top, customers, opening, closing, kept FROM ${cohortWithoutTop} ORDER BY top`,
    row: z.object({ top: z.number(), customers: z.number(), ...money }),
  },
  withoutPrice: {
    sql: sql`
      SELECT coalesce(sum(opening), 0) AS opening, coalesce(sum(closing), 0) AS closing,
        coalesce(sum(least(opening, closing)), 0) AS kept, count(*) AS customers, coalesce(sum(unsplit), 0) AS unsplit,
        (SELECT is_converted FROM ${moneyCurrency}) AS is_converted
      FROM (${repriced})`,
    row: z.object({ ...money, customers: z.number(), unsplit: z.number(), is_converted: z.boolean() }),
  },
  repriced: {
    sql: sql`
      SELECT opening, closing, least(opening, closing) AS kept, count(*) AS customers
      FROM (${repriced}) GROUP BY opening, closing ORDER BY opening, closing`,
    row: z.object({ ...money, customers: z.number() }),
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
type CohortRows = RowsOf<typeof revenueCohortQueries>
type CohortVariant = 'bridge' | 'compounded' | 'without-price' | 'without-top-1' | 'without-top-3' | 'without-top-10'

/** Revenue retention of the window's closed cohort; `side` says which money is counted now: all of it (net), or at most the old amount. */
export function revenueRetention(
  side: RevenueSide,
  rows: CohortRows,
  seed: number,
): Answer<CohortVariant, 'months' | 'segments'> {
  const base = wholeBase(rows.segments)
  if (base === undefined || base.opening === 0) return unknown('no-customers-at-start')
  const boundsOf = partBounds(side, rows, seed)
  return known(base[side] / base.opening, {
    n: base.customers,
    interval: ratioInterval(weighed(side, rows.pairs, 'customers'), seed),
    variants: variants(side, rows, seed),
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
          { key: 'low', unit: 'ratio' },
          { key: 'high', unit: 'ratio' },
        ],
        (row) => ({
          n: row.customers,
          opening: row.opening,
          closing: row[side],
          rate: rateOf(row[side], row.opening, row.customers),
          ...boundsOf(row.attribute, row.value),
        }),
      ),
    ],
  })
}

/** Pairs of a customer's money then and now, with how many customers share them (or of those, how many are left). */
function weighed<Key extends string>(
  side: RevenueSide,
  pairs: readonly ({ readonly opening: number } & Readonly<Record<RevenueSide | Key, number>>)[],
  weight: Key,
) {
  return pairs.map((pair) => ({ numerator: pair[side], denominator: pair.opening, weight: pair[weight] }))
}

function variants(side: RevenueSide, rows: CohortRows, seed: number): Variant<CohortVariant>[] {
  const bridge = rows.bridge[0]
  const flows = side === 'closing' ? (bridge?.gained ?? 0) - (bridge?.lost ?? 0) : -(bridge?.lost ?? 0)
  const compounded = rows.steps.reduce((product, step) => product * (step[side] / step.opening), 1)
  return [
    { key: 'bridge', unit: 'ratio', value: bridge?.opening ? (bridge.opening + flows) / bridge.opening : null },
    { key: 'compounded', unit: 'ratio', value: rows.steps.length === 12 ? compounded : null },
    ...rows.withoutPrice.map((row) => ({
      key: 'without-price' as const,
      ...variantOf(
        side,
        row,
        row.unsplit > 0 || row.is_converted ? [] : weighed(side, rows.repriced, 'customers'),
        seed,
      ),
    })),
    ...rows.withoutTop.map((row) => ({
      key: `without-top-${row.top}` as CohortVariant,
      ...variantOf(side, row, weighed(side, rows.pairs, belowTop(row.top)), seed),
    })),
  ]
}

function belowTop(top: number): 'below_1' | 'below_3' | 'below_10' {
  return top === 1 ? 'below_1' : top === 3 ? 'below_3' : 'below_10'
}

/** Such a rate with its interval over the pairs; empty without them, and below 5 customers. */
function variantOf(
  side: RevenueSide,
  row: { readonly customers: number; readonly opening: number } & Readonly<Record<RevenueSide, number>>,
  pairs: Parameters<typeof ratioInterval>[0],
  seed: number,
) {
  const value = pairs.length === 0 ? null : rateOf(row[side], row.opening, row.customers)
  const interval = value === null ? {} : { interval: ratioInterval(pairs, seed) }
  return { unit: 'ratio' as const, value, n: row.customers, ...interval }
}
