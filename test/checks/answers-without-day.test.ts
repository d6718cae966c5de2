import { expect, it } from 'vitest'
import { answersWithoutDay } from '../../src/checks/answers-without-day.js'
import { findingsOf } from './findings.js'

const answer = (score: number | null, answered_on: string | null) => ({
  customer_id: 'a',
  kind: 'csat',
  score,
  answered_on,
  invited_on: '2024-01-02',
})

it('counts scores without a day; a silent invitation is no answer', async () => {
  const surveys = [answer(5, '2024-01-05'), answer(4, null), answer(3, null), answer(null, null)]
  const payments = [{ customer_id: 'a', amount: 1, paid_on: '2024-01-31' }]
  expect(await findingsOf(answersWithoutDay, { surveys, payments })).toEqual([
    { code: 'answers-without-day', severity: 'warning', args: { rows: 2 }, dataset: 'surveys', rows: 2 },
  ])
})

it('is silent where every answer has its day', async () => {
  expect(await findingsOf(answersWithoutDay, { surveys: [answer(5, '2024-01-05')] })).toEqual([])
})
