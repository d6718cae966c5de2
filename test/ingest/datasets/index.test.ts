import { describe, expect, test } from 'vitest'
import { datasets } from '../../../src/ingest/datasets/index.js'
import { normalised } from '../../../src/ingest/headers.js'
import { normalisedWord } from '../../../src/ingest/values/word.js'
import { datasetOf, meaningOf } from './headers.js'

describe.each(datasets)('$id', (dataset) => {
  const columns = Object.entries(dataset.columns)

  test('no header means two columns', () => {
    const owners = new Map<string, Set<string>>()
    for (const [name, column] of columns)
      for (const synonym of column.synonyms)
        owners.set(normalised(synonym), (owners.get(normalised(synonym)) ?? new Set()).add(name))
    expect([...owners].filter(([, names]) => names.size > 1)).toEqual([])
  })

  test('a column answers to its own name', () => {
    expect(columns.filter(([name]) => meaningOf(dataset, name) !== name)).toEqual([])
  })

  test('rules speak of columns that exist', () => {
    const names = [...dataset.needs, ...dataset.filled].flat()
    expect(names.filter((name) => dataset.columns[name] === undefined)).toEqual([])
  })

  test('what is typical of another kind of file is no column of this one', () => {
    expect((dataset.never ?? []).filter((header) => meaningOf(dataset, header) !== null)).toEqual([])
  })

  test('a column has words if and only if it is a category', () => {
    expect(columns.filter(([, column]) => (column.words !== undefined) !== (column.type === 'category'))).toEqual([])
  })

  test('no spelling means two words', () => {
    for (const [, column] of columns) {
      const owners = new Map<string, Set<string>>()
      for (const [word, spellings] of Object.entries(column.words ?? {}))
        for (const spelling of [word, ...spellings])
          owners.set(normalisedWord(spelling), (owners.get(normalisedWord(spelling)) ?? new Set()).add(word))
      expect([...owners].filter(([, words]) => words.size > 1)).toEqual([])
    }
  })

  test('headers that do not say what they hold mean nothing', () => {
    const vague = ['id', '名称', '时间', '商户号', '学号', '编号', '']
    expect(vague.filter((header) => meaningOf(dataset, header) !== null)).toEqual([])
  })
})

test.each([
  ['customer_id,name,industry,region,signup_date', 'customers'],
  ['客户编号,客户名称,所属行业,省份,注册时间', 'customers'],
  ['customer_id,name,segment,region,start date,last login,mrr,nps', 'customers'],
  ['customer_id,name,plan,status,created_at,last login', 'customers'],
  ['payment_id,customer_id,amount,currency,status,paid_at', 'payments'],
  ['customer_id,date,amount', 'payments'],
  ['invoice number,customer id,total,due date,paid at,period_start,period_end,plan,status', 'payments'],
  ['客户编码,回款日期,回款金额', 'payments'],
  ['id,Created date (UTC),Amount,Amount Refunded,Currency,Customer ID,Status', 'payments'],
  ['customer_id,user_id,login_at', 'logins'],
  ['客户编号,用户账号,登陆时间,登录状态', 'logins'],
  ['customer_id,timestamp,event', 'logins'],
  ['customer_id,kind,score,answered_on', 'surveys'],
  ['customer id,NPS score,date', 'surveys'],
  ['客户编号,满意度,评价时间,意见建议', 'surveys'],
  ['subscription_id,customer_id,start_date,end_date,monthly_amount', 'subscriptions'],
  ['customer_id,plan,start date,mrr', 'subscriptions'],
  ['合同编号,客户编号,合同开始日期,合同结束日期,合同金额', 'subscriptions'],
  [
    'id,Customer ID,Customer Name,Status,Cancellation Reason,Plan,Quantity,Currency,Interval,Amount,Created (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Canceled At (UTC),Ended At (UTC)',
    'subscriptions',
  ],
])('%s is %s', (line, dataset) => {
  expect(datasetOf(line)).toBe(dataset)
})

test.each([
  ['id,Amount,Created (UTC),Currency,Livemode,Arrival Date (UTC),Status', 'payouts'],
  ['id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status', 'an id that may be anything'],
  [
    '交易时间,交易类型,交易对方,商品,收/支,金额(元),用户标识,当前状态,交易单号',
    'a wallet statement, where money also goes out',
  ],
  ['customer_id,invoice_date,amount', 'invoices without a day of payment'],
  ['客户编号,开票日期,金额', 'invoices without a day of payment'],
  ['user_id,login_at', 'users of nobody'],
  ['customer_id,最后登录时间', 'the last login only'],
  ['Ticket ID,customer id,Satisfaction Score,Created at,Solved at,Status,Priority', 'tickets'],
  ['Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date', 'deals'],
])('%s is none of ours: %s', (line) => {
  expect(datasetOf(line)).toBeNull()
})

test.each([
  ['customer_id,start_date,end_date,amount', 'column-missing', 'an amount without an interval'],
  ['customer_id,subscription_id,start_date,contract value', 'column-missing', 'the price of a term without its end'],
  ['customer_id,score,date', 'column-missing', 'a score of something'],
  ['customer_id,month,plan,status,mrr', 'column-missing', 'a cube by month'],
  ['customer_id,name,start date,mrr', 'dataset-ambiguous', 'customers with their revenue, or their subscriptions'],
])('%s is refused as %s: %s', (line, code) => {
  expect(datasetOf(line)).toBe(code)
})
