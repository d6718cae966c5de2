/**
 * The logarithm of the gamma function for positive x, exact to about 1e-14 relative: Stirling's series from x = 10 on, and
 * below it by the recurrence Γ(x + 1) = x Γ(x). NaN for x ≤ 0. Source: Abramowitz & Stegun 6.1.15, 6.1.41.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let product = 1
  let y = x
  while (y < 10) {
    product *= y
    y += 1
  }
  const z = 1 / (y * y)
  const series =
    (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z / 156)))))) / y
  return (y - 0.5) * Math.log(y) - y + halfLogTwoPi + series - Math.log(product)
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)
