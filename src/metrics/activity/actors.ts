import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import type { NoteCode } from '../../i18n/words.js'
import { lastMonthUse } from '../../model/last-month-use.js'
import { segment } from '../../model/segment.js'
import type { Coded } from '../answer.js'
import { note } from '../metric.js'
import { segmentColumns } from '../segments.js'

/** The actors of the last month of the window that is complete in the logins, by segment of their customers, and on how many days they came in all. */
export const actorSegments = {
  sql: sql`
    SELECT attribute, value, sum(days) AS total, count(*) AS n
    FROM ${lastMonthUse} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
  row: z.object({ ...segmentColumns, total: z.number(), n: z.number() }),
}

/** What a number of one month of use says: which month it is, and that customers stand for users where the logins name none. */
export function actorNotes(month: { month_end: string; users: number | null }): Coded<NoteCode>[] {
  return [
    note('month-measured', { month: month.month_end }),
    ...(month.users === null ? [note('customers-not-users')] : []),
  ]
}
