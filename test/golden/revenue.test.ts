import { describe, expect, it } from 'vitest'
import { known, report, rows, truth, variant } from './tidewater.js'

type Month = Record<'opening' | 'new' | 'reactivated' | 'expanded' | 'contracted' | 'churned' | 'closing', number> & {
  month_end: string
}
const months: Month[] = truth.monthly

function sum(part: readonly Month[], ...lines: (keyof Omit<Month, 'month_end'>)[]): number {
  return part.reduce((total, month) => lines.reduce((inner, line) => inner + month[line], total), 0)
}

describe('the revenue of the sample company is the revenue that was planted', () => {
  const window = months.filter((month) => month.month_end >= truth.window.from)

  it('breaks no rule of the facts', () => {
    expect(report.findings.filter((finding) => /invariant|failed/.test(finding.code))).toEqual([])
  })

  it('annual, and per customer', () => {
    expect(known('annual-recurring-revenue').value).toBe(truth.recurring.annual)
    expect(known('average-revenue-per-customer').value).toBeCloseTo(truth.recurring.averagePerCustomer, 9)
    expect(variant('annual-recurring-revenue', 'twelve')).toBe(sum(window, 'closing'))
  })

  it('concentration', () => {
    const { top1, top5, top10, top20, herfindahl, atLeastTenPercent } = truth.recurring.concentration
    const shares = rows('revenue-concentration', 'tops').map((row) => row['share'])
    expect(shares).toEqual([top1, top5, top10, top20].map((share) => expect.closeTo(share, 12)))
    expect(known('revenue-concentration').value).toBeCloseTo(top10, 12)
    expect(variant('revenue-concentration', 'herfindahl')).toBeCloseTo(10_000 * herfindahl, 8)
    expect(variant('revenue-concentration', 'dominant')).toBe(atLeastTenPercent.length)
  })

  it('the bridge of every quarter and year, and the quick ratio', () => {
    const periods = (length: 4 | 7) => {
      const starts = (month: Month) =>
        length === 4 ? month.month_end.slice(0, 4) : Math.floor((Number(month.month_end.slice(5, 7)) - 1) / 3)
      return months.reduce<Month[][]>((found, month) => {
        const last = found.at(-1)
        if (last?.[0] !== undefined && starts(last[0]) === starts(month)) last.push(month)
        else found.push([month])
        return found
      }, [])
    }
    for (const [exhibit, length] of [
      ['quarters', 7],
      ['years', 4],
    ] as const) {
      expect(rows('recurring-revenue-bridge', exhibit)).toEqual(
        periods(length).map((part) => ({
          month: part.at(-1)?.month_end,
          opening: part[0]?.opening,
          ...Object.fromEntries(
            (['new', 'reactivated', 'expanded', 'contracted', 'churned'] as const).map((line) => [
              line,
              sum(part, line),
            ]),
          ),
          undetermined: 0,
          closing: part.at(-1)?.closing,
        })),
      )
    }
    const gained = sum(window, 'new', 'reactivated', 'expanded')
    expect(known('quick-ratio').value).toBeCloseTo(gained / sum(window, 'contracted', 'churned'), 12)
  })

  it('causes add up to the expansion and contraction of the bridge', () => {
    const causes = rows('price-volume-product', 'parts')
    const total = (key: string) => causes.reduce((all, row) => all + Number(row[key]), 0)
    expect(total('expanded')).toBeCloseTo(sum(window, 'expanded'), 6)
    expect(total('contracted')).toBeCloseTo(sum(window, 'contracted'), 6)
  })

  it('silent and never seen revenue, and classes that add up', () => {
    const found = rows('recurring-revenue-quality', 'classes')
    const classes = Object.fromEntries(found.map((row) => [row['quality'], row]))
    const { silent, neverSeen } = truth.activity
    expect(classes['quality-silent']).toMatchObject({
      customers: silent.customers,
      recurring: silent.monthlyRecurringRevenue,
    })
    expect(classes['quality-never-seen']).toMatchObject({
      customers: neverSeen.customers,
      recurring: neverSeen.monthlyRecurringRevenue,
    })
    const total = found.reduce((all, row) => all + Number(row['recurring']), 0)
    expect(total).toBe(truth.recurring.monthly)
  })

  it('plans add up to all customers and all money of both days', () => {
    const matrix = rows('plan-movement', 'matrix')
    const total = (key: string) => matrix.reduce((all, row) => all + Number(row[key]), 0)
    expect(total('opening')).toBeCloseTo(truth.retention.closed.opening, 6)
    expect(total('closing')).toBeCloseTo(truth.recurring.monthly, 6)
    expect(rows('product-mix', 'plans').reduce((all, row) => all + Number(row['recurring']), 0)).toBe(
      truth.recurring.monthly,
    )
  })
})
