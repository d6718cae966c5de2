import { normalQuantile } from './normal.js'

/**
 * Wilson's score interval of a proportion (E. B. Wilson 1927, JASA 22: 209–212): `successes` of `n` at the given confidence
 * level, as fractions. It stays inside 0 and 1 and holds for small n. Throws RangeError unless 0 ≤ successes ≤ n and n > 0.
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): { low: number; high: number } {
  if (!(n > 0 && successes >= 0 && successes <= n)) throw new RangeError(`no proportion in ${successes} of ${n}`)
  const z = normalQuantile((1 + level) / 2)
  const share = successes / n
  const scale = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half }
}
