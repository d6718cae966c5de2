import { describe, expect, test } from 'vitest'
import { subscriptions } from '../../../src/ingest/datasets/subscriptions.js'
import { columnsOf, meaningOf, misread } from './headers.js'
import { droppedBy, isComplete } from './rows.js'

test('finds the headers of real exports', () => {
  expect(
    misread(subscriptions, {
      subscription_id: 'subscription id, 合同编号, 合同号, 订阅编号',
      started_on: 'current period start, start date, 合同开始日期, 生效日期, 起始日期, 服务开始',
      ended_on: 'current period end, term end, renewal date, 合同结束日期, 到期日期, 到期时间, 截止日期, 服务到期',
      monthly_amount: 'mrr, monthly_amount, 月费',
      annual_amount: 'arr, annual_amount, 年费',
      term_amount: 'contract value, 合同金额',
      seats: 'quantity, seats, 账号数, 席位数, 授权数, 用户数',
      auto_renew: 'auto renew, 是否自动续费',
      cancel_reason: 'cancellation reason, 流失原因, 退订原因, 未续约原因',
    }),
  ).toEqual([])
})

test('reads the periods of a playbook of recurring revenue', () => {
  expect(columnsOf('subscription_id,customer_id,start_date,end_date,monthly_amount')).toEqual({
    subscription_id: 'subscription_id',
    customer_id: 'customer_id',
    started_on: 'start_date',
    ended_on: 'end_date',
    monthly_amount: 'monthly_amount',
  })
})

test('takes the start of a subscription before that of its current period', () => {
  const line =
    'Customer ID,Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Ended At (UTC),Amount,Interval'
  expect(columnsOf(line)).toMatchObject({ started_on: 'Start Date (UTC)', ended_on: 'Ended At (UTC)' })
})

test('does not take what may mean the opposite or another amount', () => {
  const others = ['cancel at period end', '是否续约', '续签状态', 'price', 'unit price']
  expect(others.filter((header) => meaningOf(subscriptions, header) !== null)).toEqual([])
})

describe('a row', () => {
  const period = { customer_id: 'C1', started_on: '2024-01-01' }

  test('has an amount and says what period it pays for', () => {
    expect(isComplete(subscriptions, { ...period, monthly_amount: '5' })).toBe(true)
    expect(isComplete(subscriptions, { ...period, annual_amount: '60' })).toBe(true)
    expect(isComplete(subscriptions, { ...period, amount: '5', interval: 'month' })).toBe(true)
    expect(isComplete(subscriptions, { ...period, term_amount: '60', ended_on: '2025-01-01' })).toBe(true)
    expect(isComplete(subscriptions, { ...period, amount: '5' })).toBe(false)
    expect(isComplete(subscriptions, { ...period, amount: '5', ended_on: '2025-01-01' })).toBe(false)
    expect(isComplete(subscriptions, { ...period, term_amount: '60' })).toBe(false)
    expect(isComplete(subscriptions, { ...period, interval: 'month' })).toBe(false)
  })

  test('of a trial is kept for the model; one that never started is dropped', async () => {
    const row = { ...period, monthly_amount: '5' }
    expect(await droppedBy(subscriptions, row)).toBeNull()
    expect(await droppedBy(subscriptions, { ...row, status: 'trialing' })).toBeNull()
    expect(await droppedBy(subscriptions, { ...row, status: 'canceled' })).toBeNull()
    expect(await droppedBy(subscriptions, { ...row, status: 'incomplete_expired' })).toBe('subscription-never-started')
  })
})
