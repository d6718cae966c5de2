import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { movement } from '../../src/model/movement.js'
import { recurringInterval } from '../../src/model/recurring-interval.js'
import { factsOf, type RawRow, type RawTables } from './facts.js'

let engine: Engine | undefined
afterEach(() => engine?.close())

async function statesOf(tables: RawTables, policies = {}): Promise<string[]> {
  engine?.close()
  engine = await factsOf(tables, policies)
  const found =
    await engine.read(sql`SELECT customer_id, CAST(month_end AS VARCHAR) AS month_end, state, CAST(recurring AS DOUBLE) AS recurring
    FROM ${customerMonth} ORDER BY customer_id, month_end`)
  expect(engine.violations).toEqual([])
  return found.map(
    (row) => `${row['customer_id']} ${String(row['month_end']).slice(0, 7)} ${row['state']} ${row['recurring']}`,
  )
}
const monthly = (
  customer_id: string,
  started_on: string,
  ended_on: string | null,
  monthly_amount: number,
  plan = 'basic',
): RawRow => ({ customer_id, started_on, ended_on, monthly_amount, plan })

describe('customer_month on subscriptions', () => {
  it('new, expansion, contraction, loss and return follow ChartMogul’s worked example of four yearly seats', async () => {
    const rows = [
      {
        customer_id: 'a',
        plan: 'year',
        started_on: '2023-01-10',
        ended_on: '2024-01-10',
        amount: 2000,
        interval: 'year',
      },
      {
        customer_id: 'a',
        plan: 'month',
        started_on: '2023-02-10',
        ended_on: '2023-04-10',
        amount: 60,
        interval: 'month',
      },
      { customer_id: 'a', plan: 'year', started_on: '2024-03-05', amount: 2000, interval: 'year' },
    ]
    const states = await statesOf({ subscriptions: rows }, { grace_days: 0, as_of: '2024-03-31' })
    expect(states.filter((line) => !line.includes('retained'))).toEqual([
      'a 2023-01 new 166.666667',
      'a 2023-02 expanded 226.666667',
      'a 2023-04 contracted 166.666667',
      'a 2024-01 churned 0',
      'a 2024-03 reactivated 166.666667',
    ])
  })

  it('counts a customer through started_on ≤ d < ended_on: the day of the end is outside', async () => {
    const rows = [monthly('a', '2024-01-31', '2024-02-29', 10), monthly('b', '2024-01-15', '2024-03-01', 10)]
    expect(
      await statesOf({ subscriptions: rows }, { grace_days: 0, as_of: '2024-03-31', month_end_dates: 'exclusive' }),
    ).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 churned 0',
      'b 2024-01 new 10',
      'b 2024-02 retained 10',
      'b 2024-03 churned 0',
    ])
  })

  it('reads ends that are mostly month-ends as the last day served', async () => {
    const rows = [
      monthly('a', '2024-01-01', '2024-02-29', 10),
      monthly('b', '2024-01-01', '2024-01-31', 10),
      monthly('c', '2024-01-01', null, 10),
    ]
    expect(await statesOf({ subscriptions: rows }, { grace_days: 0, as_of: '2024-03-31' })).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 retained 10',
      'a 2024-03 churned 0',
      'b 2024-01 new 10',
      'b 2024-02 churned 0',
      'c 2024-01 new 10',
      'c 2024-02 retained 10',
      'c 2024-03 retained 10',
    ])
  })

  it('takes a return within grace as continuous, at the old price until the new term starts', async () => {
    const rows = [monthly('a', '2024-01-05', '2024-02-20', 10), monthly('a', '2024-03-10', '2024-05-10', 15)]
    expect(await statesOf({ subscriptions: rows }, { grace_days: 30, as_of: '2024-04-30' })).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 retained 10',
      'a 2024-03 expanded 15',
      'a 2024-04 retained 15',
    ])
    expect(await statesOf({ subscriptions: rows }, { grace_days: 18, as_of: '2024-04-30' })).toContain(
      'a 2024-03 reactivated 15',
    )
  })

  it('leaves a renewal that may still come at the cut undetermined, not churned', async () => {
    const rows = [monthly('a', '2024-01-05', '2024-03-20', 10), monthly('b', '2024-01-05', '2024-02-20', 10)]
    expect(await statesOf({ subscriptions: rows }, { grace_days: 30, as_of: '2024-03-31' })).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 retained 10',
      'a 2024-03 undetermined 0',
      'b 2024-01 new 10',
      'b 2024-02 churned 0',
    ])
  })

  it('starts an early renewal of the same plan at the end of the term before it', async () => {
    const rows = [monthly('a', '2024-01-01', '2024-04-01', 10), monthly('a', '2024-03-15', '2024-06-15', 12)]
    expect(
      await statesOf({ subscriptions: rows }, { grace_days: 0, as_of: '2024-04-30', month_end_dates: 'exclusive' }),
    ).toEqual(['a 2024-01 new 10', 'a 2024-02 retained 10', 'a 2024-03 retained 10', 'a 2024-04 expanded 12'])
  })

  it('ends a cancelled subscription without an end date with the interval that was paid for', async () => {
    const rows = [
      {
        customer_id: 'a',
        started_on: '2024-01-10',
        cancelled_on: '2024-02-20',
        amount: 30,
        interval: 'quarter',
        status: 'cancelled',
      },
    ]
    expect(await statesOf({ subscriptions: rows }, { grace_days: 0, as_of: '2024-04-30' })).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 retained 10',
      'a 2024-03 retained 10',
      'a 2024-04 churned 0',
    ])
  })

  it('gives trials, pauses, free plans and cancelled rows without any end no recurring revenue', async () => {
    const base = { started_on: '2024-01-01', monthly_amount: 10 }
    const rows = [
      { ...base, customer_id: 'trial', status: 'trial' },
      { ...base, customer_id: 'paused', status: 'paused' },
      { ...base, customer_id: 'free', monthly_amount: 0 },
      { ...base, customer_id: 'lost', status: 'cancelled' },
      { ...base, customer_id: 'paying' },
    ]
    expect(await statesOf({ subscriptions: rows }, { as_of: '2024-01-31' })).toEqual(['paying 2024-01 new 10'])
  })

  it('normalises every interval to a month', async () => {
    const price = (interval: string, amount: number): RawRow => ({
      customer_id: interval,
      started_on: '2024-01-01',
      amount,
      interval,
    })
    const rows = [
      price('month', 10),
      price('quarter', 30),
      price('half-year', 60),
      price('year', 120),
      price('week', 12),
      { customer_id: 'term', started_on: '2024-01-01', ended_on: '2024-07-01', term_amount: 60 },
    ]
    const states = await statesOf({ subscriptions: rows }, { as_of: '2024-01-31', month_end_dates: 'exclusive' })
    expect(states).toEqual([
      'half-year 2024-01 new 10',
      'month 2024-01 new 10',
      'quarter 2024-01 new 10',
      'term 2024-01 new 10',
      'week 2024-01 new 52',
      'year 2024-01 new 10',
    ])
  })
})

