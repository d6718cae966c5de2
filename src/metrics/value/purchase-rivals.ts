import { table } from '../exhibits.js'
import type { Unknown } from '../metric.js'
import { type Calibration, calibrated, relative, sumOf } from './forecast.js'
import type { Money } from './purchase-money.js'
import { type Buying, purchasesOf } from './purchase-process.js'
import type { HistoryRow } from './purchase-queries.js'

/** The histories at a forecast day and the models fitted to them, as far as they can be. */
export interface Day {
  readonly cut: string
  readonly days: number
  readonly histories: readonly HistoryRow[]
  readonly money: Money | Unknown
  readonly buyings: ReadonlyMap<string, Buying | Unknown>
}

/** What a model forecast from a day for twelve months, what came, and Σ |difference| over groups of repeat purchases (null: to come). */
interface Forecast {
  readonly cut: string
  readonly predicted: number
  readonly actual: number | null
  readonly missed: number | null
}
/** A model beside others; its last forecast looks ahead. */
export interface Rival {
  readonly id: string
  readonly buying: Buying | null
  readonly forecasts: readonly Forecast[]
}

/** Bounds of the groups of repeat purchases by which forecasts are judged; the last is open. */
export const frequencies = [0, 1, 2, 3, 4, 5, 6, 7]

/** A model on every day that it could be fitted to, the cut last. */
export function rivalOf(id: string, now: Day, past: readonly Day[]): Rival {
  const forecasts = [...past, now].flatMap((day) => {
    const buying = day.buyings.get(id)
    return buying === undefined || 'status' in buying ? [] : [forecastOf(day, buying, day === now)]
  })
  const buying = now.buyings.get(id)
  return { id, buying: buying === undefined || 'status' in buying ? null : buying, forecasts }
}

function forecastOf(day: Day, buying: Buying, isAhead: boolean): Forecast {
  const groups = calibrated(groupsOf(day, buying), frequencies)
  const [predicted, actual] = [sumOf(groups, (group) => group.predicted), sumOf(groups, (group) => group.actual)]
  const missed = sumOf(groups, (group) => Math.abs(group.predicted - group.actual))
  return { cut: day.cut, predicted, actual: isAhead ? null : actual, missed: isAhead ? null : missed }
}

/** What a fitted model expects of each history, and what came. */
export function groupsOf({ histories, days }: Day, buying: Buying): Calibration[] {
  return histories.map((row) => ({
    from: row.frequency,
    customers: row.customers,
    predicted: row.customers * purchasesOf(buying, row, days),
    actual: row.next_purchases,
  }))
}

/** The model with the least error on past days, group by group, of those fitted at the cut and tried on as many days as any. */
export function nearest(rivals: readonly Rival[]): (Rival & { readonly buying: Buying }) | undefined {
  const trials = (rival: Rival) => rival.forecasts.filter(({ actual }) => actual !== null).length
  const most = Math.max(...rivals.map((rival) => (rival.buying === null ? 0 : trials(rival))))
  if (most === 0) return undefined
  return rivals
    .flatMap((rival) => (rival.buying !== null && trials(rival) === most ? [{ ...rival, buying: rival.buying }] : []))
    .toSorted((a, b) => missed(a) - missed(b))[0]
}

/** What a model missed on past days, group by group. */
export function missed({ forecasts }: Rival): number {
  return sumOf(forecasts, (forecast) => forecast.missed ?? 0)
}

/** The models side by side, the chosen one first: what each forecast from past days, what came, and what it expects now. */
export function modelTable({ id, rivals }: { readonly id: string; readonly rivals: readonly Rival[] }) {
  const rows = rivals
    .toSorted((a, b) => Number(b.id === id) - Number(a.id === id))
    .flatMap((rival) =>
      rival.forecasts.map(({ cut, predicted, actual, missed }) => ({
        model: rival.id,
        cut,
        predicted,
        actual,
        error: actual === null ? null : relative(predicted, actual),
        error_in_groups: missed === null || actual === 0 ? null : missed / (actual ?? 1),
      })),
    )
  const columns = { model: 'term', cut: 'date', predicted: 'count', actual: 'count', error: 'ratio' } as const
  return table('models', { ...columns, error_in_groups: 'ratio' }, rows)
}
