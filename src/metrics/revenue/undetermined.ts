import { z } from 'zod'
import type { NoteCode } from '../../i18n/words.js'
import type { Coded } from '../answer.js'
import { note } from '../metric.js'

export const waitingColumns = { undetermined: z.number(), undetermined_customers: z.number() }

/** The months of the bridge as far as they say what may still renew within grace at the cut. */
interface Waiting {
  readonly undetermined: number
  readonly undetermined_customers: number
}

/** A note of who may still renew within grace at the cut, and by how much recurring revenue would be higher with them; none where nobody waits. */
export function waitingNotes(months: readonly Waiting[], recurring: number): Coded<NoteCode>[] {
  const customers = months.reduce((sum, month) => sum + month.undetermined_customers, 0)
  const money = months.reduce((sum, month) => sum + month.undetermined, 0)
  return customers === 0 || recurring <= 0
    ? []
    : [note('recurring-undetermined', { customers, more: money / recurring })]
}