describe('customer_month on payments', () => {
  const paid = (customer_id: string, paid_on: string, amount: number, more: RawRow = {}): RawRow => ({
    customer_id,
    paid_on,
    amount,
    ...more,
  })

  it('follows plain monthly payments, paid a few days early or late', async () => {
    const rows = ['2024-01-15', '2024-02-17', '2024-03-14', '2024-04-15'].map((day) => paid('a', day, 10))
    const left = [paid('b', '2024-01-10', 20), paid('b', '2024-02-10', 20)]
    expect(await statesOf({ payments: [...rows, ...left] }, { as_of: '2024-04-30' })).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 retained 10',
      'a 2024-03 retained 10',
      'a 2024-04 retained 10',
      'b 2024-01 new 20',
      'b 2024-02 retained 20',
      'b 2024-03 churned 0',
    ])
  })

  it('never loses a quarterly payer between payments, and gives the same price the same monthly money', async () => {
    const rows = [
      ...['2023-01-10', '2023-04-10', '2023-07-10', '2023-10-10'].map((day) => paid('quarterly', day, 30)),
      ...Array.from({ length: 12 }, (_, month) => paid('monthly', `2023-${String(month + 1).padStart(2, '0')}-10`, 10)),
      ...['2023-01-10', '2024-01-10'].map((day) => paid('yearly', day, 120)),
    ]
    const states = await statesOf({ payments: rows }, { as_of: '2024-01-31' })
    for (const customer of ['quarterly', 'monthly', 'yearly']) {
      expect(
        states.filter((line) => line.startsWith(`${customer} 2023`)).map((line) => line.split(' ').slice(2).join(' ')),
      ).toEqual(['new 10', ...Array(11).fill('retained 10')])
    }
  })

  it('keeps the price of a payment refunded in part, and takes the period of one refunded or disputed whole', async () => {
    const rows = [
      paid('part', '2024-01-10', 10, { refund_amount: 4 }),
      paid('whole', '2024-01-10', 10, { status: 'refunded' }),
      paid('dispute', '2024-01-10', 10, { status: 'disputed' }),
      paid('taxed', '2024-01-10', 11.3, { tax: 1.3 }),
    ]
    const expected = ['part 2024-01 new 10', 'taxed 2024-01 new 10']
    expect(await statesOf({ payments: rows }, { as_of: '2024-01-31' })).toEqual(expected)
    const periods = rows.map((row) => ({ ...row, period_start: '2024-01-10', period_end: '2024-02-10' }))
    expect(await statesOf({ payments: periods }, { as_of: '2024-01-31' })).toEqual(expected)
  })

  it('learns the rhythm from payments up to the cut only', async () => {
    const rows = ['2024-01-10', '2024-02-10', '2024-05-10', '2024-08-10', '2024-11-10'].map((day) => paid('a', day, 10))
    expect(await statesOf({ payments: rows }, { as_of: '2024-02-29' })).toEqual([
      'a 2024-01 new 10',
      'a 2024-02 retained 10',
    ])
  })

  it('reads stated service periods exactly', async () => {
    const rows = [
      paid('a', '2024-01-20', 60, { period_start: '2024-02-01', period_end: '2024-07-31' }),
      paid('b', '2024-01-31', 10, { period_start: '2024-02-01', period_end: '2024-02-29' }),
    ]
    expect(await statesOf({ payments: rows }, { as_of: '2024-03-31', grace_days: 0 })).toEqual([
      'a 2024-02 new 10',
      'a 2024-03 retained 10',
      'b 2024-02 new 10',
      'b 2024-03 churned 0',
    ])
  })

  it('leaves one-off items, refunds and unpaid invoices out of recurring revenue', async () => {
    const rows = [
      paid('a', '2024-01-10', 10),
      paid('a', '2024-01-12', 500, { kind: 'training' }),
      paid('a', '2024-01-13', -5, { kind: 'refund' }),
      { customer_id: 'b', due_on: '2024-01-10', amount: 99 },
    ]
    expect(await statesOf({ payments: rows }, { as_of: '2024-01-31' })).toEqual(['a 2024-01 new 10'])
  })
})

