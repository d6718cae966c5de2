interface Vertex {
  readonly point: readonly number[]
  readonly value: number
}

const mostSteps = 1000

/**
 * The downhill simplex from a start (edges of 0.5): good at coming near a minimum without derivatives, not at polishing it. Stops
 * where the values of the simplex agree within 0.01, or after 1,000 steps. Source: Nelder & Mead 1965.
 */
export function nelderMead(of: (point: readonly number[]) => number, start: readonly number[]): number[] {
  const vertex = (point: readonly number[]): Vertex => ({ point, value: finite(of(point)) })
  const simplex = [vertex(start), ...start.map((_, k) => vertex(start.map((x, j) => (j === k ? x + 0.5 : x))))]
  for (let step = 0; step < mostSteps; step++) {
    simplex.sort((a, b) => a.value - b.value)
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)]
    if (best === undefined || worst === undefined || second === undefined) break
    if (worst.value - best.value < 1e-2) break
    const centre = centreOf(simplex.slice(0, -1))
    const along = (by: number) => vertex(centre.map((x, k) => x + by * ((worst.point[k] ?? 0) - x)))
    const next = replacement(along, best.value, second.value, worst.value)
    if (next !== undefined) simplex[simplex.length - 1] = next
    else {
      const shrunk = ({ point }: Vertex) => vertex(point.map((x, k) => ((best.point[k] ?? 0) + x) / 2))
      simplex.splice(1, simplex.length - 1, ...simplex.slice(1).map(shrunk))
    }
  }
  return [...(simplex.toSorted((a, b) => a.value - b.value)[0]?.point ?? start)]
}

/** What takes the place of the worst vertex: reflected, expanded or contracted through the centre; undefined: shrink. */
function replacement(along: (by: number) => Vertex, best: number, second: number, worst: number): Vertex | undefined {
  const reflected = along(-1)
  if (reflected.value < best) {
    const expanded = along(-2)
    return expanded.value < reflected.value ? expanded : reflected
  }
  if (reflected.value < second) return reflected
  const contracted = reflected.value < worst ? along(-0.5) : along(0.5)
  return contracted.value < Math.min(reflected.value, worst) ? contracted : undefined
}

function centreOf(vertices: readonly Vertex[]): number[] {
  const length = vertices[0]?.point.length ?? 0
  return Array.from(
    { length },
    (_, k) => vertices.reduce((sum, { point }) => sum + (point[k] ?? 0), 0) / vertices.length,
  )
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY
}
