import { gradient } from './gradient.js'

const mostSteps = 200

/**
 * A minimum near a start by quasi-Newton steps (Broyden, Fletcher, Goldfarb, Shanno) with halving of steps that do not descend
 * (Armijo). Ends where no step lowers the value any more. Source: Nocedal & Wright 2006, algorithm 6.1.
 */
export function bfgs(of: (point: readonly number[]) => number, start: readonly number[]): number[] {
  let point = [...start]
  let value = of(point)
  let slope = gradient(of, point)
  let shape = identity(point.length)
  for (let step = 0; step < mostSteps; step++) {
    let direction = shape.map((row) => -dot(row, slope))
    if (dot(direction, slope) >= 0) {
      shape = identity(point.length)
      direction = slope.map((x) => -x)
    }
    const next = descended(of, point, value, direction, dot(direction, slope))
    if (next === undefined) break
    const nextSlope = gradient(of, next.point)
    const moved = next.point.map((x, k) => x - (point[k] ?? 0))
    shape = updated(
      shape,
      moved,
      nextSlope.map((x, k) => x - (slope[k] ?? 0)),
    )
    ;({ point, value } = next)
    slope = nextSlope
    if (Math.max(...slope.map(Math.abs)) < 1e-6) break
  }
  return point
}

function descended(
  of: (point: readonly number[]) => number,
  point: readonly number[],
  value: number,
  direction: readonly number[],
  descent: number,
): { point: number[]; value: number } | undefined {
  const longest = Math.max(...direction.map(Math.abs))
  for (let length = Math.min(1, 2 / longest); length > 1e-10; length /= 2) {
    const tried = point.map((x, k) => x + length * (direction[k] ?? 0))
    const reached = of(tried)
    if (reached <= value + 1e-4 * length * descent && reached < value) return { point: tried, value: reached }
  }
  return undefined
}

function updated(shape: number[][], moved: readonly number[], change: readonly number[]): number[][] {
  const curvature = dot(moved, change)
  if (!(curvature > 1e-12)) return shape
  const turned = shape.map((row) => dot(row, change))
  const scale = (1 + dot(turned, change) / curvature) / curvature
  return shape.map((row, k) =>
    row.map((x, j) => {
      const [a, b] = [moved[k] ?? 0, moved[j] ?? 0]
      return x + scale * a * b - ((turned[k] ?? 0) * b + a * (turned[j] ?? 0)) / curvature
    }),
  )
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, k) => Array.from({ length: size }, (_, j) => (j === k ? 1 : 0)))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0)
}
