export function netPromoterInterval(c: { promoters: number; passives: number; detractors: number }): { value: number; low: number; high: number } {
  const n = c.promoters + c.passives + c.detractors
  const [p, d] = [c.promoters / n, c.detractors / n]
  const half = 1.959963984540054 * Math.sqrt((p + d - (p - d) ** 2) / n)
  return { value: 100 * (p - d), low: 100 * (p - d - half), high: 100 * (p - d + half) }
}
