import { describe, expect, it } from 'vitest'
import { rowsOf, variantOf } from '../metrics/measured.js'
import { known, report, truth } from './tidewater.js'

describe('forecasts of the sample company against the truth that was planted', () => {
  it('stand on the recurring revenue per customer of the cut, and less than five years of it', () => {
    const { averagePerCustomer } = truth.recurring
    const lifetime = known('predicted-lifetime-value')
    expect(variantOf(lifetime, 'payment').value).toBeCloseTo(averagePerCustomer, 6)
    expect(lifetime.value).toBeLessThan(60 * averagePerCustomer)
  })

  it('come after past days on which the truth lay inside the interval', () => {
    for (const id of ['predicted-lifetime-value', 'residual-base-value']) {
      const rows = rowsOf(known(id), 'backtest')
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        expect(Number(row['low'])).toBeLessThan(Number(row['actual']))
        expect(Number(row['high'])).toBeGreaterThan(Number(row['actual']))
        expect(Math.abs(Number(row['error_money']))).toBeLessThan(0.1)
      }
    }
  })

  it('expects no free purchases under contracts', () => {
    expect(report.metrics['next-purchase-forecast']).toMatchObject({
      status: 'unknown',
      because: { code: 'purchases-follow-contract' },
    })
  })
})
