import { describe, expect, it } from 'vitest'
import { known, report, rows, truth, variant } from './tidewater.js'

/** What the generator planted in its customers' histories, reckoned there in plain JavaScript, comes back from the exports. */
describe('the sample company gives back the truth that was planted', () => {
  it('the cut, the window and the currency', () => {
    expect({ asOf: report.asOf, window: report.window, currency: report.currency }).toEqual({
      asOf: truth.asOf,
      window: truth.window,
      currency: truth.currency,
    })
  })

  it('every row: accepted, rejected with line and reason, or dropped by a rule', () => {
    for (const file of truth.files) {
      const source = report.sources.find((one) => one.file === file.file)
      expect(source).toMatchObject({
        dataset: file.dataset,
        rows: file.rows,
        accepted: file.accepted,
        rejected: file.rejected.length,
      })
      expect(Object.fromEntries(source?.drops.map((drop) => [drop.rule, drop.rows]) ?? [])).toEqual(file.dropped)
      const rejects = source?.rejects.flatMap((reject) =>
        reject.examples.map(({ line }) => ({ line, reason: reject.reason, column: reject.column })),
      )
      expect(rejects?.sort((a, b) => a.line - b.line)).toEqual(file.rejected)
      if (file.lines !== null) expect(source?.lines).toEqual({ preamble: 0, ...file.lines })
    }
    expect(report.sources).toHaveLength(truth.files.length)
  })

  it('retention by customers and money, in three versions', () => {
    const { closed, bridge, compounded, movements } = truth.retention
    expect(known('logo-retention').value).toBeCloseTo(closed.logo, 12)
    expect(known('logo-retention').n).toBe(closed.customers)
    expect(known('net-revenue-retention').value).toBeCloseTo(closed.net, 9)
    expect(known('gross-revenue-retention').value).toBeCloseTo(closed.gross, 9)
    expect(variant('net-revenue-retention', 'bridge')).toBeCloseTo(bridge.net, 9)
    expect(variant('gross-revenue-retention', 'bridge')).toBeCloseTo(bridge.gross, 9)
    expect(variant('net-revenue-retention', 'compounded')).toBeCloseTo(compounded.net, 9)
    expect(variant('gross-revenue-retention', 'compounded')).toBeCloseTo(compounded.gross, 9)
    expect(known('logo-retention').notes).toContainEqual({
      code: 'left-and-returned',
      args: { customers: movements.leftAndReturned, share: movements.leftAndReturned / closed.customers },
    })
  })

  it('retention at every month-end', () => {
    const trailing = (id: string) => rows(id, 'months').map((row) => [row['month'], row['n']])
    const planted = truth.retention.trailing.map((row: { month_end: string; customers: number }) => [
      row.month_end,
      row.customers,
    ])
    expect(trailing('logo-retention')).toEqual(planted)
    const last = truth.retention.trailing.at(-1)
    expect(rows('gross-revenue-retention', 'months').at(-1)?.['rate']).toBeCloseTo(last.gross, 9)
  })

  it('retention by every attribute', () => {
    for (const [attribute, values] of Object.entries<
      Record<string, { customers: number; logo: number; net: number; gross: number }>
    >(truth.retention.segments)) {
      for (const [value, planted] of Object.entries(values)) {
        const cell = (id: string) =>
          rows(id, 'segments').find(
            (row) => String(row['attribute']).toLowerCase() === attribute && row['value'] === value,
          )
        expect(cell('logo-retention'), `${attribute} ${value}`).toMatchObject({ n: planted.customers })
        expect(cell('logo-retention')?.['rate']).toBeCloseTo(planted.logo, 9)
        expect(cell('net-revenue-retention')?.['rate']).toBeCloseTo(planted.net, 9)
        expect(cell('gross-revenue-retention')?.['rate']).toBeCloseTo(planted.gross, 9)
      }
    }
  })

  it('churn, and the ratios of the articles', () => {
    const { movements } = truth.retention
    expect(known('churn-rate').value).toBeCloseTo(movements.churnRate, 12)
    expect(variant('churn-rate', 'lost-to-closing')).toBeCloseTo(movements.churnRateOverEnd, 12)
    expect(variant('churn-rate', 'lost-to-base')).toBeCloseTo(movements.churnRateOverStartAndNew, 12)
    expect(variant('churn-rate', 'monthly-equivalent')).toBeCloseTo(movements.churnRateMonthly, 12)
    expect(variant('churn-rate', 'joined-and-left')).toBe(movements.joinedAndLeft)
  })

  it('recurring revenue and its bridge, month by month, the wave of returns included', () => {
    expect(known('monthly-recurring-revenue').value).toBe(truth.recurring.monthly)
    expect(known('monthly-recurring-revenue').n).toBe(truth.recurring.customers)
    const planted = truth.monthly.map(({ moved: _, customers: __, month_end, ...money }: Record<string, unknown>) => ({
      month: month_end,
      ...money,
      undetermined: 0,
    }))
    expect(rows('recurring-revenue-bridge', 'months')).toEqual(planted)
    const moved = truth.monthly.map(({ moved, customers }: { moved: Record<string, number>; customers: number }) => ({
      ...moved,
      closing: customers,
    }))
    expect(
      rows('recurring-revenue-bridge', 'customers').map(({ month: _, opening: __, undetermined: ___, ...row }) => row),
    ).toEqual(moved)
    expect(
      rows('recurring-revenue-bridge', 'customers').find((row) => row['month'] === '2025-04-30')?.['reactivated'],
    ).toBeGreaterThanOrEqual(truth.planted['returning-wave'].length)
  })

  it('money received, activity and stickiness', () => {
    expect(known('average-customer-revenue').value).toBeCloseTo(truth.paid.averagePerPayer, 6)
    expect(variant('average-customer-revenue', 'per-registered')).toBeCloseTo(truth.paid.averagePerRegistered, 6)
    expect(known('active-customer-rate').value).toBeCloseTo(truth.activity.activeRate30, 12)
    expect(variant('active-customer-rate', 'active-90')).toBeCloseTo(truth.activity.activeRate90, 12)
    expect(known('registered-retention-rate').value).toBeCloseTo(truth.activity.activeRate30, 12)
    expect(variant('registered-retention-rate', 'registered-in-window')).toBeCloseTo(
      truth.activity.registeredRetentionInWindow,
      12,
    )
    expect(known('stickiness-ratio').value).toBeCloseTo(truth.activity.stickinessOfUsers, 12)
    expect(variant('stickiness-ratio', 'customers')).toBeCloseTo(truth.activity.stickinessOfCustomers, 12)
  })

  it('satisfaction by dimension, and the net promoter score by wave', () => {
    const { customerSatisfaction, netPromoter } = truth.satisfaction
    expect(known('customer-satisfaction').value).toBeCloseTo(customerSatisfaction.topBox, 12)
    expect(variant('customer-satisfaction', 'mean-level')).toBeCloseTo(customerSatisfaction.mean, 12)
    for (const row of rows('customer-satisfaction', 'dimensions')) {
      const planted = customerSatisfaction.byDimension[String(row['dimension'])]
      expect([row['n'], row['rate'], row['mean']]).toEqual([
        planted.answers,
        expect.closeTo(planted.topBox, 12),
        expect.closeTo(planted.meanScore, 12),
      ])
    }
    expect(known('net-promoter-score').value).toBeCloseTo(netPromoter.latestInWindow.score, 9)
    expect(known('net-promoter-score').n).toBe(netPromoter.latestInWindow.answers)
    const waves = Object.entries<Record<string, number>>(netPromoter.byWave).map(([wave, counted]) => [
      wave,
      counted['answers'],
      counted['promoters'],
      counted['detractors'],
    ])
    expect(
      rows('net-promoter-score', 'waves').map((row) => [row['wave'], row['n'], row['promoters'], row['detractors']]),
    ).toEqual(waves)
  })

  it('the giant, the orphan, the open invoices and the payment from the future', () => {
    const finding = (code: string) => report.findings.find((one) => one.code === code)
    expect(finding('dominant-customer')).toMatchObject({
      args: { customer: truth.planted.giant[0], share: expect.closeTo(truth.recurring.concentration.top1, 9) },
    })
    expect(finding('orphan-customers')).toMatchObject({ rows: 1, args: { example: truth.planted.orphan.id } })
    expect(finding('unpaid-invoices')).toMatchObject({ rows: truth.paid.unpaid })
    expect(finding('facts-after-cut')).toMatchObject({ rows: truth.paid.afterAsOf })
    expect(finding('invariant-broken')).toBeUndefined()
    expect(finding('metric-failed')).toBeUndefined()
  })
})
