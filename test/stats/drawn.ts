import type { Histories } from '../../src/stats/purchase-histories.js'
import { randomIntegers } from '../../src/stats/random.js'

type Parameters = readonly number[]
/** A customer as drawn: its history up to the cut, and its purchases in the time after it. */
export interface Drawn {
  readonly x: number
  readonly last: number
  readonly age: number
  readonly next: number
}
interface Draws {
  readonly uniform: () => number
  readonly gamma: (shape: number) => number
  readonly beta: (a: number, b: number) => number
}

/** Draws from uniform, gamma (Marsaglia & Tsang 2000) and beta distributions by a seed. */
export function draws(seed: number): Draws {
  const random = randomIntegers(seed)
  const uniform = () => (random() + 0.5) / 2 ** 32
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const x = normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const beta = (a: number, b: number) => {
    const x = gamma(a)
    return x / (x + gamma(b))
  }
  return { uniform, gamma, beta }
}

/** Customers who may drop out after each purchase (BG/NBD), the first included (MBG/NBD), won over the first half of 104 weeks. */
export function dropOuts([r = 0, alpha = 0, a = 0, b = 0]: Parameters, customers: number, seed: number, first: 0 | 1) {
  const { uniform, gamma, beta } = draws(seed)
  return Array.from({ length: customers }, () => {
    const age = 52 + 52 * uniform()
    const [rate, leave] = [gamma(r) / alpha, beta(a, b)]
    const isGone = first === 1 && uniform() < leave
    return bought(age, rate, isGone ? 0 : Number.POSITIVE_INFINITY, uniform, () => uniform() < leave)
  })
}

/** Customers who may drop out at any moment (Pareto/NBD). */
export function departures([r = 0, alpha = 0, s = 0, beta = 0]: Parameters, customers: number, seed: number) {
  const { uniform, gamma } = draws(seed)
  return Array.from({ length: customers }, () => {
    const age = 52 + 52 * uniform()
    const [rate, leave] = [gamma(r) / alpha, gamma(s) / beta]
    return bought(age, rate, -Math.log(uniform()) / leave, uniform, () => false)
  })
}

function bought(age: number, rate: number, end: number, uniform: () => number, isLast: () => boolean): Drawn {
  let [x, last, next, at] = [0, 0, 0, 0]
  for (;;) {
    at -= Math.log(uniform()) / rate
    if (at > Math.min(end, age + 52)) return { x, last, age, next }
    if (at <= age) [x, last] = [x + 1, at]
    else next += 1
    if (isLast()) return { x, last, age, next }
  }
}

/** Customers who buy at opportunities (BG/BB): 12 to 24 of them, and the next 12. */
export function opportunities(
  [alpha = 0, beta = 0, gamma = 0, delta = 0]: Parameters,
  customers: number,
  seed: number,
) {
  const random = draws(seed)
  return Array.from({ length: customers }, () => {
    const age = 12 + Math.floor(13 * random.uniform())
    const [buys, leaves] = [random.beta(alpha, beta), random.beta(gamma, delta)]
    let [x, last, next] = [0, 0, 0]
    for (let k = 1; k <= age + 12 && random.uniform() >= leaves; k += 1)
      if (random.uniform() < buys) [x, last, next] = k <= age ? [x + 1, k, next] : [x, last, next + 1]
    return { x, last, age, next }
  })
}

export function historiesOf(customers: readonly Drawn[]): Histories {
  const counted = new Map<string, number>()
  for (const { x, last, age } of customers) {
    const history = JSON.stringify([x, last, age])
    counted.set(history, (counted.get(history) ?? 0) + 1)
  }
  const rows = [...counted.keys()].map((history): number[] => JSON.parse(history))
  const column = (at: number) => rows.map((row) => row[at] ?? 0)
  return { frequency: column(0), recency: column(1), age: column(2), weight: [...counted.values()] }
}
