import { describe, expect, it } from 'vitest'
import { netPromoterGroups } from '../../../src/metrics/satisfaction/net-promoter-groups.js'
import { because, known, measured, noteOf, rowsOf } from '../measured.js'
import { cut, many, roomOf } from './cohort.js'

const nps = (score: number, answered_on = '2023-06-01') => ({ kind: 'nps', score, answered_on })
const base = [
  ...many('promoter', 10, 1, { answers: [nps(9)] }),
  ...many('passive', 5, 1, { answers: [nps(8)] }),
  ...many('detractor', 8, 4, { answers: [nps(10, '2023-02-01'), nps(2)], amount: 50 }),
]

describe('net-promoter-groups', () => {
  it('4 ÷ 8 − 1 ÷ 10 = +40 points, over 18; a detractor by the latest answer', async () => {
    const result = known(await measured(netPromoterGroups, roomOf(base), cut))
    expect([result.value, result.n]).toEqual([expect.closeTo(40, 9), 18])
    expect(result.interval?.method).toBe('newcombe')
    expect(noteOf(result, 'association-not-cause')).toEqual({})
  })

  it('value: detractors paid 2 × 50 in the window and keep 200 of 400 a month; charges are no repurchase', async () => {
    const room = roomOf(base)
    const bought = { customer_id: 'promoter2', paid_on: '2024-03-01', amount: 70, kind: 'training' }
    const tables = { ...room, payments: [...(room.payments ?? []), bought] }
    const rows = rowsOf(known(await measured(netPromoterGroups, tables, cut)), 'groups')
    expect(rows.map((row) => row['group'])).toEqual(['promoter', 'passive', 'detractor'])
    expect(rows[2]).toMatchObject({
      n: 8,
      churn_rate: 0.5,
      average_recurring: 50,
      average_received: 100,
      net_retention: 0.5,
      repurchase: 0,
    })
    expect(rows[0]).toMatchObject({ churn_rate: 0.1, average_received: expect.closeTo(207, 9), repurchase: 0.1 })
  })

  it('answers inside the window and older than a year before it are not asked', async () => {
    const late = many('x', 10, 5, { answers: [nps(9, '2024-02-01'), nps(2, '2022-12-31')] })
    expect(because(await measured(netPromoterGroups, roomOf(late), cut))).toBe('no-answers-before-window')
  })

  it('refuses a side below 5', async () => {
    const few = [...many('promoter', 10, 1, { answers: [nps(9)] }), ...many('detractor', 4, 2, { answers: [nps(0)] })]
    const { result } = await measured(netPromoterGroups, roomOf(few), cut)
    expect(result).toMatchObject({ because: { code: 'nothing-to-compare', args: { first: 4, second: 10 } } })
  })
})
