import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { departureReason } from '../../src/model/departure-reason.js'
import { factsOf, type RawRow } from './facts.js'

let engine: Engine
afterEach(() => engine.close())

async function reason(customer: RawRow, subscription: RawRow = {}): Promise<unknown> {
  const base = { customer_id: 'a', plan: 'basic', monthly_amount: 10 }
  engine = await factsOf(
    {
      customers: [{ customer_id: 'a', ...customer }],
      subscriptions: [
        { ...base, started_on: '2023-01-10', ended_on: '2023-05-10', cancel_reason: 'earlier' },
        { ...base, started_on: '2024-01-10', ended_on: '2024-05-10', ...subscription },
      ],
    },
    { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' },
  )
  const [row] = await engine.read(sql`SELECT reason FROM ${departureReason}`)
  expect(engine.violations).toEqual([])
  return row?.['reason']
}

it.each([
  ['Too  Expensive', 'price'],
  ['missing_feature', 'missing-feature'],
  ['价格太高', 'price'],
  ['扣款失败', 'payment-failed'],
  ['Moved to the moon', 'moved to the moon'],
  ['未知', null],
])('folds %s to %s', async (written, folded) => {
  expect(await reason({ churn_reason: written })).toBe(folded)
})

it('takes the customers export before the subscription, the subscription before a named competitor', async () => {
  expect(await reason({ churn_reason: 'price' }, { cancel_reason: 'bugs' })).toBe('price')
  engine.close()
  expect(await reason({ lost_to: 'Rival' }, { cancel_reason: 'bugs' })).toBe('poor-quality')
  engine.close()
  expect(await reason({ lost_to: 'Rival' })).toBe('competitor')
})

it('leaves out what belongs to an earlier loss', async () => {
  expect(await reason({ churned_on: '2023-05-10', churn_reason: 'price', lost_to: 'Rival' })).toBeNull()
  engine.close()
  expect(await reason({ churned_on: '2024-01-10', churn_reason: 'price' })).toBe('price')
})
