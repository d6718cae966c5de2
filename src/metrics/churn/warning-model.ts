import { z } from 'zod'
import { type ChurnFeature, churnFeatures } from '../../model/churn-panel.js'
import { areaUnderCurve } from '../../stats/area-under-curve.js'
import { calibration } from '../../stats/calibration.js'
import { type LogisticFit, logisticChances, ridgeLogistic } from '../../stats/ridge-logistic.js'
import { type Unknown, unknown } from '../metric.js'

/** One churn cut, its customers in the order of their ids: features (null is not known), what came, recurring revenue. */
export const warningCut = z.object({
  seen_on: z.string(),
  known_on: z.string(),
  is_open: z.boolean(),
  customers: z.array(z.string()),
  names: z.array(z.string().nullable()),
  lost: z.array(z.boolean().nullable()),
  recurring: z.array(z.number().nullable()),
  features: z.array(z.array(z.number().nullable())),
})
export type WarningCut = z.infer<typeof warningCut>

const fewestLosses = 30
const fewestToLearn = 10
const fewestToTest = 5
const mostTests = 4
/** A prior deviation of half a log odds per standard deviation: λ = 1 ÷ 0.5². */
const penalty = 4

/** A past cut foretold from what was known before it: the chance of each of its customers, and the tenth with the highest. */
export interface WarningTest {
  readonly cut: WarningCut
  readonly chances: Float64Array
  readonly flagged: readonly number[]
}

export interface WarningModel {
  readonly fit: LogisticFit
  readonly tests: readonly WarningTest[]
  readonly area: ReturnType<typeof areaUnderCurve>
  readonly calibration: ReturnType<typeof calibration>
  /** Whether the held-back cuts show that it beats chance: the interval of the area lies above a half. */
  readonly hasSignal: boolean
}

/**
 * Learns from past cuts and is tested on the last of them, up to four, each foretold by a model of the cuts whose outcome was
 * known by its day; then learns from all. Unknown with fewer than 30 losses, nothing to test on, no maximum, or features
 * that separate lost and kept without error, which foresight does not do.
 */
export function warningModel(cuts: readonly WarningCut[]): WarningModel | Unknown {
  const past = cuts.filter((cut) => !cut.is_open)
  const losses = lossesOf(past)
  if (losses < fewestLosses) return unknown('too-few-losses-for-warning', { losses })
  const fit = learned(past)
  if (fit === undefined) return unknown('model-did-not-converge')
  if (separates(past, fit)) return unknown('warning-separates')
  const tests = past.slice(-mostTests).flatMap((cut) => tested(cut, past))
  if (lossesOf(tests.map(({ cut }) => cut)) < fewestToTest) return unknown('forecast-not-testable')
  const isCase = Uint8Array.from(tests.flatMap(({ cut }) => cut.lost.map(Number)))
  const score = Float64Array.from(tests.flatMap(({ chances }) => [...chances]))
  const ids = new Set(tests.flatMap(({ cut }) => cut.customers))
  const places = new Map([...ids].map((id, place) => [id, place]))
  const cluster = tests.flatMap(({ cut }) => cut.customers.map((id) => places.get(id) ?? 0))
  const stratum = tests.flatMap(({ cut }, k) => cut.customers.map(() => k))
  const area = areaUnderCurve({ score, isCase, stratum, cluster })
  return {
    fit,
    tests,
    area,
    calibration: calibration(score, isCase, score.length >= 200 ? 10 : 5),
    hasSignal: area.low > 0.5,
  }
}

/** The chance of loss that a model gives to every customer of a cut, and the places of the tenth with the highest. */
export function foretold(cut: WarningCut, fit: LogisticFit): WarningTest {
  const chances = logisticChances(fit, rowsOf([cut]))
  const order = Array.from(chances.keys()).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b)
  return { cut, chances, flagged: order.slice(0, Math.ceil(order.length / 10)) }
}

/** The features that no past cut knows, or that never vary: the model can say nothing by them. */
export function absentFeatures(fit: LogisticFit): ChurnFeature[] {
  return churnFeatures.filter((_, k) => fit.standard.deviation[k] === 0)
}

export function lossesOf(cuts: readonly WarningCut[]): number {
  return cuts.reduce((sum, { lost }) => sum + lost.filter((one) => one === true).length, 0)
}

function tested(cut: WarningCut, past: readonly WarningCut[]): WarningTest[] {
  const earlier = past.filter((one) => one.known_on <= cut.seen_on)
  if (lossesOf(earlier) < fewestToLearn) return []
  const fit = learned(earlier)
  return fit === undefined ? [] : [foretold(cut, fit)]
}

function learned(cuts: readonly WarningCut[]): LogisticFit | undefined {
  const isCase = Uint8Array.from(cuts.flatMap(({ lost }) => lost.map(Number)))
  if (isCase.every((one) => one === 1)) return undefined
  return ridgeLogistic({ rows: rowsOf(cuts), width: churnFeatures.length, isCase, penalty })
}

function rowsOf(cuts: readonly WarningCut[]): Float64Array {
  const customers = cuts.reduce((sum, cut) => sum + cut.customers.length, 0)
  const rows = new Float64Array(customers * churnFeatures.length)
  let place = 0
  for (const { features } of cuts)
    for (const row of features) for (const value of row) rows[place++] = value ?? Number.NaN
  return rows
}

function separates(cuts: readonly WarningCut[], fit: LogisticFit): boolean {
  const chances = logisticChances(fit, rowsOf(cuts))
  const lost = cuts.flatMap((cut) => cut.lost)
  const kept = chances.reduce((most, chance, k) => (lost[k] === true ? most : Math.max(most, chance)), 0)
  return chances.every((chance, k) => lost[k] !== true || chance > kept)
}
