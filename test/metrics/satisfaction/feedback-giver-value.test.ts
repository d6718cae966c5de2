import { describe, expect, it } from 'vitest'
import { feedbackGiverValue } from '../../../src/metrics/satisfaction/feedback-giver-value.js'
import { because, known, measured, rowsOf, variantOf } from '../measured.js'
import { cut, many, roomOf } from './cohort.js'

const base = [
  ...many('giver', 5, 1, { amount: 150, answers: [{ kind: 'ces', score: 3 }] }),
  ...many('silent', 10, 5, { amount: 100 }),
]

describe('feedback-giver-value', () => {
  it('givers 300 in the window, the silent 200; churn 1 ÷ 5 − 5 ÷ 10 = −30 points', async () => {
    const result = known(await measured(feedbackGiverValue, roomOf(base), cut))
    expect([result.value, result.n]).toEqual([300, 5])
    expect(variantOf(result, 'gave-none')).toMatchObject({ value: 200, n: 10 })
    expect(variantOf(result, 'churn-difference').value).toBeCloseTo(-30, 9)
    expect(rowsOf(result, 'groups')).toMatchObject([
      { group: 'gave-feedback', n: 5, churn_rate: 0.2, net_retention: 0.8 },
      { group: 'gave-none', n: 10, churn_rate: 0.5, net_retention: 0.5 },
    ])
  })

  it('fewer than 5 silent ones are no comparison; fewer than 5 givers no number', async () => {
    const result = known(await measured(feedbackGiverValue, roomOf(base.slice(0, 9)), cut))
    expect(variantOf(result, 'gave-none')).toMatchObject({ value: null, n: 4 })
    expect(result.variants).toHaveLength(1)
    expect(because(await measured(feedbackGiverValue, roomOf(base.slice(1)), cut))).toBe('too-few')
  })

  it('unknown where nobody had answered, where nobody was there, and in two currencies', async () => {
    expect(because(await measured(feedbackGiverValue, roomOf(base.slice(5)), cut))).toBe('no-answers-before-window')
    const room = roomOf(base)
    expect(because(await measured(feedbackGiverValue, { ...room, subscriptions: [], payments: [] }, cut))).toBe(
      'no-customers-at-start',
    )
    const payments = [{ customer_id: 'giver0', paid_on: '2024-05-01', amount: 1, currency: 'USD' }]
    expect(because(await measured(feedbackGiverValue, { ...room, payments }, cut))).toBe('mixed-currencies')
  })
})
