import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import type { NoteCode } from '../../i18n/words.js'
import { customerYear } from '../../model/customer-year.js'
import { lifetime } from '../../model/lifetime.js'
import { tenure } from '../../model/tenure.js'
import { kaplanMeier, restrictedMean } from '../../stats/kaplan-meier.js'
import { changesOf } from '../../stats/life-changes.js'
import type { Coded } from '../answer.js'
import { note, type RowsOf } from '../metric.js'

const daysPerYear = 365.25

/** What every formula of lifetime × yearly revenue asks of the facts. */
export const lifetimeQueries = {
  lives: {
    sql: sql`
      SELECT entry_days, exit_days, is_lost, count(*) AS customers FROM ${lifetime} GROUP BY ALL ORDER BY ALL`,
    row: z.object({ entry_days: z.number(), exit_days: z.number(), is_lost: z.boolean(), customers: z.number() }),
  },
  year: {
    sql: sql`
      SELECT count(*) AS customers, coalesce(sum(days), 0) AS days, coalesce(sum(purchases), 0) AS purchases,
        coalesce(sum(revenue), 0) AS revenue, (SELECT count(*) FROM ${tenure}) - (SELECT count(*) FROM ${lifetime}) AS left_out
      FROM ${customerYear}`,
    row: z.object({
      customers: z.number(),
      days: z.number(),
      purchases: z.number(),
      revenue: z.number(),
      left_out: z.number(),
    }),
  },
}

interface Lifetime {
  /** Customers whose age is known. */
  readonly customers: number
  /** Mean years as a customer, restricted to the longest tenure seen. */
  readonly years: number
  readonly purchaseValue: number
  readonly purchasesPerYear: number
  /** Money received per customer and year of the window: the product of the two above. */
  readonly revenuePerYear: number
  readonly notes: readonly Coded<NoteCode>[]
}

/**
 * Mean lifetime (area under the Kaplan–Meier curve up to the longest tenure seen, so a lower bound while customers stay) and what
 * a customer brings per year of the window; undefined where nobody's age is known or nothing was bought.
 */
export function lifetimeOf({ lives, year: [year] }: RowsOf<typeof lifetimeQueries>): Lifetime | undefined {
  const life = meanLife(lives)
  if (year === undefined || life === undefined || year.purchases === 0 || year.days === 0) return undefined
  const bound = note('lifetime-restricted', { months: life.horizon * 12, share: life.share })
  return {
    customers: life.customers,
    years: life.years,
    purchaseValue: year.revenue / year.purchases,
    purchasesPerYear: year.purchases / (year.days / daysPerYear),
    revenuePerYear: year.revenue / (year.days / daysPerYear),
    notes: [bound, ...(year.left_out > 0 ? [note('before-data', { customers: year.left_out })] : [])],
  }
}

/** Mean years as a customer up to the longest tenure seen among some lives (`horizon`, in years), and the share still there then. */
export function meanLife(lives: RowsOf<typeof lifetimeQueries>['lives']) {
  const horizon = lives.reduce((longest, life) => Math.max(longest, life.exit_days), 0)
  if (horizon === 0) return undefined
  const watched = changesOf({
    entry: lives.map((life) => life.entry_days),
    exit: lives.map((life) => life.exit_days),
    isEvent: lives.map((life) => (life.is_lost ? 1 : 0)),
    weight: lives.map((life) => life.customers),
  })
  const steps = kaplanMeier(watched)
  return {
    customers: lives.reduce((sum, life) => sum + life.customers, 0),
    years: restrictedMean(steps, horizon) / daysPerYear,
    horizon: horizon / daysPerYear,
    share: steps.at(-1)?.survival ?? 1,
  }
}
