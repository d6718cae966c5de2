import type { NoteCode } from '../../i18n/words.js'
import type { Coded, Exhibit } from '../answer.js'
import { series } from '../exhibits.js'
import { note } from '../metric.js'

/** A rate over the window's closed cohort, in customers or in money; `undecided` and `returned` in the same measure. */
interface CohortRate {
  readonly total: number
  readonly now: number
  readonly undecided: number
  readonly returned: number
}

/** What every such rate says: who left and returned, and both bounds where the cut leaves some open. */
export function cohortNotes(base: { returned: number; undetermined: number }, rate: CohortRate): Coded<NoteCode>[] {
  const returned = note('left-and-returned', { customers: base.returned, share: rate.returned / rate.total })
  const whole = rate.total + rate.undecided
  const bounds = note('undetermined-at-cut', {
    customers: base.undetermined,
    low: rate.now / whole,
    high: (rate.now + rate.undecided) / whole,
  })
  return [...(base.returned > 0 ? [returned] : []), ...(base.undetermined > 0 ? [bounds] : [])]
}

/** The series of a twelve-month rate at the last 36 month-ends; a rate of fewer than 5 customers stays empty. */
export function retentionSeries<Row extends { month_end: string }>(
  months: readonly Row[],
  point: (row: Row) => { n: number; rate: number | null },
): Exhibit<'months'> {
  const columns = { month: 'month', n: 'count', rate: 'ratio' } as const
  return series(
    'months',
    columns,
    months.map((row) => ({ month: row.month_end, ...point(row) })),
  )
}
