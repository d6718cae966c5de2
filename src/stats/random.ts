/**
 * A stream of uniform 32-bit integers that depends on the seed alone: the generator xoshiro128** (D. Blackman and S. Vigna
 * 2018, "Scrambled linear pseudorandom number generators"), its state filled by a Weyl sequence through the finaliser of
 * MurmurHash3. Not for cryptography.
 */
export function randomIntegers(seed: number): () => number {
  let counter = seed | 0
  const filled = (): number => {
    counter = (counter + 0x9e3779b9) | 0
    return finalised(counter)
  }
  let [a, b, c, d] = [filled(), filled(), filled(), filled()]
  return () => {
    const output = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return output
  }
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function finalised(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}
