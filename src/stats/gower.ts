/** Points as rows of `width` values between 0 and 1, one after the other (NaN: not known); `weight` is how many are alike. */
interface Points {
  readonly values: Float64Array
  readonly width: number
  readonly weight: Float64Array
}

/**
 * The distances between all points, n × n: the mean absolute difference over the values known of both, 1 where there is none
 * (Gower 1971, Biometrics 27: 857–871).
 */
export function gowerDistances({ values, width, weight }: Points): Float64Array {
  const n = weight.length
  const distances = new Float64Array(n * n)
  for (let one = 0; one < n; one++) {
    for (let other = one + 1; other < n; other++) {
      let [sum, known] = [0, 0]
      for (let k = 0; k < width; k++) {
        const difference = Math.abs((values[one * width + k] ?? 0) - (values[other * width + k] ?? 0))
        if (Number.isNaN(difference)) continue
        sum += difference
        known++
      }
      const distance = known === 0 ? 1 : sum / known
      distances[one * n + other] = distance
      distances[other * n + one] = distance
    }
  }
  return distances
}
