import type { NoteCode } from '../../i18n/words.js'
import type { Coded, Exhibit, Interval } from '../answer.js'
import { table } from '../exhibits.js'
import { note } from '../metric.js'

/** The discount rate of every forecast, a year; and how far forecasts of value look. */
export const yearlyDiscount = 0.1
export const horizonYears = 5

/** A forecast of twelve months from a past day against what came; low and high are its 95 % interval (null: likelihood flat). */
export interface Backtest {
  readonly cut: string
  readonly predicted: number
  readonly actual: number
  readonly variance: number | null
  /** Null where money could not be forecast. */
  readonly predictedMoney: number | null
  readonly actualMoney: number
}

/** The same by group of history, all past days together: `from` months of tenure, or repeat purchases. */
export interface Calibration {
  readonly from: number
  readonly customers: number
  readonly predicted: number
  readonly actual: number
}

/** Calibration of predictions per group: each row goes to the last of `bounds` (rising) that it reaches. */
export function calibrated(rows: readonly Calibration[], bounds: readonly number[]): Calibration[] {
  return bounds.flatMap((from, k) => {
    const group = rows.filter((row) => row.from >= from && row.from < (bounds[k + 1] ?? Number.POSITIVE_INFINITY))
    const sum = (of: (row: Calibration) => number) => group.reduce((total, row) => total + of(row), 0)
    const customers = sum((row) => row.customers)
    if (customers === 0) return []
    return [{ from, customers, predicted: sum((row) => row.predicted), actual: sum((row) => row.actual) }]
  })
}

/** The tables that stand before any forecast: past days, and groups of history. */
export function backtestExhibits(
  backtests: readonly Backtest[],
  groups: readonly Calibration[],
  withMoney: boolean,
): Exhibit<'backtest' | 'calibration'>[] {
  const tests = backtests.map((test) => {
    const bounds = boundsOf(test)
    return {
      cut: test.cut,
      predicted: test.predicted,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
      actual: test.actual,
      error: relative(test.predicted, test.actual),
      predicted_money: test.predictedMoney,
      actual_money: test.actualMoney,
      error_money: test.predictedMoney === null ? null : relative(test.predictedMoney, test.actualMoney),
    }
  })
  const columns = {
    cut: 'date',
    predicted: 'count',
    low: 'count',
    high: 'count',
    actual: 'count',
    error: 'ratio',
  } as const
  const money = { predicted_money: 'money', actual_money: 'money', error_money: 'ratio' } as const
  return [
    withMoney ? table('backtest', { ...columns, ...money }, tests) : table('backtest', columns, tests),
    table(
      'calibration',
      { at_least: 'count', customers: 'count', predicted: 'count', actual: 'count', error: 'ratio' },
      groups.map(({ from, ...group }) => ({
        at_least: from,
        ...group,
        error: relative(group.predicted, group.actual),
      })),
    ),
  ]
}

/** What the past days say of the model: its largest error, and how often the truth lay inside the interval. */
export function backtestNotes(backtests: readonly Backtest[], withMoney: boolean): Coded<NoteCode>[] {
  const errors = backtests.flatMap((test) => [
    relative(test.predicted, test.actual) ?? 1,
    ...(withMoney && test.predictedMoney !== null ? [relative(test.predictedMoney, test.actualMoney) ?? 1] : []),
  ])
  const bounded = backtests.flatMap((test) => {
    const bounds = boundsOf(test)
    return bounds === null ? [] : [test.actual >= bounds.low && test.actual <= bounds.high]
  })
  const inside = bounded.filter(Boolean).length
  const largest = errors.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0
  return [note('backtested', { cuts: backtests.length, bounded: bounded.length, inside, error: largest })]
}

function boundsOf({ predicted, variance }: Backtest): { low: number; high: number } | null {
  if (variance === null) return null
  const margin = 1.959964 * Math.sqrt(variance)
  return { low: Math.max(0, predicted - margin), high: predicted + margin }
}

/** Forecast ÷ what came − 1; null where nothing came. */
export function relative(predicted: number, actual: number): number | null {
  return actual === 0 ? null : predicted / actual - 1
}

/** Σ of something over rows, in their order. */
export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

/** Σ over five years of what comes in each × its discount at mid-year; `upTo` gives what is expected within so many days. */
export function discountedYears(upTo: (days: number) => number, yearly = 1 / (1 + yearlyDiscount)): number {
  const reached = Array.from({ length: horizonYears + 1 }, (_, year) => (year === 0 ? 0 : upTo(year * 365.25)))
  return reached.slice(1).reduce((total, value, k) => total + (value - (reached[k] ?? 0)) * yearly ** (k + 0.5), 0)
}

/** The 95 % interval of a forecast of positive money: parameters only, normal in its logarithm. */
export function likelihoodInterval(value: number, variance: number): Interval {
  const factor = Math.exp((1.959964 * Math.sqrt(variance)) / value)
  return { low: value / factor, high: value * factor, level: 0.95, method: 'likelihood' }
}
