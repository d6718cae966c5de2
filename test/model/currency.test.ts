import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { closedCohort } from '../../src/model/closed-cohort.js'
import { cohortAge } from '../../src/model/cohort-age.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { customerStage } from '../../src/model/customer-stage.js'
import { invoice } from '../../src/model/invoice.js'
import { moneyCurrency } from '../../src/model/money-currency.js'
import { movement } from '../../src/model/movement.js'
import { payment } from '../../src/model/payment.js'
import { planMonth } from '../../src/model/plan-month.js'
import { rate } from '../../src/model/rate.js'
import { rateGap } from '../../src/model/rate-gap.js'
import { revenueChange } from '../../src/model/revenue-change.js'
import { term } from '../../src/model/term.js'
import { topCustomer } from '../../src/model/top-customer.js'
import { abroad, dollarRates, inYuan } from '../metrics/abroad.js'
import { factRows, type RawRow } from './facts.js'

const tables = { ...abroad(), rates: dollarRates }

describe('the rate', () => {
  const rates = (rows: readonly RawRow[], policies = {}) =>
    factRows(
      sql`SELECT currency, month_end, CAST(rate AS DOUBLE) AS rate, CAST(rate_before AS DOUBLE) AS rate_before FROM ${rate} ORDER BY ALL`,
      { rates: rows },
      { ...inYuan, ...policies },
    )

  it('is that of its month, beside that of the month before; none is carried over a gap', async () => {
    const stated = [
      { currency: 'usd', month: '2024-01-01', rate: 7.1 },
      { currency: 'USD', month: '2024-02-29', rate: 7.2 },
      { currency: 'USD', month: '2024-04-15', rate: 7.3 },
    ]
    expect(await rates(stated)).toEqual([
      { currency: 'USD', month_end: '2024-01-31', rate: 7.1, rate_before: null },
      { currency: 'USD', month_end: '2024-02-29', rate: 7.2, rate_before: 7.1 },
      { currency: 'USD', month_end: '2024-04-30', rate: 7.3, rate_before: null },
    ])
  })

  it('is unknown where the rows of a month contradict each other, and stands where they repeat', async () => {
    const stated = [
      { currency: 'USD', month: '2024-01-01', rate: 7.1 },
      { currency: 'USD', month: '2024-01-31', rate: 7.2 },
      { currency: 'EUR', month: '2024-01-01', rate: 7.8 },
      { currency: 'EUR', month: '2024-01-31', rate: 7.8 },
    ]
    expect(await rates(stated)).toMatchObject([{ currency: 'EUR', rate: 7.8 }])
  })

  it('is none without a currency to convert into, into another one, or where that is not worth 1 of itself', async () => {
    const dollar = { currency: 'USD', month: '2024-01-01', rate: 7.1 }
    expect(await rates([dollar], { currency: null })).toEqual([])
    expect(await rates([{ ...dollar, target: 'EUR' }])).toEqual([])
    expect(await rates([{ ...dollar, target: 'cny' }])).toHaveLength(1)
    expect(await rates([dollar, { currency: 'CNY', month: '2024-01-01', rate: 1 }])).toHaveLength(1)
    expect(await rates([dollar, { currency: 'CNY', month: '2024-01-01', rate: 0.14 }])).toEqual([])
  })
})

describe('money that was received', () => {
  it('is worth the rate of the month in which it was paid, refunds too', async () => {
    const rows = await factRows(
      sql`SELECT CAST(paid_on AS VARCHAR) AS paid_on, billed, net FROM ${payment} WHERE customer_id IN ('flat 1', 'home 1') ORDER BY paid_on`,
      tables,
      inYuan,
    )
    expect(rows).toEqual([
      { paid_on: '2023-12-10', billed: 100, net: 700 },
      { paid_on: '2024-03-10', billed: 500, net: 500 },
      { paid_on: '2024-06-10', billed: 100, net: (100 - 40) * 7.1 },
      { paid_on: '2024-12-10', billed: 100, net: 720 },
    ])
  })

  it('is worth the rate of the month in which it fell due, while it is awaited', async () => {
    const payments = [{ customer_id: 'a', currency: 'USD', amount: 100, due_on: '2024-12-05' }]
    const rows = await factRows(sql`SELECT amount FROM ${invoice}`, { payments, rates: dollarRates }, inYuan)
    expect(rows).toEqual([{ amount: 720 }])
  })

  it('without a currency is in the only one that its export names', async () => {
    const payments = [
      { customer_id: 'a', currency: 'usd', amount: 100, paid_on: '2024-12-05' },
      { customer_id: 'a', amount: 10, paid_on: '2024-12-06' },
    ]
    const rows = await factRows(sql`SELECT sum(net) AS net FROM ${payment}`, { payments, rates: dollarRates }, inYuan)
    expect(rows).toEqual([{ net: 792 }])
  })
})

