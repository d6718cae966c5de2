import { gaussLegendre } from './gauss-legendre.js'
import type { FirstChance } from './geometric-drop-out.js'
import { hypergeometric } from './hypergeometric.js'
import type { History } from './purchase-process.js'

type Parameters = readonly number[]

const { places, weights } = gaussLegendre(8)

/** The probability that a customer with this history still buys; 1 where no purchase brought a chance to drop out. */
export function dropOutAlive(
  [r = 0, alpha = 0, a = 0, b = 0]: Parameters,
  first: FirstChance,
  [frequency, recency, age]: History,
): number {
  if (frequency + first === 0) return 1
  const odds = (a / (b + frequency + first - 1)) * ((alpha + age) / (alpha + recency)) ** (r + frequency)
  return 1 / (1 + odds)
}

/**
 * Expected purchases in the `time` after the cut, given a history. The hypergeometric function stands in the one of its two forms
 * (Euler) that stays bounded, so that nothing overflows.
 */
export function dropOutPurchases(parameters: Parameters, first: FirstChance, time: number, history: History): number {
  const [r = 0, alpha = 0, given = 0, start = 0] = parameters
  const [frequency, , age] = history
  const a = Math.abs(given - 1) < 1e-6 ? 1 + 1e-6 : given
  const b = start + first
  const z = time / (alpha + age + time)
  const factor = a + b + frequency - 1
  const rest =
    a - 1 < r + frequency
      ? (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, factor, z)
      : (1 - z) ** (r + frequency) * hypergeometric(r + frequency, b + frequency, factor, z)
  return (factor / (a - 1)) * (1 - rest) * dropOutAlive(parameters, first, history)
}

/**
 * Expected Y (Y − 1) of the purchases Y in the `time` after the cut: given rate λ and drop-out p it is 2 λ² (1 − p) ∫ u exp(−λ p u) du;
 * mixed over both under the integral (a hypergeometric function), and that by quadrature.
 */
export function dropOutPairs(parameters: Parameters, first: FirstChance, time: number, history: History): number {
  const [r = 0, alpha = 0, a = 0, start = 0] = parameters
  const [frequency, , age] = history
  const [power, rate, b] = [r + frequency, alpha + age, start + first + frequency]
  let sum = 0
  for (let k = 0; k < places.length; k += 1) {
    const passed = time * (places[k] ?? 0)
    sum += (weights[k] ?? 0) * time * passed * mixedStay(power + 2, a, a + b + 1, passed / (rate + passed))
  }
  const rates = (power * (power + 1)) / rate ** 2
  return 2 * rates * (b / (a + b)) * sum * dropOutAlive(parameters, first, history)
}

/** 2F1(power, a; c; −z ÷ (1 − z)) in the one of its two forms (Pfaff) whose terms stay small. */
function mixedStay(power: number, a: number, c: number, z: number): number {
  return a < power
    ? (1 - z) ** a * hypergeometric(a, c - power, c, z)
    : (1 - z) ** power * hypergeometric(power, c - a, c, z)
}
