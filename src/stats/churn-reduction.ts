/** One year of a base that loses a share `churn` of what is left, beside the same base at the lower churn. Shares of its start. */
interface ReductionYear {
  readonly year: number
  readonly kept: number
  readonly keptLower: number
  /** Revenue of the year, the mean of its start and end. */
  readonly revenue: number
  readonly revenueLower: number
  readonly discount: number
  readonly present: number
}

/**
 * What a churn lower by `points` brings over some years, per unit of yearly revenue at the start: revenue is what is kept at the start
 * and end of each year, averaged; differences are discounted from the middle of the year. Churn never falls below 0.
 */
export function churnReduction(churn: number, points = 0.05, years = 5, rate = 0.1): ReductionYear[] {
  const lower = Math.max(0, churn - points)
  const during = (lost: number, year: number): number => ((1 - lost) ** (year - 1) + (1 - lost) ** year) / 2
  return Array.from({ length: years }, (_, index) => {
    const year = index + 1
    const [revenue, revenueLower] = [during(churn, year), during(lower, year)]
    const discount = (1 + rate) ** (0.5 - year)
    const present = (revenueLower - revenue) * discount
    return { year, kept: (1 - churn) ** year, keptLower: (1 - lower) ** year, revenue, revenueLower, discount, present }
  })
}
