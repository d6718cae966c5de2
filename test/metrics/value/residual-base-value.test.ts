import { describe, expect, it } from 'vitest'
import { residualBaseValue } from '../../../src/metrics/value/residual-base-value.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'
import { correlated, payments, cut as purchaseCut } from './purchases.js'
import { customers, cut, monthly, powers, rate, subscriptions } from './renewals.js'

describe('residual-base-value where revenue recurs', () => {
  it('31 customers at 10 × Σ (1 − 30/1,485)^k × 1.1^(−k/12) over the next 60 months', async () => {
    const result = known(await measured(residualBaseValue, { subscriptions, customers }, cut))
    expect(result.value / (310 * powers((1 - rate) * monthly, 60))).toBeCloseTo(1, 2)
    expect((variantOf(result, 'first-year').value ?? 0) / (310 * powers(1 - rate, 12))).toBeCloseTo(1, 2)
    expect(variantOf(result, 'customers').value).toBe(31)
    expect(noteOf(result, 'backtested')).toMatchObject({ cuts: 3, bounded: 3, inside: 3 })
    expect(rowsOf(result, 'backtest')).toHaveLength(3)
  })

  it('segments and groups of tenure add up to the base', async () => {
    const result = known(await measured(residualBaseValue, { subscriptions, customers }, cut))
    const sum = (rows: readonly Record<string, unknown>[]) =>
      rows.reduce((all, row) => all + Number(row['residual']), 0)
    expect(sum(segmentsOf(result, 'region'))).toBeCloseTo(result.value, 6)
    expect(sum(rowsOf(result, 'groups'))).toBeCloseTo(result.value, 6)
    expect(segmentsOf(result, 'region').map((row) => row['n'])).toEqual([15, 15, 1])
  })

  it('is unknown for too few losses, and without a past day to try it on', async () => {
    const few = subscriptions.slice(0, 6)
    expect(because(await measured(residualBaseValue, { subscriptions: few }, cut))).toBe('too-few-losses-for-model')
    const early = { ...cut, as_of: '2022-12-31' }
    expect(because(await measured(residualBaseValue, { subscriptions }, early))).toBe('forecast-not-testable')
  })
})

describe('residual-base-value where nothing recurs', () => {
  it('groups by repeat purchases add up to the base', async () => {
    const result = known(await measured(residualBaseValue, { payments }, purchaseCut))
    const groups = rowsOf(result, 'groups')
    expect(groups.reduce((sum, row) => sum + Number(row['residual']), 0)).toBeCloseTo(result.value, 6)
    expect(variantOf(result, 'customers').value).toBe(100)
    expect(variantOf(result, 'undiscounted').value).toBeGreaterThan(result.value)
  })

  it('refunds take their share of the money: a tenth of it back is a tenth less', async () => {
    const refunds = payments.map((row) => ({ ...row, refund_amount: null }))
    const whole = known(await measured(residualBaseValue, { payments }, purchaseCut))
    const all = payments.reduce((sum, row) => sum + Number(row['amount']), 0)
    const back = { customer_id: 'a0', paid_on: '2022-03-02', amount: all / 10, kind: 'refund', refund_amount: null }
    const less = known(await measured(residualBaseValue, { payments: [...refunds, back] }, purchaseCut))
    expect(less.value / whole.value).toBeCloseTo(0.9, 9)
  })

  it('refuses money that goes with the number of purchases', async () => {
    expect(because(await measured(residualBaseValue, { payments: correlated }, purchaseCut))).toBe(
      'money-follows-frequency',
    )
  })
})
