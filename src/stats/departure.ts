import { gaussLegendre } from './gauss-legendre.js'

/** ln of an integral, and the means of −ln(α + u), −1 ÷ (α + u), −ln(β + u), −1 ÷ (β + u) under its integrand. */
interface Departure {
  readonly log: number
  readonly logAlpha: number
  readonly inverseAlpha: number
  readonly logBeta: number
  readonly inverseBeta: number
}

const { places, weights } = gaussLegendre(8)
const mostDecay = 24
const panelLength = 2
const panelDecay = 6
const nowhere: Departure = { log: Number.NEGATIVE_INFINITY, logAlpha: 0, inverseAlpha: 0, logBeta: 0, inverseBeta: 0 }

/**
 * ∫ (α + u)^−power × (β + u)^−(s + 1) du from `last` to `end`: all moments at which a customer may have dropped out unseen. By
 * quadrature in ln(1 + (u − last) ÷ c), c such that a single power of 1 + (u − last) ÷ c follows the integrand to its second
 * derivative, in panels of 8 places that are short and gently sloped; cut where that power has fallen to e^−24. Exact to about 1e-9.
 */
export function departure(power: number, alpha: number, s: number, beta: number, last: number, end: number): Departure {
  if (!(end > last)) return nowhere
  const [fromAlpha, fromBeta] = [1 / (alpha + last), 1 / (beta + last)]
  const first = power * fromAlpha + (s + 1) * fromBeta
  const second = power * fromAlpha ** 2 + (s + 1) * fromBeta ** 2
  const [scale, decay] = [first / second, first ** 2 / second - 1]
  const whole = Math.log1p((end - last) / scale)
  const range = decay > 0 ? Math.min(whole, mostDecay / decay) : whole
  const panels = Math.ceil(Math.max(range / panelLength, (decay * range) / panelDecay))
  const width = range / panels
  let [sum, logAlpha, inverseAlpha, logBeta, inverseBeta] = [0, 0, 0, 0, 0]
  for (let at = 0; at < 8 * panels; at += 1) {
    const k = at % 8
    const log = width * (Math.floor(at / 8) + (places[k] ?? 0))
    const passed = scale * Math.expm1(log)
    const a = Math.log(1 + passed * fromAlpha)
    const b = Math.log(1 + passed * fromBeta)
    const density = (weights[k] ?? 0) * Math.exp(log - power * a - (s + 1) * b)
    sum += density
    logAlpha -= density * a
    inverseAlpha -= density / (alpha + last + passed)
    logBeta -= density * b
    inverseBeta -= density / (beta + last + passed)
  }
  return {
    log: Math.log(sum * width * scale) + power * Math.log(fromAlpha) + (s + 1) * Math.log(fromBeta),
    logAlpha: logAlpha / sum + Math.log(fromAlpha),
    inverseAlpha: inverseAlpha / sum,
    logBeta: logBeta / sum + Math.log(fromBeta),
    inverseBeta: inverseBeta / sum,
  }
}
