import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { stayLife } from '../../model/stay-life.js'
import { type Fit, predictedVariance } from '../../stats/maximum-likelihood.js'
import { renewalProbability, residualLifetime, shiftedBetaGeometric } from '../../stats/shifted-beta-geometric.js'
import { note, type RowsOf, type Unknown, unknown } from '../metric.js'
import { type Backtest, type Calibration, calibrated, horizonYears, sumOf, yearlyDiscount } from './forecast.js'
import { forecastBasis } from './forecast-basis.js'

const lifeColumns = {
  renewals: z.number(),
  is_lost: z.boolean(),
  is_present: z.boolean(),
  is_before_data: z.boolean(),
  customers: z.number(),
  recurring: z.number(),
}
/** What the model of renewals asks of the facts: stays alike counted together, per forecast day; and what recurs at all. */
export const renewalQueries = {
  lives: {
    sql: sql`
      SELECT months_back, cut_on, renewals, is_lost, is_present, is_before_data, is_open, count(*) AS customers,
        sum(recurring) AS recurring, count(*) FILTER (is_present AND is_kept) AS kept, sum(next_revenue) AS next_revenue
      FROM ${stayLife} GROUP BY ALL ORDER BY ALL`,
    row: z.object({
      ...lifeColumns,
      months_back: z.number(),
      cut_on: z.string(),
      is_open: z.boolean(),
      kept: z.number(),
      next_revenue: z.number(),
    }),
  },
  basis: forecastBasis,
}
export const lifeRow = z.object(lifeColumns)
export type Life = z.infer<typeof lifeRow>
type TestedLife = RowsOf<typeof renewalQueries>['lives'][number]

const fewestLives = 30
const fewestLosses = 10
const monthlyDiscount = (1 + yearlyDiscount) ** (-1 / 12)
const horizon = 12 * horizonYears

/** A model of renewals fitted to the base at the cut, and how it did on past days. */
export interface RenewalModel {
  readonly fit: Fit
  readonly lives: readonly Life[]
  readonly watched: number
  readonly backtests: readonly Backtest[]
  readonly calibration: readonly Calibration[]
}

/** The model of the base, or why there is none: too little to fit, no maximum found, or no past day to test it on. */
export function renewalModel(rows: readonly TestedLife[]): RenewalModel | Unknown {
  const lives = rows.filter((row) => row.months_back === 0)
  const fit = renewalFit(lives)
  if ('status' in fit) return fit
  const days = [...new Set(rows.map((row) => row.months_back))].filter((months) => months > 0)
  const tests = days.flatMap((months) => {
    const past = rows.filter((row) => row.months_back === months)
    const pastFit = renewalFit(past)
    return 'status' in pastFit ? [] : [backtest(past, pastFit)]
  })
  if (tests.length === 0) return unknown('forecast-not-testable')
  return {
    fit,
    lives,
    watched: watchedOf(lives),
    backtests: tests.map(({ test }) => test),
    calibration: calibrated(
      tests.flatMap(({ groups }) => groups),
      [0, 3, 6, 12, 24],
    ),
  }
}

/** The fit to some lives; stays from before the data are left out, for nobody knows their age. */
export function renewalFit(lives: readonly Life[]): Fit | Unknown {
  const known = lives.filter((life) => !life.is_before_data && life.renewals > 0)
  const stays = watchedOf(lives)
  const losses = sumOf(known, (life) => (life.is_lost ? life.customers : 0))
  if (stays < fewestLives || losses < fewestLosses) return unknown('too-few-losses-for-model', { stays, losses })
  const age = Array.from({ length: Math.max(...known.map((life) => life.renewals)) }, (_, k) => k + 1)
  const lost = (at: number) => sumOf(known, (life) => (life.is_lost && life.renewals === at ? life.customers : 0))
  const fit = shiftedBetaGeometric({
    age,
    atRisk: age.map((at) => sumOf(known, (life) => (life.renewals >= at ? life.customers : 0))),
    lost: age.map(lost),
  })
  return fit ?? unknown('model-did-not-converge')
}

/** Discounted months that a customer just won is expected to pay for, the first for certain, within the horizon. */
export function newLifetime(parameters: readonly number[], discount = monthlyDiscount, months = horizon): number {
  return 1 + discount * residualLifetime(parameters, 0, discount, months - 1)
}

/** Discounted months that a customer of an age is expected to pay for from the month after the cut on. */
export function laterLifetime(
  parameters: readonly number[],
  renewed: number,
  discount = monthlyDiscount,
  months = horizon,
): number {
  return discount * residualLifetime(parameters, renewed, discount, months)
}

/** What everybody should know who reads a forecast from this model. */
export function renewalNotes({ fit, lives }: RenewalModel) {
  const customers = sumOf(lives, (life) => (life.is_present && life.is_before_data ? life.customers : 0))
  const open = sumOf(lives, (life) => (life.is_present || life.is_lost ? 0 : life.customers))
  return [
    note('forecast-by-renewals'),
    ...(fit.isFlat ? [note('customers-not-told-apart')] : []),
    ...(customers > 0 ? [note('ages-at-least', { customers })] : []),
    ...(open > 0 ? [note('open-renewals-not-valued', { customers: open })] : []),
  ]
}

function backtest(past: readonly TestedLife[], fit: Fit): { test: Backtest; groups: Calibration[] } {
  const present = past.filter((life) => life.is_present && !life.is_open)
  const kept = (parameters: readonly number[], life: Life) => renewalProbability(parameters, life.renewals, 12)
  const total = (parameters: readonly number[]) => sumOf(present, (life) => life.customers * kept(parameters, life))
  const chance = sumOf(present, (life) => {
    const p = kept(fit.parameters, life)
    return life.customers * p * (1 - p)
  })
  const uncertainty = predictedVariance(fit, total)
  const groups = present.map((life) => ({
    from: life.renewals,
    customers: life.customers,
    predicted: life.customers * kept(fit.parameters, life),
    actual: life.kept,
  }))
  const payments = (life: Life) => residualLifetime(fit.parameters, life.renewals, 1, 12)
  const test = {
    cut: past[0]?.cut_on ?? '',
    predicted: total(fit.parameters),
    actual: sumOf(present, (life) => life.kept),
    variance: uncertainty === null ? null : chance + uncertainty,
    predictedMoney: sumOf(present, (life) => life.recurring * payments(life)),
    actualMoney: sumOf(present, (life) => life.next_revenue),
  }
  return { test, groups }
}

function watchedOf(lives: readonly Life[]): number {
  return sumOf(lives, (life) => (life.is_before_data || life.renewals === 0 ? 0 : life.customers))
}
