import { note, type Unknown, unknown } from '../metric.js'
import { type Backtest, type Calibration, calibrated, sumOf } from './forecast.js'
import { type Money, moneyOf, spendingOf } from './purchase-money.js'
import { type Buying, buyingOf, purchaseProcesses, purchasesOf, purchasesVariance } from './purchase-process.js'
import type { HistoryRow, PurchaseRows } from './purchase-queries.js'
import { type Day, frequencies, groupsOf, missed, nearest, type Rival, rivalOf } from './purchase-rivals.js'

/** The model of purchases that came nearest on past days, fitted at the cut, and how it and its rivals did. */
export interface PurchaseModel {
  readonly id: string
  readonly buying: Buying
  readonly money: Money | Unknown
  readonly histories: readonly HistoryRow[]
  readonly customers: number
  readonly backtests: readonly Backtest[]
  readonly calibration: readonly Calibration[]
  readonly rivals: readonly Rival[]
}
const year = 365.25

let last: { readonly of: string; readonly model: PurchaseModel | Unknown } | undefined

/**
 * The models of the base, or why there are none: too few that came back, no maximum found, or no past day to test them on. The
 * last answer is kept, because three numbers ask with the same rows.
 */
export function purchaseModel(rows: PurchaseRows): PurchaseModel | Unknown {
  const of = JSON.stringify([rows.histories, rows.spending])
  if (last?.of !== of) last = { of, model: fitted(rows) }
  return last.model
}

function fitted({ histories, spending }: PurchaseRows): PurchaseModel | Unknown {
  const dayOf = (months: number): Day => {
    const seen = histories.filter((row) => row.months_back === months)
    return {
      cut: seen[0]?.cut_on ?? '',
      days: months === 0 ? year : (seen[0]?.next_days ?? 0),
      histories: seen,
      money: moneyOf(
        seen,
        spending.filter((row) => row.months_back === months),
      ),
      buyings: new Map(purchaseProcesses.map(({ id, process }) => [id, buyingOf(process, seen)])),
    }
  }
  const now = dayOf(0)
  const reasons = [...now.buyings.values()].filter((buying) => 'status' in buying)
  const [reason] = reasons
  if (reason !== undefined && reasons.length === now.buyings.size) return reason
  const past = [...new Set(histories.map((row) => row.months_back))].filter((months) => months > 0).map(dayOf)
  const rivals = purchaseProcesses.map(({ id }) => rivalOf(id, now, past))
  const best = nearest(rivals)
  return best === undefined ? unknown('forecast-not-testable') : chosen(best, rivals, now, past)
}

function chosen(
  { id, buying }: { readonly id: string; readonly buying: Buying },
  rivals: readonly Rival[],
  now: Day,
  past: readonly Day[],
): PurchaseModel {
  const tests = past.flatMap((day) => {
    const then = day.buyings.get(id)
    return then === undefined || 'status' in then ? [] : [backtest(day, then)]
  })
  return {
    id,
    buying,
    money: now.money,
    histories: now.histories,
    customers: sumOf(now.histories, (row) => row.customers),
    backtests: tests.map(({ test }) => test),
    calibration: calibrated(
      tests.flatMap(({ groups }) => groups),
      frequencies,
    ),
    rivals,
  }
}

function backtest(day: Day, buying: Buying): { test: Backtest; groups: Calibration[] } {
  const { cut, days, histories, money } = day
  const groups = groupsOf(day, buying)
  const test = {
    cut,
    predicted: sumOf(groups, (group) => group.predicted),
    actual: sumOf(groups, (group) => group.actual),
    variance: purchasesVariance(buying, histories, days),
    predictedMoney:
      'status' in money ? null : sumOf(histories, (row) => purchasesOf(buying, row, days) * spendingOf(money, row)),
    actualMoney: sumOf(histories, (row) => row.next_revenue),
  }
  return { test, groups }
}

/** What everybody should know who reads a forecast from these models. */
export function purchaseNotes(model: PurchaseModel) {
  const { id, buying, histories, rivals } = model
  const customers = sumOf(histories, (row) => (row.is_before_data ? row.customers : 0))
  const tried = rivals.filter((rival) => rival.buying !== null).length
  const came = sumOf(model.backtests, ({ actual }) => actual)
  const error = sumOf(rivals, (rival) => (rival.id === id ? missed(rival) : 0)) / came
  return [
    note('forecast-by-purchases'),
    ...(came > 0 ? [note('model-chosen', { model: id, tried, error })] : []),
    ...rivals.flatMap((rival) => (rival.buying === null ? [note('model-without-maximum', { model: rival.id })] : [])),
    ...(buying.fit.isFlat ? [note('likelihood-flat')] : []),
    ...(customers > 0 ? [note('first-purchase-perhaps-earlier', { customers })] : []),
  ]
}
