/** Clusters around k of the points: which they are, the cluster of each point (0 to k − 1), and Σ weight × distance to its medoid. */
interface Medoids {
  readonly medoids: readonly number[]
  readonly cluster: Int32Array
  readonly cost: number
}

interface Nearness {
  readonly place: Int32Array
  readonly nearest: Float64Array
  readonly second: Float64Array
}

const mostSwaps = 200

/**
 * Partitioning around medoids on weighted points: greedy start, then the best swap of a medoid and a point until none lowers the
 * cost. Nothing is random: the same distances give the same clusters. Source: Kaufman & Rousseeuw 1990, ch. 2; all swaps of
 * a point at once by Schubert & Rousseeuw 2019. `distances` is n × n.
 */
export function kMedoids(distances: Float64Array, weight: Float64Array, k: number): Medoids {
  const n = weight.length
  const medoids = greedyStart(distances, weight, Math.min(k, n))
  let near = nearness(distances, n, medoids)
  for (let swap = 0; swap < mostSwaps; swap++) {
    const best = bestSwap(distances, weight, near, medoids.length)
    if (!(best.change < -1e-9)) break
    medoids[best.place] = best.point
    near = nearness(distances, n, medoids)
  }
  const cost = weight.reduce((sum, count, point) => sum + count * (near.nearest[point] ?? 0), 0)
  return { medoids, cluster: near.place, cost }
}

/** The point with the least total distance, then each time the one that lowers the total most. */
function greedyStart(distances: Float64Array, weight: Float64Array, k: number): number[] {
  const n = weight.length
  const nearest = new Float64Array(n).fill(1e9)
  const medoids: number[] = []
  const gainOf = (point: number): number => {
    let gain = 0
    for (let other = 0; other < n; other++) {
      const saved = (nearest[other] ?? 0) - (distances[point * n + other] ?? 0)
      if (saved > 0) gain += saved * (weight[other] ?? 0)
    }
    return gain
  }
  while (medoids.length < k) {
    let [best, gained] = [-1, -1]
    for (let point = 0; point < n; point++) {
      const gain = medoids.includes(point) ? -1 : gainOf(point)
      if (gain > gained) [best, gained] = [point, gain]
    }
    medoids.push(best)
    for (let other = 0; other < n; other++) {
      nearest[other] = Math.min(nearest[other] ?? 0, distances[best * n + other] ?? 0)
    }
  }
  return medoids
}

function nearness(distances: Float64Array, n: number, medoids: readonly number[]): Nearness {
  const place = new Int32Array(n)
  const [nearest, second] = [
    new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  ]
  for (let point = 0; point < n; point++) {
    for (const [at, medoid] of medoids.entries()) {
      const distance = distances[medoid * n + point] ?? 0
      if (distance < (nearest[point] ?? 0)) {
        second[point] = nearest[point] ?? 0
        nearest[point] = distance
        place[point] = at
      } else if (distance < (second[point] ?? 0)) second[point] = distance
    }
  }
  return { place, nearest, second }
}

/** What each point would change as a medoid in the place of each medoid, and the best of all. */
function bestSwap(distances: Float64Array, weight: Float64Array, near: Nearness, k: number) {
  const leaving = new Float64Array(k)
  for (const [other, at] of near.place.entries()) {
    const loss = (near.second[other] ?? 0) - (near.nearest[other] ?? 0)
    leaving[at] = (leaving[at] ?? 0) + (weight[other] ?? 0) * loss
  }
  const best = { change: 0, place: -1, point: -1 }
  const change = new Float64Array(k)
  for (let point = 0; point < weight.length; point++) {
    change.set(leaving)
    const shared = addChanges(change, distances.subarray(point * weight.length), weight, near)
    for (let at = 0; at < k; at++) {
      const total = shared + (change[at] ?? 0)
      if (total < best.change) Object.assign(best, { change: total, place: at, point })
    }
  }
  return best
}

/** Adds what a new medoid at these distances saves those whose own medoid leaves; returns what it saves whichever leaves. */
function addChanges(change: Float64Array, distances: Float64Array, weight: Float64Array, near: Nearness): number {
  const { place, nearest, second } = near
  let shared = 0
  for (let other = 0; other < weight.length; other++) {
    const distance = distances[other] ?? 0
    const own = nearest[other] ?? 0
    const far = second[other] ?? 0
    if (distance >= far) continue
    const at = place[other] ?? 0
    const count = weight[other] ?? 0
    if (distance < own) shared += count * (distance - own)
    change[at] = (change[at] ?? 0) + count * ((distance < own ? own : distance) - far)
  }
  return shared
}
