import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { paymentCadence } from '../../model/payment-cadence.js'
import { policies } from '../../model/policies.js'
import { recurringBasis } from '../../model/recurring-basis.js'
import { note } from '../metric.js'

const row = z.object({ basis: z.string(), is_named: z.boolean(), gaps: z.number(), regular_gaps: z.number() })

/** Whether customers are bound by contract, and by what evidence: the basis, and the gaps between payments that keep a rhythm. */
export const forecastBasis = {
  sql: sql`
    SELECT basis, recurring_basis <> 'auto' AS is_named, gaps, regular_gaps
    FROM ${recurringBasis}, ${policies},
      (SELECT coalesce(sum(gaps), 0) AS gaps, coalesce(sum(regular_gaps), 0) AS regular_gaps FROM ${paymentCadence}) AS rhythm`,
  row,
}

/** Says which family of models applies, and why. */
export function basisNotes(found: z.infer<typeof row> | undefined) {
  if (found === undefined) return []
  const { basis, is_named, gaps, regular_gaps } = found
  return [note('forecast-basis', { basis: is_named ? 'named' : basis, gaps, regular: regular_gaps })]
}
