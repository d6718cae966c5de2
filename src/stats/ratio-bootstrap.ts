export function ratioBootstrap(_: { numerator: Float64Array; denominator: Float64Array; weight: Float64Array; seed: number }): { low: number; high: number } {
  return { low: 0, high: 1 }
}
