import { z } from 'zod'
import { gowerDistances } from '../../stats/gower.js'
import { kMedoids } from '../../stats/k-medoids.js'
import { silhouette } from '../../stats/silhouette.js'
import { fewest } from '../segments.js'

/** The features that customers are likened by, in the order of their places. */
export const features = ['money', 'tenure', 'use', 'satisfaction'] as const
type Feature = (typeof features)[number]

/** A cell of customers that are nearly alike: how many, their mean places, and sums of what was measured. */
export const cellRow = z.object({
  cell: z.string(),
  n: z.number(),
  money: z.number().nullable(),
  tenure: z.number().nullable(),
  use: z.number().nullable(),
  satisfaction: z.number().nullable(),
  recurring: z.number(),
  months: z.number(),
  use_days: z.number().nullable(),
  used: z.number(),
  level: z.number().nullable(),
  rated: z.number(),
})
type Cell = z.infer<typeof cellRow>

/** A group of customers that are alike, with its means and by what it stands out: a feature, how far (in deviations), largest first. */
export interface Portrait {
  readonly cells: ReadonlySet<string>
  readonly customers: number
  readonly recurring: number
  readonly months: number
  readonly useDays: number | null
  readonly satisfaction: number | null
  readonly marks: readonly { readonly feature: Feature; readonly by: number }[]
}

const mostPortraits = 6
const remarkable = 0.3

/** A division of all customers: into which groups, how well they stand apart, and the customers of the smallest. */
export interface Division {
  readonly groups: readonly (readonly Cell[])[]
  readonly silhouette: number
  readonly smallest: number
}

/**
 * All divisions into 2 to 6 groups, and the portraits of the best by mean silhouette that leaves 5 customers in each, the largest by
 * money first; undefined where none does.
 */
export function portraitsOf(
  cells: readonly Cell[],
): { portraits: readonly Portrait[]; best: Division; divisions: readonly Division[] } | undefined {
  const weight = Float64Array.from(cells, ({ n }) => n)
  const values = Float64Array.from(cells.flatMap((cell) => features.map((feature) => cell[feature] ?? Number.NaN)))
  const distances = gowerDistances({ values, width: features.length, weight })
  const divisions = Array.from({ length: Math.max(0, Math.min(mostPortraits, cells.length) - 1) }, (_, index) => {
    const { cluster } = kMedoids(distances, weight, index + 2)
    const groups = Array.from({ length: index + 2 }, (__, at) => cells.filter((___, point) => cluster[point] === at))
    const smallest = Math.min(...groups.map(customersIn))
    return { groups, smallest, silhouette: silhouette(distances, weight, cluster, index + 2) }
  })
  const best = divisions
    .filter(({ smallest }) => smallest >= fewest)
    .toSorted((a, b) => b.silhouette - a.silhouette || a.groups.length - b.groups.length)[0]
  if (best === undefined) return undefined
  const portraits = best.groups
    .map((group) => portraitOf(group, cells))
    .toSorted((a, b) => b.recurring - a.recurring || b.customers - a.customers)
  return { portraits, best, divisions }
}

function portraitOf(group: readonly Cell[], all: readonly Cell[]): Portrait {
  const sum = (of: (cell: Cell) => number): number => group.reduce((total, cell) => total + of(cell), 0)
  const [customers, used, rated] = [customersIn(group), sum((cell) => cell.used), sum((cell) => cell.rated)]
  return {
    cells: new Set(group.map(({ cell }) => cell)),
    customers,
    recurring: sum((cell) => cell.recurring),
    months: sum((cell) => cell.months) / customers,
    useDays: used < fewest ? null : sum((cell) => cell.use_days ?? 0) / used,
    satisfaction: rated < fewest ? null : sum((cell) => cell.level ?? 0) / rated,
    marks: features
      .flatMap((feature) => {
        const [own, base] = [momentsOf(group, feature), momentsOf(all, feature)]
        return own.n < fewest || base.deviation === 0 ? [] : [{ feature, by: (own.mean - base.mean) / base.deviation }]
      })
      .filter(({ by }) => Math.abs(by) >= remarkable)
      .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by)),
  }
}

function momentsOf(cells: readonly Cell[], feature: Feature) {
  const known = cells.flatMap((cell) => (cell[feature] === null ? [] : [{ n: cell.n, at: cell[feature] }]))
  const n = known.reduce((sum, cell) => sum + cell.n, 0)
  const mean = known.reduce((sum, cell) => sum + cell.n * cell.at, 0) / n
  const squares = known.reduce((sum, cell) => sum + cell.n * (cell.at - mean) ** 2, 0)
  return { n, mean, deviation: Math.sqrt(squares / n) }
}

function customersIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0)
}
