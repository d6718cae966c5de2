import { sql } from '../engine/sql.js'
import { monthCount } from './month-count.js'
import { policies } from './policies.js'
import { rawSubscriptions } from './raw.js'
import { defineTable } from './table.js'

/**
 * One row per exported period of a subscription: the half-open interval [started_on, ended_on) and its money per month (an
 * amount for k months counts amount ÷ k; week × 52 ÷ 12; a term's amount by its length). `exclusion` says why a row earns no
 * recurring revenue: a trial, a pause (see `paused_interval` for what came before it), a free plan, an empty period, not begun, or cancelled with an end that nobody can say.
 * ended_on moves to the next day where the export means it inclusively: most of the column are month-ends or the day before
 * the customer's next start. cancelled_on without ended_on runs to the end of the interval that was paid for.
 * `commitment_months`: the months that an amount is agreed for, NULL where the export states a rate per month or year only;
 * `billing_months`: those of the stated interval alone, which the end of the period has no say in.
 */
export const subscription = defineTable({
  name: 'subscription',
  key: [],
  query: sql`
    WITH stated AS (
      SELECT DISTINCT currency FROM ${rawSubscriptions} WHERE currency IS NOT NULL
    ),
    sequenced AS (
      SELECT
        * EXCLUDE (currency),
        coalesce(upper(currency), (SELECT CASE WHEN count(DISTINCT upper(currency)) = 1 THEN max(upper(currency)) END FROM stated)) AS currency,
        CASE WHEN amount IS NULL AND annual_amount IS NOT NULL THEN 12
          ELSE CASE "interval" WHEN 'year' THEN 12 WHEN 'half-year' THEN 6 WHEN 'quarter' THEN 3 ELSE 1 END END AS months,
        lead(started_on) OVER (PARTITION BY customer_id ORDER BY started_on, ended_on) AS next_started_on,
        datesub('month', started_on, cancelled_on) AS months_to_cancel
      FROM ${rawSubscriptions}
    ),
    convention AS (
      SELECT CASE month_end_dates
          WHEN 'inclusive' THEN 1
          WHEN 'exclusive' THEN 0
          ELSE (SELECT CASE WHEN 2 * count(*) FILTER (ended_on = last_day(ended_on) OR ended_on = next_started_on - 1)
                              > count(ended_on) THEN 1 ELSE 0 END FROM sequenced)
        END AS extra_day
      FROM ${policies}
    ),
    bounded AS (
      SELECT
        sequenced.* EXCLUDE (ended_on),
        extra_day = 1 AS is_end_inclusive,
        CASE
          WHEN ended_on IS NOT NULL THEN ended_on + extra_day
          WHEN months_to_cancel % months = 0 AND started_on + to_months(CAST(months_to_cancel AS INTEGER)) = cancelled_on
            THEN cancelled_on
          ELSE CAST(started_on + to_months(CAST(months * (months_to_cancel // months + 1) AS INTEGER)) AS DATE)
        END AS ended_on
      FROM sequenced, convention
    ),
    rated AS (
      SELECT *, CAST(CASE
        WHEN monthly_amount IS NOT NULL THEN monthly_amount
        WHEN annual_amount IS NOT NULL THEN annual_amount / 12
        WHEN term_amount IS NOT NULL THEN term_amount / nullif(${monthCount}, 0)
        WHEN "interval" = 'week' THEN amount * 52 / 12
        WHEN "interval" = 'day' THEN amount * 365.25 / 12
        ELSE amount / months
      END AS DECIMAL(18, 6)) AS monthly
      FROM bounded
    )
    SELECT customer_id, subscription_id, plan, currency, coalesce(monthly, 0) AS monthly, started_on, ended_on, is_end_inclusive,
      cancel_reason, auto_renew,
      status, cancelled_on, change_reason, TRY_CAST(seats AS DECIMAL(18, 4)) AS seats,
      CASE
        WHEN "interval" IS NOT NULL THEN months
        WHEN term_amount IS NOT NULL THEN greatest(CAST(floor(${monthCount}) AS INTEGER), 1)
      END AS commitment_months,
      CASE WHEN "interval" IS NOT NULL THEN months END AS billing_months,
      CASE
        WHEN status IN ('trial', 'paused', 'future') THEN status
        WHEN ended_on <= started_on THEN 'empty-period'
        WHEN coalesce(monthly, 0) <= 0 THEN 'free'
        WHEN status IN ('cancelled', 'ended') AND ended_on IS NULL THEN 'end-unknown'
      END AS exclusion
    FROM rated`,
})
