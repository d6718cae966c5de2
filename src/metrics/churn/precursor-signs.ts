import { z } from 'zod'
import { holmAdjusted } from '../../stats/holm.js'
import { standardisedDifference } from '../../stats/standardised-difference.js'
import { table } from '../exhibits.js'
import { fewest } from '../segments.js'

/** A difference counts where chance alone would show it less often than this. */
export const significance = 0.05
const stratum = { month: z.string(), band: z.number(), is_lost: z.boolean() }
/** Sums of one feature on one side of a stratum. */
export const featureRow = z.object({
  ...stratum,
  feature: z.string(),
  n: z.number(),
  total: z.number(),
  squares: z.number(),
})
/** Days of use of one side of a stratum in one week before the day. */
export const weekRow = z.object({ ...stratum, week: z.number(), n: z.number(), total: z.number() })

interface Cell {
  readonly month: string
  readonly band: number
  readonly is_lost: boolean
  readonly n: number
  readonly total: number
  readonly squares?: number
}

/** Both sides over the strata that hold both; the kept of a stratum weigh as much together as its lost. */
function sidesOf(cells: readonly Cell[]) {
  const kept = new Map(cells.filter((cell) => !cell.is_lost).map((cell) => [`${cell.month} ${cell.band}`, cell]))
  const pairs = cells.flatMap((lost) => {
    const beside = lost.is_lost ? kept.get(`${lost.month} ${lost.band}`) : undefined
    return beside === undefined ? [] : [{ lost, beside }]
  })
  return {
    lost: sideOf(pairs.map(({ lost }) => ({ cell: lost, weight: 1 }))),
    kept: sideOf(pairs.map(({ lost, beside }) => ({ cell: beside, weight: lost.n / beside.n }))),
  }
}

/** The customers of a side, the effective number of them that their weights leave (Kish 1965), mean and variance. */
function sideOf(parts: readonly { cell: Cell; weight: number }[]) {
  const sum = (of: (cell: Cell, weight: number) => number) =>
    parts.reduce((total, { cell, weight }) => total + of(cell, weight), 0)
  const customers = sum(({ n }) => n)
  const weight = sum(({ n }, w) => w * n)
  const mean = sum(({ total }, w) => w * total) / weight
  const n = weight ** 2 / sum((cell, w) => w * w * cell.n)
  const spread = Math.max(0, sum(({ squares = 0 }, w) => w * squares) / weight - mean * mean)
  return { customers, n, mean, variance: (spread * n) / (n - 1) }
}

/** Every sign that at least five on each side have (by weight, where the kept are weighted), the largest difference first, its p corrected over all of them (Holm). */
export function comparedSigns(rows: readonly z.infer<typeof featureRow>[]) {
  const signs = [...new Set(rows.map(({ feature }) => feature))].flatMap((feature) => {
    const { lost, kept } = sidesOf(rows.filter((row) => row.feature === feature))
    const isComparable = lost.n >= fewest && kept.n >= fewest && lost.variance + kept.variance > 1e-9
    return isComparable ? [{ feature, lost, kept, ...standardisedDifference(lost, kept) }] : []
  })
  const adjusted = holmAdjusted(signs.map(({ p }) => p))
  return signs
    .map(({ feature, lost, kept, value, low, high }, k) => ({
      feature,
      lost,
      kept,
      effect: value,
      low,
      high,
      p: adjusted[k] ?? 1,
    }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
}

/** The signs side by side. */
export function signTable(signs: ReturnType<typeof comparedSigns>) {
  const columns = {
    sign: 'term',
    n_lost: 'count',
    mean_lost: 'score',
    n_kept: 'count',
    mean_kept: 'score',
    effect: 'score',
    low: 'score',
    high: 'score',
    p: 'ratio',
    verdict: 'term',
  } as const
  const rows = signs.map(({ feature, lost, kept, effect, low, high, p }) => ({
    sign: `feature-${feature}`,
    n_lost: lost.customers,
    mean_lost: lost.mean,
    n_kept: kept.customers,
    mean_kept: kept.mean,
    effect,
    low,
    high,
    p,
    verdict: p < significance ? 'differs' : 'no-difference',
  }))
  return table('signs', columns, rows)
}

/** Days of use per week before the day, from the twelfth week to the last; weeks of fewer than five on a side are left out. */
export function courseTable(rows: readonly z.infer<typeof weekRow>[]) {
  const weeks = [...new Set(rows.map(({ week }) => week))].flatMap((week) => {
    const { lost, kept } = sidesOf(rows.filter((row) => row.week === week))
    if (lost.customers < fewest || kept.customers < fewest) return []
    return [
      {
        weeks_before: week,
        n_lost: lost.customers,
        mean_lost: lost.mean,
        n_kept: kept.customers,
        mean_kept: kept.mean,
      },
    ]
  })
  const columns = {
    weeks_before: 'count',
    n_lost: 'count',
    mean_lost: 'score',
    n_kept: 'count',
    mean_kept: 'score',
  } as const
  return weeks.length === 0 ? [] : [table('course', columns, weeks)]
}
