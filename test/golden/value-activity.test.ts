import { describe, expect, it } from 'vitest'
import { rowsOf, variantOf } from '../metrics/measured.js'
import { known, report, truth } from './tidewater.js'

describe('activity and value of the sample company against the truth that was planted', () => {
  it('daily and monthly actives of the last month, and the days that users came', () => {
    const { userDays, customerDays, days, users, customers } = truth.activity.lastMonth
    expect(known('daily-active').value).toBeCloseTo(userDays / days, 12)
    expect(variantOf(known('daily-active'), 'customers').value).toBeCloseTo(customerDays / days, 12)
    expect(known('monthly-active').value).toBe(users)
    expect(variantOf(known('monthly-active'), 'customers').value).toBe(customers)
    expect(known('active-days').value).toBeCloseTo(userDays / users, 12)
    expect(variantOf(known('active-days'), 'customers').value).toBeCloseTo(customerDays / customers, 12)
  })

  it('the lifecycle ends with the monthly actives and closes every month', () => {
    const months = rowsOf(known('usage-lifecycle'), 'months')
    expect(months.at(-1)?.['active']).toBe(truth.activity.lastMonth.users)
    for (const row of months) {
      const [opening, fresh, back, dormant] = ['opening', 'new', 'resurrected', 'dormant'].map((key) =>
        Number(row[key]),
      )
      expect((opening ?? 0) + (fresh ?? 0) + (back ?? 0) - (dormant ?? 0)).toBe(row['active'])
    }
  })

  it('yearly recurring revenue per customer ÷ churn', () => {
    const { averagePerCustomer } = truth.recurring
    const churn = truth.retention.movements.churnRate
    expect(known('lifetime-value-churn').value).toBeCloseTo((averagePerCustomer * 12) / churn, 6)
  })

  it('the giant leads the top tenth', () => {
    expect(rowsOf(known('high-value-customers'), 'customers')[0]?.['customer']).toBe(truth.planted.giant[0])
  })

  it('what the exports do not say is unknown, with the reason', () => {
    const reason = (id: string) => {
      const result = report.metrics[id]
      return result?.status === 'unknown' ? result.because.code : 'known'
    }
    expect(['lifetime-value-net', 'session-duration', 'feature-breadth'].map(reason)).toEqual([
      'no-costs',
      'no-durations',
      'no-features',
    ])
  })
})
