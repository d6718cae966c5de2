import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { cohortResponse } from '../../src/model/cohort-response.js'
import { satisfactionBefore } from '../../src/model/satisfaction-before.js'
import { factRows, type RawRow } from './facts.js'

const cut = { as_of: '2024-12-31', month_end_dates: 'exclusive', grace_days: 30 } as const
const pays = (customer_id: string, started_on: string, ended_on: string | null = null): RawRow => ({
  ...{ customer_id, started_on, ended_on },
  amount: 10,
  interval: 'month',
})
const subscriptions = [
  pays('kept', '2023-01-01'),
  pays('lost', '2023-01-01', '2024-03-01'),
  pays('pending', '2023-01-01', '2024-12-20'),
  pays('joined', '2024-02-01'),
]
const answer = (customer_id: string, kind: string, score: number, answered_on: string, more: RawRow = {}): RawRow => ({
  ...{ customer_id, kind, score, answered_on },
  ...more,
})

it('cohort_response: answers of 2023, outcomes of 2024, of those there at the start and settled at the cut', async () => {
  const surveys = [
    answer('kept', 'nps', 9, '2023-12-31'),
    answer('kept', 'nps', 7, '2023-12-31'),
    answer('kept', 'nps', 0, '2024-01-01'),
    answer('lost', 'nps', 9, '2022-12-31'),
    answer('lost', 'ces', 3, '2023-06-01'),
  ]
  const payments = [
    { customer_id: 'kept', paid_on: '2023-12-31', amount: 1000, kind: 'training' },
    { customer_id: 'kept', paid_on: '2024-01-01', amount: 100, kind: 'recurring' },
    { customer_id: 'lost', paid_on: '2024-02-01', amount: 20, kind: 'training' },
  ]
  const query = sql`
    SELECT * REPLACE (CAST(opening AS DOUBLE) AS opening, CAST(closing AS DOUBLE) AS closing, CAST(received AS DOUBLE) AS received)
    FROM ${cohortResponse} ORDER BY customer_id`
  expect(await factRows(query, { subscriptions, payments, surveys }, cut)).toEqual([
    {
      ...{ customer_id: 'kept', stance: 'passive', has_answered: true, opening: 10, closing: 10 },
      is_lost: false,
      received: 100,
      has_bought: false,
    },
    {
      ...{ customer_id: 'lost', stance: null, has_answered: true, opening: 10, closing: 0 },
      is_lost: true,
      received: 20,
      has_bought: true,
    },
  ])
})

it('satisfaction_before: mean levels of the year before, overall and by dimension, and their bands', async () => {
  const scale = { scale_min: 1, scale_max: 5 }
  const surveys = [
    answer('a', 'csat', 4, '2023-03-01', { ...scale, dimension: 'price' }),
    answer('a', 'csat', 2, '2023-09-01', { ...scale, dimension: 'price' }),
    answer('a', 'csat', 5, '2023-09-01', { ...scale, dimension: 'speed' }),
    answer('a', 'csat', 5, '2023-09-01', scale),
    answer('a', 'csat', 1, '2024-01-01', { ...scale, dimension: 'price' }),
    answer('b', 'csat', 2, '2023-09-01', scale),
  ]
  const query = sql`SELECT * FROM ${satisfactionBefore} ORDER BY customer_id, is_overall DESC, dimension`
  expect(await factRows(query, { surveys }, cut)).toEqual([
    { customer_id: 'a', is_overall: true, dimension: null, level: 0.75, band: 'satisfied' },
    { customer_id: 'a', is_overall: false, dimension: 'price', level: 0.5, band: 'neutral' },
    { customer_id: 'a', is_overall: false, dimension: 'speed', level: 1, band: 'satisfied' },
    { customer_id: 'b', is_overall: true, dimension: null, level: 0.25, band: 'dissatisfied' },
  ])
})
