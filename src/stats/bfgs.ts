/** A smooth surface at a point: its height and its gradient. */
export interface Height {
  readonly value: number
  readonly slope: readonly number[]
}
type Surface = (point: readonly number[]) => Height
type Place = Height & { readonly point: readonly number[] }

const mostSteps = 500
const leastGain = 1e-10

/**
 * A minimum near a start by quasi-Newton steps (Broyden, Fletcher, Goldfarb, Shanno) with halving of steps that do not descend
 * (Armijo). Ends where a step would gain less than 1e-10 or none lowers the value any more. Source: Nocedal & Wright 2006, algorithm 6.1.
 */
export function bfgs(of: Surface, start: readonly number[]): Place {
  let place: Place = { point: start, ...of(start) }
  let shape: number[][] | undefined
  for (let step = 0; step < mostSteps; step++) {
    let direction = turned(shape, place.slope)
    if (!(dot(direction, place.slope) < 0)) {
      shape = undefined
      direction = turned(shape, place.slope)
    }
    if (-dot(direction, place.slope) < leastGain) break
    const next = descended(of, place, direction)
    if (next === undefined && shape === undefined) break
    shape =
      next === undefined
        ? undefined
        : updated(shape, difference(next.point, place.point), difference(next.slope, place.slope))
    place = next ?? place
  }
  return place
}

/** The first of ever shorter steps that descends enough; none is longer than 2 in any coordinate. */
function descended(of: Surface, { point, value, slope }: Place, direction: readonly number[]): Place | undefined {
  const descent = dot(direction, slope)
  const longest = Math.max(...direction.map(Math.abs))
  for (let length = Math.min(1, 2 / longest); length > 1e-10; length /= 2) {
    const tried = point.map((x, k) => x + length * (direction[k] ?? 0))
    const height = of(tried)
    if (height.value <= value + 1e-4 * length * descent && height.value < value) return { point: tried, ...height }
  }
  return undefined
}

/** Against the slope, turned by the shape of the surface as far as it is known. */
function turned(shape: readonly (readonly number[])[] | undefined, slope: readonly number[]): number[] {
  return shape === undefined ? slope.map((x) => -x) : shape.map((row) => -dot(row, slope))
}

/** The inverse of the curvature after one more step; the first step also tells its size. */
function updated(
  shape: number[][] | undefined,
  moved: readonly number[],
  change: readonly number[],
): number[][] | undefined {
  const curvature = dot(moved, change)
  if (!(curvature > 1e-12)) return shape
  const before = shape ?? scaled(moved.length, curvature / dot(change, change))
  const bent = before.map((row) => dot(row, change))
  const scale = (1 + dot(bent, change) / curvature) / curvature
  return before.map((row, k) =>
    row.map((x, j) => {
      const [a, b] = [moved[k] ?? 0, moved[j] ?? 0]
      return x + scale * a * b - ((bent[k] ?? 0) * b + a * (bent[j] ?? 0)) / curvature
    }),
  )
}

function scaled(size: number, scale: number): number[][] {
  return Array.from({ length: size }, (_, k) => Array.from({ length: size }, (_, j) => (j === k ? scale : 0)))
}

function difference(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, k) => x - (b[k] ?? 0))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0)
}
