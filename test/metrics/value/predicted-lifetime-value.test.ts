import { describe, expect, it } from 'vitest'
import { predictedLifetimeValue } from '../../../src/metrics/value/predicted-lifetime-value.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { correlated, payments, cut as purchaseCut } from './purchases.js'
import { customers, cut, lossRate, monthly, powers, rate, subscriptions } from './renewals.js'

describe('predicted-lifetime-value where revenue recurs', () => {
  it('10 a month × Σ (1 − 30/1,485)^k × 1.1^(−k/12) over 60 months, risk not falling with age', async () => {
    const result = known(await measured(predictedLifetimeValue, { subscriptions, customers }, cut))
    expect(rate).toBeCloseTo(2 / 99, 12)
    const months = 1 + powers((1 - rate) * monthly, 59)
    expect(result.value / (10 * months)).toBeCloseTo(1, 2)
    expect(result.n).toBe(60)
    expect(variantOf(result, 'payment').value).toBe(10)
    expect((variantOf(result, 'undiscounted').value ?? 0) / (10 * (1 + powers(1 - rate, 59)))).toBeCloseTo(1, 2)
    expect(noteOf(result, 'customers-not-told-apart')).toEqual({})
    expect(noteOf(result, 'ages-at-least')).toEqual({ customers: 1 })
    expect(result.interval?.low).toBeLessThan(result.value)
    expect(result.interval?.high).toBeGreaterThan(result.value)
  })

  it('is tried on three past days: 39 × (1 − 22/1,089)^12 against 31, 45 against 33, 51 against 39', async () => {
    const result = known(await measured(predictedLifetimeValue, { subscriptions }, cut))
    const rows = rowsOf(result, 'backtest')
    expect(rows.map((row) => [row['cut'], row['actual']])).toEqual([
      ['2023-12-31', 31],
      ['2023-06-30', 33],
      ['2022-12-31', 39],
    ])
    expect(lossRate(22)).toBeCloseTo(22 / 1089, 12)
    const predicted = [39 * (1 - lossRate(22)) ** 12, 45 * (1 - lossRate(16)) ** 12, 51 * (1 - lossRate(10)) ** 12]
    for (const [k, value] of predicted.entries()) expect(Number(rows[k]?.['predicted']) / value).toBeCloseTo(1, 1)
    const [first] = rows
    expect(Number(first?.['error'])).toBeCloseTo(Number(first?.['predicted']) / 31 - 1, 12)
    // 39 customers at 10, one lost in each of the months 1 … 8 of the twelve
    expect(first?.['actual_money']).toBe(10 * (38 + 37 + 36 + 35 + 34 + 33 + 32 + 31 * 5))
    const groups = rowsOf(result, 'calibration')
    expect(groups.reduce((sum, row) => sum + Number(row['customers']), 0)).toBe(39 + 45 + 51)
    expect(groups.reduce((sum, row) => sum + Number(row['actual']), 0)).toBe(31 + 33 + 39)
  })

  it('each segment by its own model', async () => {
    const result = known(await measured(predictedLifetimeValue, { subscriptions, customers }, cut))
    const regions = segmentsOf(result, 'region')
    expect(regions.map((row) => [row['value'], row['n'], row['average_recurring']])).toEqual([
      ['east', 30, 10],
      ['west', 30, 10],
      ['', 0, 10],
    ])
    expect(Number(regions[0]?.['lifetime_value'])).toBeGreaterThan(0)
    expect(regions[2]?.['lifetime_value']).toBeNull()
  })

  it('is unknown for too few losses, without a past day to try it on, and without anything', async () => {
    const few = subscriptions.slice(0, 6)
    expect(because(await measured(predictedLifetimeValue, { subscriptions: few }, cut))).toBe(
      'too-few-losses-for-model',
    )
    const early = { ...cut, as_of: '2022-12-31' }
    expect(because(await measured(predictedLifetimeValue, { subscriptions }, early))).toBe('forecast-not-testable')
    expect(because(await measured(predictedLifetimeValue, { subscriptions: [] }, cut))).toBe('too-few-losses-for-model')
  })
})

describe('predicted-lifetime-value where nothing recurs', () => {
  it('expects purchases and money of a new customer; the first purchase is certain', async () => {
    const result = known(await measured(predictedLifetimeValue, { payments }, purchaseCut))
    expect(variantOf(result, 'lifetime').value).toBeGreaterThan(1)
    const [money, purchases] = [variantOf(result, 'payment').value, variantOf(result, 'lifetime').value]
    expect(result.value).toBeCloseTo((money ?? 0) * (purchases ?? 0), 9)
    expect(noteOf(result, 'forecast-by-purchases')).toEqual({})
  })

  it('refuses money that goes with the number of purchases', async () => {
    expect(because(await measured(predictedLifetimeValue, { payments: correlated }, purchaseCut))).toBe(
      'money-follows-frequency',
    )
  })
})
