import { describe, expect, it } from 'vitest'
import { healthScoreValidity } from '../../../src/metrics/health/health-score-validity.js'
import type { RawTables } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31', grace_days: 0 } as const

/** Customers who paid their one invoice in time or late, so many of them lost in November 2024. */
function payers(name: string, paid_on: string, count: number, lost: number): RawTables {
  const ids = Array.from({ length: count }, (_, k) => `${name} ${k}`)
  return {
    subscriptions: ids.map((customer_id, k) => ({
      customer_id,
      started_on: '2024-01-01',
      ended_on: k < lost ? '2024-11-10' : null,
      monthly_amount: 10,
    })),
    payments: ids.map((customer_id) => ({ customer_id, due_on: '2024-09-10', paid_on, amount: 10 })),
  }
}
function together(...rooms: readonly RawTables[]): RawTables {
  return {
    subscriptions: rooms.flatMap((room) => room.subscriptions ?? []),
    payments: rooms.flatMap((room) => room.payments ?? []),
  }
}
const base = together(payers('late', '2024-09-20', 10, 5), payers('punctual', '2024-09-10', 10, 1))

describe('health-score-validity', () => {
  // 6 lost × 14 kept; a late lost one stands below the 9 punctual kept (45), level with the 5 late kept (12.5); the punctual lost
  // one is level with 9 (4.5)
  it('(45 + 12.5 + 4.5) ÷ 84 of the pairs are in order', async () => {
    const result = known(await measured(healthScoreValidity, base, cut))
    expect(result.value).toBeCloseTo(62 / 84, 12)
    expect(result.n).toBe(20)
    // 2024-12-31 − 90 days = 2024-10-02
    expect(noteOf(result, 'score-seen-on')).toEqual({ date: '2024-09-30' })
    expect(noteOf(result, 'rates-fall-with-score')).toEqual({})
  })

  it('by fifths: the late stand at rank 5 of 20, the punctual at 15', async () => {
    const result = known(await measured(healthScoreValidity, base, cut))
    // deciles by middle rank 3 and 8, times three as timeliness is the only component
    expect(rowsOf(result, 'groups')).toMatchObject([
      { group: '2', score: 9, n: 10, churned: 5, churn_rate: 0.5 },
      { group: '4', score: 24, n: 10, churned: 1, churn_rate: 0.1 },
    ])
    expect(variantOf(result, 'lost-lowest')).toMatchObject({ value: 0.5, n: 10 })
    expect(variantOf(result, 'lost-highest')).toMatchObject({ value: 0.1, n: 10 })
    expect(result.exhibits.map(({ id }) => id)).toEqual(['groups'])
  })

  it('by the bands of the policy where it names cut points', async () => {
    const health_thresholds = { timeliness: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] }
    const result = known(await measured(healthScoreValidity, base, { ...cut, health_thresholds }))
    expect(rowsOf(result, 'bands')).toMatchObject([
      { band: 'band-at-risk', score: 3, n: 10, churned: 5 },
      { band: 'band-high-value', score: 30, n: 10, churned: 1 },
    ])
  })

  it('takes the score as of that day: what came later is not in it', async () => {
    const later = {
      ...base,
      payments: [
        ...(base.payments ?? []),
        ...Array.from({ length: 5 }, (_, k) => ({
          customer_id: `late ${k + 5}`,
          due_on: '2024-10-10',
          paid_on: '2024-10-01',
          amount: 10,
        })),
      ],
      subscriptions: [
        ...(base.subscriptions ?? []),
        { customer_id: 'late 0', started_on: '2024-12-01', ended_on: null, monthly_amount: 10 },
      ],
    }
    const [one, other] = [
      await measured(healthScoreValidity, base, cut),
      await measured(healthScoreValidity, later, cut),
    ]
    expect(known(other)).toEqual(known(one))
  })

  it('says where the score tells nothing, and where the rates are out of order', async () => {
    const even = together(payers('late', '2024-09-20', 20, 3), payers('punctual', '2024-09-10', 20, 3))
    expect(noteOf(known(await measured(healthScoreValidity, even, cut)), 'score-not-predictive')).toEqual({})
    const reversed = together(payers('late', '2024-09-20', 20, 1), payers('punctual', '2024-09-10', 20, 5))
    const result = known(await measured(healthScoreValidity, reversed, cut))
    expect(result.value).toBeLessThan(0.5)
    expect(noteOf(result, 'rates-not-in-order')).toEqual({})
  })

  it('is unknown with fewer than five lost, without components, without a past day, and where nothing recurs', async () => {
    const few = together(payers('late', '2024-09-20', 10, 4), payers('punctual', '2024-09-10', 10, 0))
    expect(because(await measured(healthScoreValidity, few, cut))).toBe('nothing-to-compare')
    expect(because(await measured(healthScoreValidity, { ...base, payments: [] }, cut))).toBe('no-health-components')
    expect(because(await measured(healthScoreValidity, base, { ...cut, as_of: '2024-03-31' }))).toBe(
      'forecast-not-testable',
    )
    const purchase = { customer_id: 'a', paid_on: '2024-05-05', amount: 10 }
    const purchases = { ...cut, recurring_basis: 'purchases' } as const
    expect(because(await measured(healthScoreValidity, { payments: [purchase] }, purchases))).toBe('nothing-recurs')
  })
})
