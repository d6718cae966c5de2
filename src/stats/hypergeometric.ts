const mostTerms = 1e6

/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for 0 ≤ z < 1 by its power series, summed until a term no longer moves the sum.
 * Throws RangeError outside that range or where a million terms do not suffice. Callers transform (Euler, Pfaff) so that terms
 * stay small. Source: Abramowitz & Stegun 15.1.1.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new RangeError(`no hypergeometric series at ${z}`)
  let [term, sum] = [1, 1]
  for (let k = 0; k < mostTerms; k++) {
    const ratio = (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z
    term *= ratio
    sum += term
    if (Math.abs(ratio) < 1 && Math.abs(term) <= Number.EPSILON * Math.abs(sum) * (1 - Math.abs(ratio))) return sum
  }
  throw new RangeError(`the hypergeometric series at ${z} does not settle`)
}
