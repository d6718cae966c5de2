import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { purchaseHistory } from '../../model/purchase-history.js'
import { betaGeometricOpportunities } from '../../stats/beta-geometric-opportunities.js'
import { table } from '../exhibits.js'
import { relative, sumOf } from './forecast.js'

const row = z.object({
  months_back: z.number(),
  cut_on: z.string(),
  frequency: z.number(),
  recency: z.number(),
  age: z.number(),
  customers: z.number(),
  next_months: z.number(),
})
type MonthRow = z.infer<typeof row>

/** The histories by calendar month: bought in it or not; alike ones counted together. */
export const purchaseMonths = {
  sql: sql`
    SELECT months_back, cut_on, month_frequency AS frequency, month_recency AS recency, month_age AS age, count(*) AS customers,
      sum(next_months) AS next_months
    FROM ${purchaseHistory} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
  row,
}

interface MonthForecast {
  readonly cut: string
  readonly predicted: number
  readonly actual: number | null
}

/** By the BG/BB model, in how many of the next twelve months customers will buy: from each past day, and from the cut (the last). */
export function monthForecasts(rows: readonly MonthRow[]): MonthForecast[] {
  const days = [...new Set(rows.map((one) => one.months_back))].toSorted((a, b) => (a || 99) - (b || 99))
  return days.flatMap((months) => {
    const seen = rows.filter((one) => one.months_back === months)
    const fit = betaGeometricOpportunities.fit({
      frequency: seen.map((one) => one.frequency),
      recency: seen.map((one) => one.recency),
      age: seen.map((one) => one.age),
      weight: seen.map((one) => one.customers),
    })
    if (fit === undefined) return []
    const expected = (one: MonthRow) =>
      one.customers * betaGeometricOpportunities.purchases(fit.parameters, 12, [one.frequency, one.recency, one.age])
    const actual = months === 0 ? null : sumOf(seen, (one) => one.next_months)
    return [{ cut: seen[0]?.cut_on ?? '', predicted: sumOf(seen, expected), actual }]
  })
}

/** The forecasts of months bought in, past days first; what came, where it has come. */
export function monthTable(forecasts: readonly MonthForecast[]) {
  return table(
    'months',
    { cut: 'date', predicted: 'count', actual: 'count', error: 'ratio' },
    forecasts.map((one) => ({ ...one, error: one.actual === null ? null : relative(one.predicted, one.actual) })),
  )
}
