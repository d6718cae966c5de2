import { describe, expect, it } from 'vitest'
import { renewalRate } from '../../../src/metrics/retention/renewal-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', month_end_dates: 'exclusive' } as const
const contract = (
  customer_id: string,
  started_on: string,
  ended_on: string,
  monthly_amount: number,
  more: RawRow = {},
): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount,
  plan: 'core',
  ...more,
})
/** A year to April 2024, and the year after it at another price, or nothing. */
const year = (id: string, before: number, after: number | null, more: RawRow = {}): RawRow[] => [
  contract(id, '2023-04-10', '2024-04-10', before, more),
  ...(after === null ? [] : [contract(id, '2024-04-10', '2025-04-10', after, more)]),
]
const subscriptions = [
  ...year('same-1', 10, 10),
  ...year('same-2', 10, 10),
  ...year('grown', 10, 30),
  ...year('shrunk', 40, 20),
  ...year('lost-1', 20, null),
  ...year('lost-2', 10, null),
]

describe('renewal rate', () => {
  it('4 of 6 terms; capped (10 + 10 + 10 + 20) ÷ 100, uncapped (10 + 10 + 30 + 20) ÷ 100; 4 of 6 customers at start', async () => {
    const result = known(await measured(renewalRate, { subscriptions }, at))
    expect([result.value, result.n]).toEqual([4 / 6, 6])
    expect(variantOf(result, 'money-capped').value).toBeCloseTo(0.5, 12)
    expect(variantOf(result, 'money-uncapped').value).toBeCloseTo(0.7, 12)
    expect(variantOf(result, 'renewed-to-start')).toMatchObject({ value: 4 / 6, n: 6 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
    expect(rowsOf(result, 'quarters')).toMatchObject([{ quarter: '2024-Q2', n: 6, rate: 4 / 6, opening: 100 }])
    expect(rowsOf(result, 'lengths')).toMatchObject([{ term_months: '12', n: 6 }])
  })

  it('a term that ended on 10 December waits for 9 January: with it between 4 and 5 of 7', async () => {
    const rows = [...subscriptions, contract('open', '2023-12-10', '2024-12-10', 50)]
    const result = known(await measured(renewalRate, { subscriptions: rows }, at))
    expect(result.value).toBe(4 / 6)
    expect(noteOf(result, 'terms-open')).toEqual({ terms: 1, low: 4 / 7, high: 5 / 7 })
  })

  it('a term that ended on 1 December is decided at the cut; one that ended on the window’s first day is in, the day before not', async () => {
    const rows = [
      ...subscriptions,
      contract('decided', '2023-12-01', '2024-12-01', 50),
      contract('first-day', '2023-01-01', '2024-01-01', 50),
      contract('before', '2022-12-31', '2023-12-31', 50),
    ]
    expect(known(await measured(renewalRate, { subscriptions: rows }, at))).toMatchObject({ value: 4 / 8, n: 8 })
  })

  it('a year replaced in May counts as renewed early, is counted in a note, and is left out in the row beside', async () => {
    const annual = (id: string, started_on: string, ended_on: string | null): RawRow => ({
      customer_id: id,
      started_on,
      ended_on,
      interval: 'year',
      amount: 120,
      plan: 'core',
    })
    const kept = ['a', 'b', 'c', 'd'].map((id) => annual(id, '2023-04-10', null))
    const left = annual('e', '2023-04-10', '2024-04-10')
    const rows = [...kept, left, annual('f', '2024-02-10', '2024-05-10'), annual('f', '2024-05-10', null)]
    const result = known(await measured(renewalRate, { subscriptions: rows }, at))
    expect([result.value, result.n]).toEqual([5 / 6, 6])
    expect(variantOf(result, 'without-changes')).toMatchObject({ value: 4 / 5, n: 5 })
    expect(noteOf(result, 'terms-changed')).toEqual({ terms: 1 })
  })

  it('cuts by plan and by whether contracts renew by themselves; the money has an interval by customers', async () => {
    const more = (id: string, plan: string, auto_renew: boolean | null) => ({ plan, auto_renew, customer_id: id })
    const rows = [
      ...['a', 'b', 'c', 'd', 'e'].flatMap((id, k) => year(id, 10, k < 4 ? 10 : null, more(id, 'core', true))),
      ...['f', 'g', 'h', 'i', 'j'].flatMap((id, k) =>
        year(id, 10, k < 2 ? 10 : null, more(id, 'plus', k > 0 ? false : null)),
      ),
    ]
    const result = known(await measured(renewalRate, { subscriptions: rows }, at))
    const cells = (id: string, key: string) => rowsOf(result, id).map((row) => [row[key], row['n'], row['rate']])
    expect(cells('plans', 'plan')).toEqual([
      ['core', 5, 4 / 5],
      ['plus', 5, 2 / 5],
    ])
    expect(cells('automatic', 'renewal')).toEqual([
      ['renews-by-itself', 5, 4 / 5],
      ['renews-on-order', 4, null],
      ['not-stated', 1, null],
    ])
    const { value, interval } = variantOf(result, 'money-capped')
    expect(value).toBeCloseTo(6 / 10, 12)
    expect(interval?.method).toBe('ratio-bootstrap')
    expect(interval?.low).toBeCloseTo(0.3, 6)
    expect(interval?.high).toBeCloseTo(0.9, 6)
  })

  it('cuts by segment, which add up; money of mixed currencies stays out', async () => {
    const customers = ['same-1', 'same-2', 'grown', 'lost-1', 'lost-2'].map((customer_id) => ({
      customer_id,
      region: 'north',
    }))
    const mixed = [
      ...subscriptions,
      ...year('usd', 10, 10, { currency: 'USD' }),
      ...year('cny', 10, 10, { currency: 'CNY' }),
    ]
    const rest = ['shrunk', 'usd', 'cny'].map((customer_id) => ({ customer_id, region: 'south' }))
    const result = known(await measured(renewalRate, { subscriptions: mixed, customers: [...customers, ...rest] }, at))
    expect(result).toMatchObject({ value: 6 / 8, n: 8 })
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 5, 3 / 5],
      ['south', 3, null],
    ])
    expect(variantOf(result, 'money-capped').value).toBeNull()
    expect(noteOf(result, 'money-left-out')).toEqual({})
  })

  it('is unknown for subscriptions by the month, and below five terms', async () => {
    const monthly = { customer_id: 'a', started_on: '2023-01-01', interval: 'month', amount: 10 }
    expect(because(await measured(renewalRate, { subscriptions: [monthly] }, at))).toBe('no-terms-ended')
    expect(because(await measured(renewalRate, { subscriptions: subscriptions.slice(0, 8) }, at))).toBe('too-few')
  })
})
