/**
 * The mean silhouette of weighted points, −1 to 1: how much nearer a point is to its own cluster than to the next one,
 * (b − a) ÷ max(a, b), with mean distances; 0 for a point alone in its cluster. Below 0.25 there is no structure to speak of,
 * below 0.5 a weak one (Rousseeuw 1987; Kaufman & Rousseeuw 1990). `distances` is n × n.
 */
export function silhouette(distances: Float64Array, weight: Float64Array, cluster: Int32Array, k: number): number {
  const n = weight.length
  const sizes = new Float64Array(k)
  for (let point = 0; point < n; point++)
    sizes[cluster[point] ?? 0] = (sizes[cluster[point] ?? 0] ?? 0) + (weight[point] ?? 0)
  let [total, count] = [0, 0]
  for (let point = 0; point < n; point++) {
    const sums = new Float64Array(k)
    for (let other = 0; other < n; other++) {
      const at = cluster[other] ?? 0
      sums[at] = (sums[at] ?? 0) + (weight[other] ?? 0) * (distances[point * n + other] ?? 0)
    }
    const own = cluster[point] ?? 0
    count += weight[point] ?? 0
    total += (weight[point] ?? 0) * widthOf(sums, sizes, own)
  }
  return total / count
}

function widthOf(sums: Float64Array, sizes: Float64Array, own: number): number {
  const size = sizes[own] ?? 0
  if (size <= 1) return 0
  const inside = (sums[own] ?? 0) / (size - 1)
  let outside = Number.POSITIVE_INFINITY
  for (const [at, sum] of sums.entries()) {
    if (at !== own && (sizes[at] ?? 0) > 0) outside = Math.min(outside, sum / (sizes[at] ?? 1))
  }
  const larger = Math.max(inside, outside)
  return larger === 0 || !Number.isFinite(larger) ? 0 : (outside - inside) / larger
}
