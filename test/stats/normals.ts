import { randomIntegers } from '../../src/stats/random.js'

/** A stream of standard normal values (Box & Muller 1958) that depends on the seed alone. */
export function normals(seed: number): () => number {
  const random = randomIntegers(seed)
  const uniform = () => (random() + 0.5) / 2 ** 32
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