describe('recurring revenue', () => {
  it('is at the rate of the month-end; what the rate does is no expansion', async () => {
    const rows = await factRows(
      sql`SELECT CAST(month_end AS VARCHAR) AS month_end, recurring_before, recurring, exchange, state FROM ${customerMonth}
        WHERE customer_id = 'grows 1' AND month_end IN ('2023-12-31', '2024-01-31', '2024-07-31', '2024-12-31') ORDER BY month_end`,
      tables,
      inYuan,
    )
    expect(rows).toEqual([
      { month_end: '2023-12-31', recurring_before: 0, recurring: 700, exchange: 0, state: 'new' },
      { month_end: '2024-01-31', recurring_before: 700, recurring: 710, exchange: 10, state: 'retained' },
      { month_end: '2024-07-31', recurring_before: 710, recurring: 1065, exchange: 0, state: 'expanded' },
      { month_end: '2024-12-31', recurring_before: 1065, recurring: 1080, exchange: 15, state: 'retained' },
    ])
  })

  it('over twelve months is compared at the rates of their start', async () => {
    const rows = await factRows(
      sql`SELECT customer_id, opening, closing FROM ${closedCohort} WHERE month_end = '2024-12-31' AND customer_id LIKE '% 1' ORDER BY customer_id`,
      tables,
      inYuan,
    )
    expect(rows).toEqual([
      { customer_id: 'flat 1', opening: 700, closing: 700 },
      { customer_id: 'grows 1', opening: 700, closing: 150 * 7 },
      { customer_id: 'home 1', opening: 500, closing: 0 },
    ])
  })

  it('of a cohort is at the rates of its first month-end, at every age', async () => {
    const rows = await factRows(
      sql`SELECT age, opening, closing, kept FROM ${cohortAge} WHERE age IN (0, 5, 12) ORDER BY age`,
      tables,
      inYuan,
    )
    expect(rows).toEqual([
      { age: 0, opening: 3800, closing: 3800, kept: 3800 },
      { age: 5, opening: 3800, closing: 2800, kept: 2800 },
      { age: 12, opening: 3800, closing: 2 * (700 + 1050), kept: 2800 },
    ])
  })

  it('closes month by month with the change of rates as a line of its own', async () => {
    const rows = await factRows(
      sql`SELECT CAST(month_end AS VARCHAR) AS month_end, opening, expanded, churned, exchange, closing FROM ${movement}
        WHERE exchange <> 0 OR expanded <> 0 OR churned <> 0 ORDER BY month_end`,
      tables,
      inYuan,
    )
    expect(rows).toEqual([
      { month_end: '2024-01-31', opening: 3800, expanded: 0, churned: 0, exchange: 40, closing: 3840 },
      { month_end: '2024-05-31', opening: 3840, expanded: 0, churned: 1000, exchange: 0, closing: 2840 },
      { month_end: '2024-07-31', opening: 2840, expanded: 710, churned: 0, exchange: 0, closing: 3550 },
      { month_end: '2024-12-31', opening: 3550, expanded: 0, churned: 0, exchange: 50, closing: 3600 },
    ])
  })

  it('that grew while the dollar rose is split at the rates of the month-end before', async () => {
    const subscriptions = [
      {
        customer_id: 'a',
        plan: 'p',
        currency: 'USD',
        monthly_amount: 100,
        seats: 10,
        started_on: '2023-12-01',
        ended_on: '2024-12-01',
      },
      {
        customer_id: 'a',
        plan: 'p',
        currency: 'USD',
        monthly_amount: 180,
        seats: 15,
        started_on: '2024-12-01',
        ended_on: null,
      },
    ]
    const rows = await factRows(
      sql`SELECT recurring_before, recurring, money, seats, price FROM ${revenueChange}`,
      { subscriptions, rates: dollarRates },
      inYuan,
    )
    expect(rows).toEqual([
      { recurring_before: 710, recurring: 180 * 7.2, money: 80 * 7.1, seats: 50 * 7.1, price: 30 * 7.1 },
    ])
    const months = sql`SELECT exchange FROM ${customerMonth} WHERE month_end = '2024-12-31'`
    expect(await factRows(months, { subscriptions, rates: dollarRates }, inYuan)).toEqual([{ exchange: 18 }])
  })

  it('adds up over plans and currencies of one customer', async () => {
    const subscriptions = [
      { customer_id: 'a', plan: 'p', currency: 'USD', monthly_amount: 100, started_on: '2023-12-01', ended_on: null },
      { customer_id: 'a', plan: 'q', currency: 'CNY', monthly_amount: 30, started_on: '2024-12-01', ended_on: null },
    ]
    const rows = await factRows(
      sql`SELECT recurring_before, customer.recurring, exchange, state, sum(plan.recurring) AS plans
        FROM ${customerMonth} AS customer JOIN ${planMonth} AS plan USING (customer_id, month_end)
        WHERE month_end = '2024-12-31' GROUP BY ALL`,
      { subscriptions, rates: dollarRates },
      inYuan,
    )
    expect(rows).toEqual([{ recurring_before: 710, recurring: 750, exchange: 10, state: 'expanded', plans: 750 }])
  })

  it('that only the rate made smaller is no decline', async () => {
    const falling = dollarRates.map((row) => ({ ...row, rate: row['month'] === '2024-12-01' ? 6 : 7 }))
    const stages = await factRows(
      sql`SELECT customer_id, stage, has_shrunk FROM ${customerStage} WHERE customer_id = 'flat 1'`,
      { ...abroad(), rates: falling },
      inYuan,
    )
    expect(stages).toEqual([{ customer_id: 'flat 1', stage: 'established', has_shrunk: false }])
  })

  it('of the largest customers is compared without what the rate made of it', async () => {
    const rows = await factRows(
      sql`SELECT group_id, opening, closing FROM ${topCustomer} WHERE group_id LIKE '% 1' ORDER BY group_id`,
      tables,
      inYuan,
    )
    // grows: 700 + 50 × 7.1, the rate at which it grew
    expect(rows).toEqual([
      { group_id: 'flat 1', opening: 700, closing: 700 },
      { group_id: 'grows 1', opening: 700, closing: 1055 },
      { group_id: 'home 1', opening: 500, closing: 0 },
    ])
  })

  it('of terms is at the rate of the cut on both sides', async () => {
    const one = { customer_id: 'a', plan: 'p', currency: 'USD', interval: 'year' }
    const subscriptions = [
      { ...one, amount: 1200, started_on: '2023-12-01', ended_on: '2024-12-01' },
      { ...one, amount: 2400, started_on: '2024-12-01', ended_on: '2025-12-01' },
    ]
    const rows = await factRows(
      sql`SELECT monthly FROM ${term} ORDER BY 1`,
      { subscriptions, rates: dollarRates },
      inYuan,
    )
    expect(rows).toEqual([{ monthly: 720 }, { monthly: 1440 }])
  })
})

