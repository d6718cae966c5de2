import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/run/report.js'
import { run } from '../../src/run/run.js'
import { sampleCompany } from '../../src/run/sample.js'
import { known as knownResult, rowsOf, variantOf } from '../metrics/measured.js'

const truth = JSON.parse(
  readFileSync(new URL('../../fixtures/companies/tidewater/truth.json', import.meta.url), 'utf8'),
)
let report: Report
const known = (id: string) => {
  const result = report.metrics[id]
  if (result === undefined) throw new Error(`${id} was not measured`)
  return knownResult({ result, findings: report.findings as never })
}

describe('forecasts of the sample company against the truth that was planted', () => {
  beforeAll(async () => {
    const metrics = ['predicted-lifetime-value', 'residual-base-value', 'next-purchase-forecast']
    report = await run({ directory: sampleCompany, policies: {}, version: 'test', metrics })
  })

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
