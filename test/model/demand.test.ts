import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { demand } from '../../src/model/demand.js'
import { surveyComment } from '../../src/model/survey-comment.js'
import { factRows, type RawRow } from './facts.js'

const cut = { as_of: '2024-12-31' } as const
const said = (customer_id: string, comment: string, more: RawRow = {}): RawRow => ({
  customer_id,
  comment,
  answered_on: '2024-05-10',
  ...more,
})
const nps = (score: number): RawRow => ({ kind: 'nps', score })

it.each([
  ['希望支持批量导入', 'function'],
  ['Report export keeps timing out', 'performance'],
  ['1. 希望支持批量导入\n2. 报表导出太慢，总是“转圈”', 'function performance'],
  ['The interface is confusing, and it is slow.', 'performance usability'],
  ['Your flag icons are red', 'other'],
  ['客服态度差，价格太贵', 'price service'],
  ['服务器经常宕机', 'performance'],
  ['An important partner', 'other'],
  ['Please support invoices by mail', 'other'],
  ['Cannot import our bills', 'function'],
  ['Too expensive; technical support never calls back', 'price service'],
])('demand: “%s” speaks of %s', async (comment, topics) => {
  const rows = await factRows(
    sql`SELECT topic FROM ${demand} ORDER BY topic`,
    { surveys: [said('a', comment, nps(3))] },
    cut,
  )
  expect(rows.map((row) => row['topic']).join(' ')).toBe(topics)
})

it.each(['服务', 'Support', '售后服务'])(
  'demand: a comment that names no topic is headed by its dimension %s',
  async (dimension) => {
    const surveys = [said('a', '太差了', { kind: 'csat', score: 1, dimension })]
    expect(await factRows(sql`SELECT topic FROM ${demand}`, { surveys }, cut)).toEqual([{ topic: 'service' }])
  },
)

it('survey_comment: praise is a top score that asks for nothing; a comment said of two dimensions is one', async () => {
  const surveys = [
    said('a', '上手很快', nps(10)),
    said('b', '上手很快，但希望便宜一点', nps(10)),
    said('c', '上手很快', nps(8)),
    said('d', 'too slow'),
    said('e', 'too slow', { kind: 'csat', dimension: 'x', score: 1, urgency: 9, importance: 4, difficulty: 2 }),
    said('e', 'too slow', { kind: 'csat', dimension: 'y', score: 1, urgency: 5, importance: 4, difficulty: 2 }),
    said('f', 'too slow', { answered_on: '2023-12-31' }),
    said('g', '  '),
  ]
  const query = sql`SELECT customer_id, is_demand, CAST(priority AS DOUBLE) AS priority FROM ${surveyComment} ORDER BY customer_id`
  expect(await factRows(query, { surveys }, cut)).toEqual([
    { customer_id: 'a', is_demand: false, priority: null },
    { customer_id: 'b', is_demand: true, priority: null },
    { customer_id: 'c', is_demand: true, priority: null },
    { customer_id: 'd', is_demand: true, priority: null },
    { customer_id: 'e', is_demand: true, priority: 10 },
  ])
})

it('demand: the revenue at the month-end before it, and whether it was lost by the cut', async () => {
  const subscriptions = [
    { customer_id: 'kept', started_on: '2024-01-01', amount: 100, interval: 'month' },
    { customer_id: 'lost', started_on: '2024-01-01', ended_on: '2024-08-01', amount: 60, interval: 'month' },
    { customer_id: 'later', started_on: '2024-05-05', amount: 10, interval: 'month' },
  ]
  const surveys = ['kept', 'lost', 'later', 'never'].map((customer) => said(customer, 'slow'))
  const query = sql`SELECT customer_id, CAST(recurring AS DOUBLE) AS recurring, is_lost FROM ${demand} ORDER BY customer_id`
  expect(await factRows(query, { surveys, subscriptions }, { ...cut, month_end_dates: 'exclusive' })).toEqual([
    { customer_id: 'kept', recurring: 100, is_lost: false },
    { customer_id: 'later', recurring: null, is_lost: null },
    { customer_id: 'lost', recurring: 60, is_lost: true },
    { customer_id: 'never', recurring: null, is_lost: null },
  ])
})
