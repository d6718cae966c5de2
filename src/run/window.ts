import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { sql } from '../engine/sql.js'
import { Refusal } from '../ingest/refusal.js'
import type { Coded } from '../metrics/answer.js'
import { moneyCurrency } from '../model/money-currency.js'
import { policies } from '../model/policies.js'
import { recurringBasis } from '../model/recurring-basis.js'
import { window } from '../model/window.js'

const row = z.object({
  as_of: z.string().nullable(),
  from: z.string().nullable(),
  month_end: z.string().nullable(),
  first_day: z.string().nullable(),
  last_observed_on: z.string().nullable(),
  is_named: z.boolean(),
  history_months: z.number().nullable(),
  currency: z.string().nullable(),
  currencies: z.number(),
  is_addable: z.boolean(),
  is_converted: z.boolean(),
  missing_rates: z.number(),
  first_missing: z.string(),
  wanted: z.string().nullable(),
  names: z.string(),
  basis: z.string(),
  grace_days: z.number(),
})

/** What the data settle for the whole report: the cut, the window, the currency, the recurring basis and its grace. */
export interface Setting {
  readonly asOf: string
  readonly from: string
  readonly historyMonths: number
  readonly currency: string | null
  /** Why no money is added up: several currencies that nothing converts, or a rate that is missing. Null where it is. */
  readonly moneyRefusal: Coded | null
  readonly basis: string
  readonly graceDays: number
}

/**
 * Asks the facts for the setting; a Refusal where nothing was observed, the cut is not the end of a
 * month, or the currency asked for is not that of the data.
 */
export async function settingOf(engine: Engine): Promise<Setting> {
  const rows = await engine.read(sql`
    SELECT as_of, opens_on + 1 AS from, last_day(as_of) AS month_end, first_day, last_observed_on,
      (SELECT as_of FROM ${policies}) IS NOT NULL AS is_named, history_months,
      currency, currencies, names, is_addable, is_converted, missing_rates, first_missing, (SELECT currency FROM ${policies}) AS wanted, basis, grace_days
    FROM ${window}, ${moneyCurrency}, ${recurringBasis}`)
  const found = row.parse(rows[0])
  if (found.as_of === null || found.from === null) throw new Refusal('data', 'nothing-observed')
  if (found.as_of !== found.month_end)
    throw new Refusal('usage', 'cut-inside-month', { date: found.as_of, near: found.month_end ?? '' })
  if (found.first_day !== null && found.as_of < found.first_day) {
    if (found.is_named) throw new Refusal('usage', 'cut-before-data', { date: found.as_of, first: found.first_day })
    throw new Refusal('data', 'no-month-reached', { first: found.first_day, last: found.last_observed_on ?? '' })
  }
  if (found.wanted !== null && !found.is_converted && found.currencies === 1 && found.currency !== found.wanted) {
    throw new Refusal('usage', 'currency-contradicted', { wanted: found.wanted, currency: found.currency ?? '' })
  }
  return {
    asOf: found.as_of,
    from: found.from,
    historyMonths: found.history_months ?? 0,
    currency: found.is_addable ? found.currency : null,
    moneyRefusal: moneyRefusal(found),
    basis: found.basis,
    graceDays: found.grace_days,
  }
}

function moneyRefusal(found: z.infer<typeof row>): Coded | null {
  if (found.is_addable) return null
  if (!found.is_converted) return { code: 'mixed-currencies', args: { currencies: found.names } }
  return { code: 'rates-missing', args: { first: found.first_missing, count: found.missing_rates } }
}
