import { describe, expect, it } from 'vitest'
import { metrics } from '../../src/metrics/registry.js'
import { grossRevenueRetention } from '../../src/metrics/retention/gross-revenue-retention.js'
import { logoRetention } from '../../src/metrics/retention/logo-retention.js'
import { netRevenueRetention } from '../../src/metrics/retention/net-revenue-retention.js'
import { priceVolumeProduct } from '../../src/metrics/revenue/price-volume-product.js'
import { recurringRevenueBridge } from '../../src/metrics/revenue/recurring-revenue-bridge.js'
import { measure } from '../../src/run/measure.js'
import { settingOf } from '../../src/run/window.js'
import { factsOf, type RawTables } from '../model/facts.js'
import { abroad, dollarRates, flatRates, inYuan } from './abroad.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from './measured.js'

const tables = { ...abroad(), rates: dollarRates }

describe('a company that earns dollars and yuan', () => {
  it('keeps 92 % of its revenue at the rates of the start: (700 + 1050 + 0) of (700 + 700 + 500)', async () => {
    const result = known(await measured(netRevenueRetention, tables, inYuan))
    expect(result.value).toBeCloseTo(1750 / 1900, 12)
    expect(variantOf(result, 'bridge').value).toBeCloseTo((1900 + 355 - 500) / 1900, 12)
    expect(variantOf(result, 'compounded').value).toBeCloseTo((1420 / 1920) * (1775 / 1420), 12)
    expect(variantOf(result, 'without-price').value).toBeNull()
    const gross = known(await measured(grossRevenueRetention, tables, inYuan))
    expect(gross.value).toBeCloseTo(1400 / 1900, 12)
  })

  it('has exchange rates as a line of its bridge, by month, quarter and year; customers have none', async () => {
    const result = known(await measured(recurringRevenueBridge, tables, inYuan))
    expect(result.value).toBe(-200)
    expect(noteOf(result, 'exchange-line')).toBeDefined()
    const flows = { new: 0, reactivated: 0, expanded: 710, contracted: 0, churned: 1000, undetermined: 0 }
    expect(rowsOf(result, 'window')).toEqual([
      { month: '2024-12-31', opening: 3800, ...flows, exchange: 90, closing: 3600 },
    ])
    expect(rowsOf(result, 'quarters').map((row) => row['exchange'])).toEqual([0, 40, 0, 0, 50])
    expect(rowsOf(result, 'years').map((row) => row['exchange'])).toEqual([0, 90])
    expect(rowsOf(result, 'customers').every((row) => !('exchange' in row))).toBe(true)
  })

  it('grew by seats alone: 5 more at 71 yuan; the rate stands beside it', async () => {
    const result = known(await measured(priceVolumeProduct, tables, inYuan))
    expect(result.value).toBe(0)
    expect(variantOf(result, 'expansion').value).toBe(710)
    expect(variantOf(result, 'seats').value).toBe(1)
    expect(noteOf(result, 'discount-and-exchange')).toBeDefined()
    expect(rowsOf(result, 'parts').find((row) => row['part'] === 'part-exchange')).toMatchObject({ change: 90 })
    const december = rowsOf(result, 'months').find((row) => row['month'] === '2024-12-31')
    expect(december).toMatchObject({ seats: 0, exchange: 50, total: 50 })
  })

  it('is not added up without rates, or with one missing; customers are counted all the same', async () => {
    expect(because(await measured(netRevenueRetention, abroad(), { ...inYuan, currency: null }))).toBe(
      'mixed-currencies',
    )
    expect(because(await measured(netRevenueRetention, abroad(), inYuan))).toBe('mixed-currencies')
    const rates = dollarRates.filter((row) => row['month'] !== '2024-06-01')
    const refused = await measured(netRevenueRetention, { ...abroad(), rates }, inYuan)
    expect(refused.result).toMatchObject({
      because: { code: 'rates-missing', args: { first: 'USD 2024-06', count: 1 } },
    })
    expect(known(await measured(logoRetention, { ...abroad(), rates }, inYuan)).value).toBeCloseTo(2 / 3, 12)
  })

  it('earns in dollars alone and reports in yuan by the same rates', async () => {
    const subscriptions = (abroad().subscriptions ?? []).filter((row) => row['currency'] === 'USD')
    const result = known(await measured(recurringRevenueBridge, { subscriptions, rates: dollarRates }, inYuan))
    expect(rowsOf(result, 'window')).toMatchObject([{ opening: 2800, expanded: 710, exchange: 90, closing: 3600 }])
    await expect(measured(recurringRevenueBridge, { subscriptions }, inYuan)).rejects.toThrow('currency-contradicted')
  })
})

/** What every metric says, without notes and the line of exchange rates, which only a converted report has. */
async function answers(company: RawTables) {
  const engine = await factsOf(company, inYuan)
  try {
    const setting = await settingOf(engine)
    const available = new Set(['subscriptions', 'payments'] as const)
    const said: Record<string, unknown> = {}
    for (const metric of metrics) {
      const { result } = await measure(metric, { engine, setting, available, seed: 1 })
      if (result.status === 'unknown') said[metric.id] = result.because
      else {
        const variants = result.variants.filter(({ key }) => key !== 'without-price')
        const exhibits = result.exhibits.map(({ rows, ...exhibit }) => ({
          id: exhibit.id,
          rows: rows
            .map(({ exchange: _, ...row }) => row)
            .filter((row) => row['part'] !== 'part-exchange' && (row['total'] !== 0 || !('price' in row))),
        }))
        said[metric.id] = [result.value, result.n, result.interval, variants, exhibits]
      }
    }
    return said
  } finally {
    engine.close()
  }
}

it('rates of 1 give every number of the same company in one currency', async () => {
  const one = await answers({ ...abroad('CNY') })
  const converted = await answers({ ...abroad('USD'), rates: flatRates })
  expect(converted).toEqual(one)
  expect(Object.values(one).filter(Array.isArray).length).toBeGreaterThan(20)
})
