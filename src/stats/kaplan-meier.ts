import { type LifeChanges, momentEnd } from './life-changes.js'
import { normalQuantile } from './normal.js'

/** The curve after an event time: how many were at risk, how many events, the survival, and Greenwood's sum Σ d ÷ (n (n − d)). */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly survival: number
  readonly greenwood: number
}

/**
 * Kaplan and Meier's estimate with late entry (left truncation) and censoring, one step per event time in rising order.
 * Source: Kaplan & Meier 1958; Klein & Moeschberger 2003, §4.6.
 */
export function kaplanMeier({ time, entered, left, events }: LifeChanges): SurvivalStep[] {
  const steps: SurvivalStep[] = []
  let [atRisk, survival, greenwood] = [0, 1, 0]
  for (let first = 0, end = 0; first < time.length; first = end) {
    end = momentEnd(time, first)
    let [lost, change] = [0, 0]
    for (let row = first; row < end; row++) {
      lost += events[row] ?? 0
      change += (entered[row] ?? 0) - (left[row] ?? 0)
    }
    if (lost > 0) {
      survival *= 1 - lost / atRisk
      greenwood += lost / (atRisk * (atRisk - lost))
      steps.push({ time: time[first] ?? 0, atRisk, events: lost, survival, greenwood })
    }
    atRisk += change
  }
  return steps
}

/** How many are at risk at a time: entered before it and not left before it. */
export function atRiskAt({ time, entered, left }: LifeChanges, at: number): number {
  let watched = 0
  for (let row = 0; row < time.length && (time[row] ?? 0) < at; row++) watched += (entered[row] ?? 0) - (left[row] ?? 0)
  return watched
}

/** The last step at or before a time; undefined before the first event, where survival is 1. */
export function stepAt(steps: readonly SurvivalStep[], time: number): SurvivalStep | undefined {
  return steps.findLast((step) => step.time <= time)
}

/**
 * The interval of the survival after a step on the scale log(−log S), by Greenwood's variance; null where the curve has reached
 * 0 and the scale ends. Source: Kalbfleisch & Prentice 2002, §1.4.
 */
export function logLogInterval(
  { survival, greenwood }: SurvivalStep,
  level = 0.95,
): { low: number; high: number } | null {
  if (survival === 0) return null
  const spread = (normalQuantile((1 + level) / 2) * Math.sqrt(greenwood)) / -Math.log(survival)
  return { low: survival ** Math.exp(spread), high: survival ** Math.exp(-spread) }
}

/** A median and its bounds in the unit of the times; null where the curve, or the bound of it, does not fall to a half. */
interface MedianLife {
  readonly median: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The first time at which survival is at most a half, and at which its log-log bounds are (Brookmeyer & Crowley 1982). */
export function medianLife(steps: readonly SurvivalStep[], level = 0.95): MedianLife {
  const first = (of: (step: SurvivalStep) => number) => steps.find((step) => of(step) <= 0.5)?.time ?? null
  return {
    median: first((step) => step.survival),
    low: first((step) => logLogInterval(step, level)?.low ?? 0),
    high: first((step) => logLogInterval(step, level)?.high ?? 1),
  }
}

/** The area under the curve from 0 to the horizon: the mean of min(life, horizon), in the unit of the times. */
export function restrictedMean(steps: readonly SurvivalStep[], horizon: number): number {
  const inside = steps.filter((step) => step.time < horizon)
  const ends = [...inside.slice(1).map((step) => step.time), horizon]
  const first = inside[0]?.time ?? horizon
  return inside.reduce((area, step, index) => area + step.survival * ((ends[index] ?? horizon) - step.time), first)
}
