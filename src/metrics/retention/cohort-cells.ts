import { z } from 'zod'
import type { Exhibit } from '../answer.js'
import { triangle } from '../exhibits.js'
import { rateOf } from '../segments.js'

/** A cell of a cohort matrix: what was there at first and what is left at an age; money is null where it must not be added up. */
export const cohortCell = z.object({
  cohort: z.string(),
  size: z.number(),
  age: z.number(),
  is_complete: z.boolean(),
  counted: z.number(),
  retained: z.number(),
  opening: z.number().nullable(),
  closing: z.number().nullable(),
  kept: z.number().nullable(),
})
type CohortCell = z.infer<typeof cohortCell>

/** The three retention rates of a cell: customers, net and gross revenue; empty below 5 customers. */
export function cellRates({
  counted,
  retained,
  opening,
  closing,
  kept,
}: Omit<CohortCell, 'cohort' | 'size' | 'age' | 'is_complete'>) {
  return {
    n: counted,
    logo: rateOf(retained, counted),
    net: opening === null || closing === null ? null : rateOf(closing, opening, counted),
    gross: opening === null || kept === null ? null : rateOf(kept, opening, counted),
  }
}

/** One triangle of a matrix whose cells come ordered by cohort and age; cells that the data do not fill stay empty. */
export function cohortTriangle<const Id extends string>(
  id: Id,
  unit: 'ratio' | 'money' | 'count',
  age: 'month' | 'quarter',
  cells: readonly CohortCell[],
  value: (cell: CohortCell) => number | null,
): Exhibit<Id> {
  const cohorts = [...new Set(cells.map((cell) => cell.cohort))]
  const rows = cohorts.map((cohort) => {
    const members = cells.filter((cell) => cell.cohort === cohort)
    return { cohort, size: members[0]?.size ?? 0, values: members.filter((cell) => cell.is_complete).map(value) }
  })
  return triangle(id, unit, age, rows)
}