describe('the bridge, over random subscriptions', () => {
  const day = fc
    .integer({ min: 0, max: 900 })
    .map((offset) => new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10))
  const row = fc.record({
    customer_id: fc.constantFrom('a', 'b', 'c', 'd'),
    plan: fc.constantFrom('x', 'y', null),
    started_on: day,
    ended_on: fc.option(day),
    monthly_amount: fc.integer({ min: 0, max: 5 }),
  })

  it('closes, for every customer and every month, whatever the periods, overlaps and grace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(0, 15, 30),
        async (rows, grace_days) => {
          engine?.close()
          engine = await factsOf({ subscriptions: rows }, { grace_days, as_of: '2024-06-30' })
          await engine.read(sql`SELECT 1 FROM ${movement}`)
          expect(engine.violations).toEqual([])
        },
      ),
      { numRuns: 30, seed: 7 },
    )
  })

  it('does not depend on the order of rows, and scales with money', async () => {
    const intervals = async (rows: RawRow[]): Promise<unknown> => {
      engine?.close()
      engine = await factsOf(
        { subscriptions: rows },
        { grace_days: 15, as_of: '2024-06-30', month_end_dates: 'exclusive' },
      )
      return engine.read(
        sql`SELECT customer_id, plan, started_on, ended_on, monthly FROM ${recurringInterval} ORDER BY ALL`,
      )
    }
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 10 }), async (rows) => {
        const straight = (await intervals(rows)) as { monthly: number }[]
        expect(await intervals([...rows].reverse())).toEqual(straight)
        const tenfold = await intervals(rows.map((one) => ({ ...one, monthly_amount: one.monthly_amount * 10 })))
        expect(tenfold).toEqual(straight.map((one) => ({ ...one, monthly: one.monthly * 10 })))
      }),
      { numRuns: 15, seed: 7 },
    )
  })
})
