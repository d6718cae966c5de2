import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import type { NoteCode } from '../../i18n/words.js'
import { customerValue } from '../../model/customer-value.js'
import type { Coded } from '../answer.js'
import { note, type RowsOf } from '../metric.js'

/** What the customers export says of costs, over the customers that ever paid. */
export const costQueries = {
  costs: {
    sql: sql`
      SELECT count(*) AS customers, count(cost) AS with_cost, count(acquisition_cost) AS with_acquisition_cost,
        count(service_cost) AS with_service_cost
      FROM ${customerValue}`,
    row: z.object({
      customers: z.number(),
      with_cost: z.number(),
      with_acquisition_cost: z.number(),
      with_service_cost: z.number(),
    }),
  },
}

/** Which cost is missing altogether, and how many customers are left out for want of one. */
export function costNotes({ costs: [costs] }: RowsOf<typeof costQueries>): Coded<NoteCode>[] {
  if (costs === undefined) return []
  const leftOut = costs.customers - costs.with_cost
  return [
    ...(costs.with_acquisition_cost === 0 ? [note('no-acquisition-cost')] : []),
    ...(costs.with_service_cost === 0 ? [note('no-service-cost')] : []),
    ...(leftOut > 0 ? [note('costs-partly-stated', { customers: leftOut })] : []),
  ]
}
