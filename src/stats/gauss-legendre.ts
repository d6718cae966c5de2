/** Places in (0, 1) and weights that integrate polynomials up to degree 2n − 1 exactly: n of each. */
interface Quadrature {
  readonly places: Float64Array
  readonly weights: Float64Array
}

/** Gauss–Legendre quadrature on (0, 1): the roots of the Legendre polynomial by Newton steps. Source: Abramowitz & Stegun 25.4.29. */
export function gaussLegendre(n: number): Quadrature {
  const [places, weights] = [new Float64Array(n), new Float64Array(n)]
  for (let k = 0; k < n; k++) {
    let root = Math.cos((Math.PI * (k + 0.75)) / (n + 0.5))
    for (let step = 0; step < 10; step++) {
      const { value, slope } = legendre(n, root)
      root -= value / slope
    }
    places[k] = (1 + root) / 2
    weights[k] = 1 / ((1 - root * root) * legendre(n, root).slope ** 2)
  }
  return { places, weights }
}

/** The Legendre polynomial of degree n inside (−1, 1) and its derivative, by the three-term recurrence. */
function legendre(n: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x]
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k]
  return { value, slope: (n * (x * value - before)) / (x * x - 1) }
}