describe('a rate that is missing', () => {
  const without = (month: string) => ({
    ...abroad(),
    rates: dollarRates.filter((row) => row['month'] !== `${month}-01`),
  })

  it('is named, and no money is added up', async () => {
    const gaps = sql`SELECT currency, CAST(month_end AS VARCHAR) AS month_end FROM ${rateGap}`
    expect(await factRows(gaps, without('2024-06'), inYuan)).toEqual([{ currency: 'USD', month_end: '2024-06-30' }])
    expect(await factRows(sql`SELECT * FROM ${moneyCurrency}`, without('2024-06'), inYuan)).toMatchObject([
      { currency: 'CNY', is_converted: true, missing_rates: 1, first_missing: 'USD 2024-06', is_addable: false },
    ])
  })

  it('is no gap before the data, after the cut, or for money that needs none', async () => {
    const early = { currency: 'USD', month: '2019-01-01', rate: 6.9 }
    expect(
      await factRows(sql`SELECT * FROM ${rateGap}`, { ...abroad(), rates: [...dollarRates, early] }, inYuan),
    ).toEqual([])
    expect(await factRows(sql`SELECT * FROM ${rateGap}`, abroad('CNY'), inYuan)).toEqual([])
  })

  it('is said of money that names no currency among others that do', async () => {
    const payments = [...(abroad().payments ?? []), { customer_id: 'x', amount: 5, paid_on: '2024-02-01' }]
    const gaps = await factRows(sql`SELECT currency FROM ${rateGap}`, { ...tables, payments }, inYuan)
    expect(gaps).toEqual([{ currency: '?' }])
  })
})
