/** Lives as columns: at risk on (entry, exit], ended by the event or only watched until then; `weight` of them alike. */
export interface Lives {
  readonly entry: ArrayLike<number>
  readonly exit: ArrayLike<number>
  readonly isEvent: ArrayLike<boolean>
  readonly weight: ArrayLike<number>
}

/** The curve after an event time: how many were at risk, how many events, the survival, and Greenwood's sum Σ d ÷ (n (n − d)). */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly survival: number
  readonly greenwood: number
}

/**
 * Kaplan and Meier's estimate with late entry (left truncation) and censoring, one step per event time in rising order. Who leaves
 * at a time is at risk at it, who enters at it is not yet. Source: Kaplan & Meier 1958; Klein & Moeschberger 2003, §4.6.
 */
export function kaplanMeier(lives: Lives): SurvivalStep[] {
  const changes = changesOf(lives)
  const steps: SurvivalStep[] = []
  let [atRisk, survival, greenwood] = [0, 1, 0]
  for (const time of [...changes.keys()].sort((a, b) => a - b)) {
    const { entered, left, events } = changes.get(time) ?? { entered: 0, left: 0, events: 0 }
    if (events > 0) {
      survival *= 1 - events / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      steps.push({ time, atRisk, events, survival, greenwood })
    }
    atRisk += entered - left
  }
  return steps
}

/** The area under the curve from 0 to the horizon: the mean of min(life, horizon), in the unit of the times. */
export function restrictedMean(steps: readonly SurvivalStep[], horizon: number): number {
  const inside = steps.filter((step) => step.time < horizon)
  const ends = [...inside.slice(1).map((step) => step.time), horizon]
  const first = inside[0]?.time ?? horizon
  return inside.reduce((area, step, index) => area + step.survival * ((ends[index] ?? horizon) - step.time), first)
}

interface Change {
  entered: number
  left: number
  events: number
}

function changesOf({ entry, exit, isEvent, weight }: Lives): Map<number, Change> {
  const changes = new Map<number, Change>()
  const at = (time: number): Change => {
    const known = changes.get(time) ?? { entered: 0, left: 0, events: 0 }
    changes.set(time, known)
    return known
  }
  for (let index = 0; index < exit.length; index += 1) {
    const [from, to, cases] = [entry[index] ?? 0, exit[index] ?? 0, weight[index] ?? 0]
    if (!(to > from)) throw new RangeError(`a life from ${from} to ${to}`)
    at(from).entered += cases
    at(to).left += cases
    if (isEvent[index] === true) at(to).events += cases
  }
  return changes
}
