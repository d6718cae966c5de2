import { describe, expect, it } from 'vitest'
import { satisfactionChurnLink } from '../../../src/metrics/satisfaction/satisfaction-churn-link.js'
import { because, known, measured, rowsOf } from '../measured.js'
import { cut, many, roomOf } from './cohort.js'

const csat = (score: number, dimension: string | null = null) => ({
  kind: 'csat',
  score,
  dimension,
  scale_min: 1,
  scale_max: 5,
})
/** Overall: (0.75 + 1) ÷ 2 = 0.875 satisfied; (0.5 + 0.5) ÷ 2 in between; (0.75 + 0) ÷ 2 = 0.375 dissatisfied. */
const base = [
  ...many('happy', 10, 1, { answers: [csat(4, 'price'), csat(5, 'speed')] }),
  ...many('middling', 5, 2, { answers: [csat(3, 'price'), csat(3, 'speed')] }),
  ...many('cross', 6, 3, { answers: [csat(4, 'price'), csat(1, 'speed')] }),
]

describe('satisfaction-churn-link', () => {
  it('3 ÷ 6 − 1 ÷ 10 = +40 points, over 16', async () => {
    const result = known(await measured(satisfactionChurnLink, roomOf(base), cut))
    expect([result.value, result.n]).toEqual([expect.closeTo(40, 9), 16])
    expect(rowsOf(result, 'groups')).toMatchObject([
      { group: 'dissatisfied', n: 6, churned: 3, churn_rate: 0.5 },
      { group: 'neutral', n: 5, churned: 2, churn_rate: 0.4 },
      { group: 'satisfied', n: 10, churned: 1, churn_rate: 0.1 },
    ])
  })

  it('by dimension: nobody is cross about the price, six are about speed', async () => {
    const rows = rowsOf(known(await measured(satisfactionChurnLink, roomOf(base), cut)), 'dimensions')
    expect(rows).toMatchObject([
      {
        dimension: 'price',
        dissatisfied: 0,
        dissatisfied_churn: null,
        satisfied: 16,
        satisfied_churn: 0.25,
        gap: null,
      },
      {
        dimension: 'speed',
        dissatisfied: 6,
        dissatisfied_churn: 0.5,
        satisfied: 10,
        satisfied_churn: 0.1,
        gap: expect.closeTo(40, 9),
      },
    ])
  })

  it('a customer that may still renew at the cut is on neither side', async () => {
    const pending = { id: 'pending', lost_on: '2024-12-20', answers: [csat(1)] }
    const result = known(await measured(satisfactionChurnLink, roomOf([...base, pending]), { ...cut, grace_days: 30 }))
    expect(result.n).toBe(16)
  })

  it('unknown where nobody answered before, and below 5 on a side', async () => {
    const late = many('x', 9, 3, { answers: [{ ...csat(1), answered_on: '2024-01-01' }] })
    expect(because(await measured(satisfactionChurnLink, roomOf(late), cut))).toBe('no-answers-before-window')
    expect(because(await measured(satisfactionChurnLink, roomOf(base.slice(0, 19)), cut))).toBe('nothing-to-compare')
  })
})
