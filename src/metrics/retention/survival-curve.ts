import { z } from 'zod'
import {
  atRiskAt,
  kaplanMeier,
  logLogInterval,
  medianLife,
  type SurvivalStep,
  stepAt,
} from '../../stats/kaplan-meier.js'
import type { GroupedChanges, LifeChanges } from '../../stats/life-changes.js'
import type { Interval } from '../answer.js'
import { table } from '../exhibits.js'
import { fewest, segmentColumns } from '../segments.js'

/** A row of `life_change`; ages are 31sts of a month. */
export const lifeChangeRow = z.object({
  ...segmentColumns,
  age: z.number(),
  entered: z.number(),
  left: z.number(),
  lost: z.number(),
})
export type LifeChangeRow = z.infer<typeof lifeChangeRow>

/** A survival curve by months of age with all that it stands on. */
export interface SurvivalCurve {
  readonly changes: LifeChanges
  readonly steps: readonly SurvivalStep[]
  readonly customers: number
  readonly lost: number
}

const partsOfMonth = 31
const longest = 120

/** Rows as changes in months, in order of age; groups are numbered by `groupOf`. */
export function changesIn(
  rows: readonly LifeChangeRow[],
  groupOf: (row: LifeChangeRow) => number = () => 0,
): GroupedChanges {
  const ordered = rows.toSorted((a, b) => a.age - b.age)
  return {
    time: ordered.map((row) => row.age / partsOfMonth),
    entered: ordered.map((row) => row.entered),
    left: ordered.map((row) => row.left),
    events: ordered.map((row) => row.lost),
    group: ordered.map(groupOf),
  }
}

export function curveOf(rows: readonly LifeChangeRow[]): SurvivalCurve {
  const changes = changesIn(rows)
  return {
    changes,
    steps: kaplanMeier(changes),
    customers: rows.reduce((sum, row) => sum + row.entered, 0),
    lost: rows.reduce((sum, row) => sum + row.lost, 0),
  }
}

/** The share still there after so many months with its interval, and how many were watched at that age; null below 5 of them. */
export function survivalAfter(
  { changes, steps }: SurvivalCurve,
  months: number,
): { n: number; value: number | null; interval?: Interval } {
  const n = atRiskAt(changes, months)
  if (n < fewest) return { n, value: null }
  const step = stepAt(steps, months)
  const bounds = step === undefined ? null : logLogInterval(step)
  const interval: Interval | undefined = bounds === null ? undefined : { ...bounds, level: 0.95, method: 'log-log' }
  return { n, value: step?.survival ?? 1, ...(interval === undefined ? {} : { interval }) }
}

/** The median, as long as at least 5 are watched at that age; its interval where both ends are reached. */
export function medianOf({ changes, steps }: SurvivalCurve): { value: number | null; interval?: Interval } {
  const { median, low, high } = medianLife(steps)
  if (median === null || atRiskAt(changes, median) < fewest) return { value: null }
  if (low === null || high === null) return { value: median }
  return { value: median, interval: { low, high, level: 0.95, method: 'log-log' } }
}

/** Months of age that at least 5 customers were watched at, up to ten years. */
export function lastMonth({ changes }: SurvivalCurve): number {
  let month = 0
  while (month < longest && atRiskAt(changes, month + 1) >= fewest) month++
  return month
}

/** Month by month of age: watched, lost, the risk of loss in that month for those who reach it, and the share still there. */
export function curveTable(curve: SurvivalCurve) {
  const rows = Array.from({ length: lastMonth(curve) }, (_, index) => {
    const month = index + 1
    const [before, now] = [stepAt(curve.steps, index)?.survival ?? 1, stepAt(curve.steps, month)]
    const bounds = now === undefined ? null : logLogInterval(now)
    const survival = now?.survival ?? 1
    const inside = curve.steps.filter(({ time }) => time > index && time <= month)
    return {
      age: month,
      at_risk: atRiskAt(curve.changes, month),
      lost: inside.reduce((sum, step) => sum + step.events, 0),
      hazard: before === 0 ? null : 1 - survival / before,
      survival,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
    }
  })
  const columns = { age: 'count', at_risk: 'count', lost: 'count' } as const
  return table('curve', { ...columns, hazard: 'ratio', survival: 'ratio', low: 'ratio', high: 'ratio' }, rows)
}
