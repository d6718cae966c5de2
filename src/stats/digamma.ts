/**
 * The derivative of the logarithm of the gamma function for positive x, exact to about 1e-13: the asymptotic series from x = 10
 * on, and below it by the recurrence ψ(x + 1) = ψ(x) + 1 ÷ x. NaN for x ≤ 0. Source: Abramowitz & Stegun 6.3.5, 6.3.18.
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let below = 0
  let y = x
  while (y < 10) {
    below += 1 / y
    y += 1
  }
  const z = 1 / (y * y)
  const series =
    z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760 - z / 12))))))
  return Math.log(y) - 0.5 / y - series - below
}
