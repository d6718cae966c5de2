import { type Levels, levelsOf, weightOf } from './levels.js'

/**
 * Purchase histories in one unit of time, alike ones once with their `weight`: repeat purchases, time from the first to the last
 * of them, and time from the first purchase to the cut.
 */
export interface Histories {
  readonly frequency: ArrayLike<number>
  readonly recency: ArrayLike<number>
  readonly age: ArrayLike<number>
  readonly weight: ArrayLike<number>
}

/** Histories prepared for a likelihood: logarithms and gamma functions are due once per level, not per history. */
export interface HistoryLevels {
  readonly frequency: Levels
  readonly recency: Levels
  readonly age: Levels
  readonly weight: Float64Array
  readonly frequencyWeight: Float64Array
  readonly total: number
}

export function historyLevels(histories: Histories): HistoryLevels {
  const [frequency, weight] = [levelsOf(histories.frequency), Float64Array.from(histories.weight)]
  return {
    frequency,
    recency: levelsOf(histories.recency),
    age: levelsOf(histories.age),
    weight,
    frequencyWeight: weightOf(frequency, weight),
    total: weight.reduce((sum, one) => sum + one, 0),
  }
}

/** The mean time between purchases, whatever the model: where a search for rates may begin. */
export function typicalInterval({ frequency, age, weight }: Histories): number {
  let [purchases, time, total] = [0, 0, 0]
  for (let row = 0; row < weight.length; row += 1) {
    const customers = weight[row] ?? 0
    purchases += customers * (frequency[row] ?? 0)
    time += customers * (age[row] ?? 0)
    total += customers
  }
  return time / Math.max(0.1 * total, purchases)
}
