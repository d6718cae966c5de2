import type { NoteCode } from '../../i18n/words.js'
import type { Coded } from '../answer.js'
import { note } from '../metric.js'

/** What a number of one month of use says: which month it is, and that customers stand for users where the logins name none. */
export function actorNotes(month: { month_end: string; users: number | null }): Coded<NoteCode>[] {
  return [
    note('month-measured', { month: month.month_end }),
    ...(month.users === null ? [note('customers-not-users')] : []),
  ]
}
