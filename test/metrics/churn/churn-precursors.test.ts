import { describe, expect, it } from 'vitest'
import { churnPrecursors } from '../../../src/metrics/churn/churn-precursors.js'
import type { RawTables } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, variantOf } from '../measured.js'

const cut = { as_of: '2024-12-31', grace_days: 0 } as const
const span = (customer_id: string, started_on: string, ended_on: string | null) => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 100,
})
/** A login on each of the last `count` days up to one in June 2024. */
const logins = (customer_id: string, count: number, last = 20) =>
  Array.from({ length: count }, (_, k) => ({
    customer_id,
    logged_in_at: `2024-06-${String(last - k).padStart(2, '0')} 10:00:00`,
  }))
/** Customers whose last paid day is 2024-06-20, or who stay, with so many days of use just before that day. */
function company(
  sides: { lost: readonly number[]; kept: readonly number[] },
  started_on: string,
  name = '',
): RawTables {
  const lost = sides.lost.map((days, k) => ({ id: `${name}lost ${k}`, days, ended_on: '2024-06-21' }))
  const kept = sides.kept.map((days, k) => ({ id: `${name}kept ${k}`, days, ended_on: null }))
  return {
    subscriptions: [...lost, ...kept].map(({ id, ended_on }) => span(id, started_on, ended_on)),
    logins: [...lost, ...kept].flatMap(({ id, days }) => logins(id, days)),
  }
}
/** Nobody's logins, so that they span the 90 days before and reach past the day. */
const reach = [
  { customer_id: 'test', logged_in_at: '2024-01-01 10:00:00' },
  { customer_id: 'test', logged_in_at: '2024-12-30 10:00:00' },
]
function together(...rooms: readonly RawTables[]): RawTables {
  return {
    subscriptions: rooms.flatMap((room) => room.subscriptions ?? []),
    logins: [...reach, ...rooms.flatMap((room) => room.logins ?? [])],
  }
}
const even = together(company({ lost: [1, 1, 1, 2, 2, 2], kept: [5, 5, 5, 6, 6, 6] }, '2023-01-01'))

describe('churn-precursors', () => {
  it('use days 1.5 against 5.5, variance 0.3 each: g = (1 − 3 ÷ 39) × −4 ÷ √0.3 = −6.7412', async () => {
    const result = known(await measured(churnPrecursors, even, cut))
    const row = rowsOf(result, 'signs').find(({ sign }) => sign === 'feature-use_last_month')
    expect(row).toMatchObject({ n_lost: 6, mean_lost: 1.5, n_kept: 6, mean_kept: 5.5, verdict: 'differs' })
    expect(row?.['effect']).toBeCloseTo(-6.7412, 4)
    expect(result.n).toBe(6)
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
  })

  it('compares what is in the data and varies', async () => {
    const result = known(await measured(churnPrecursors, even, cut))
    const signs = rowsOf(result, 'signs').map(({ sign }) => sign)
    // all come every day up to the last, alone: neither the days since the last use nor the users vary
    expect(signs.toSorted()).toEqual(['feature-use_change', 'feature-use_days', 'feature-use_last_month'])
    expect(variantOf(result, 'compared').value).toBe(3)
    expect(result.value).toBe(3)
    expect(Math.abs(variantOf(result, 'largest').value ?? 0)).toBeGreaterThan(6)
  })

  it('weighs the kept so that both sides have the same mix of tenure', async () => {
    const old = company({ lost: [1, 1, 2, 2], kept: [8, 7, 9, 8] }, '2023-01-01', 'old ')
    const young = company({ lost: [4], kept: [2, 2, 4, 4, 3] }, '2024-03-01', 'young ')
    const result = known(await measured(churnPrecursors, together(old, young), cut))
    const row = rowsOf(result, 'signs').find(({ sign }) => sign === 'feature-use_last_month')
    // lost (1 + 1 + 2 + 2 + 4) ÷ 5; kept: four losses beside a mean of 8, one beside a mean of 3: (4 × 8 + 3) ÷ 5
    expect(row).toMatchObject({ n_lost: 5, mean_lost: 2, n_kept: 9, mean_kept: 7 })
  })

  it('takes at most five kept ones for a loss', async () => {
    const result = known(
      await measured(
        churnPrecursors,
        together(
          company({ lost: [1, 1, 1, 2, 2], kept: Array.from({ length: 40 }, (_, k) => 5 + (k % 3)) }, '2023-01-01'),
        ),
        cut,
      ),
    )
    expect(rowsOf(result, 'signs')[0]?.['n_kept']).toBe(25)
  })

  it('says how many losses have nobody beside them', async () => {
    const alone = company({ lost: [1], kept: [] }, '2024-03-01', 'young ')
    const result = known(await measured(churnPrecursors, together(even, alone), cut))
    expect(result.n).toBe(6)
    expect(noteOf(result, 'losses-unmatched')).toEqual({ customers: 1 })
  })

  it('shows the weeks before: the lost came on 1 or 2 days of the last, the kept on 5 or 6', async () => {
    const rows = rowsOf(known(await measured(churnPrecursors, even, cut)), 'course')
    expect(rows.map((row) => row['weeks_before'])).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(rows.at(-1)).toMatchObject({ n_lost: 6, mean_lost: 1.5, n_kept: 6, mean_kept: 5.5 })
    expect(rows.at(-2)).toMatchObject({ mean_lost: 0, mean_kept: 0 })
  })

  it('does not look at the kept after the day, nor at the lost after their end', async () => {
    const later = {
      ...even,
      logins: [...(even.logins ?? []), ...logins('lost 0', 3, 25), ...logins('kept 0', 5, 30)],
    }
    const [one, other] = [await measured(churnPrecursors, even, cut), await measured(churnPrecursors, later, cut)]
    expect(rowsOf(known(other), 'signs')).toEqual(rowsOf(known(one), 'signs'))
  })

  it('does not take for kept who leaves within 90 days', async () => {
    const leaving = {
      ...even,
      subscriptions: (even.subscriptions ?? []).map((row) =>
        row['customer_id'] === 'kept 0' ? { ...row, ended_on: '2024-09-15' } : row,
      ),
    }
    const rows = rowsOf(known(await measured(churnPrecursors, leaving, cut)), 'signs')
    // five beside the losses of June, and the same five beside its own in September
    expect(rows[0]).toMatchObject({ n_lost: 7, n_kept: 10 })
  })

  it('finds no sign where the lost are like the kept', async () => {
    const alike = together(company({ lost: [3, 4, 5, 3, 4, 5], kept: [3, 4, 5, 3, 4, 5] }, '2023-01-01'))
    const result = known(await measured(churnPrecursors, alike, cut))
    expect(result.value).toBe(0)
    expect(rowsOf(result, 'signs').every((row) => row['verdict'] === 'no-difference')).toBe(true)
  })

  it('is unknown without losses, with too few of them, and where nothing recurs', async () => {
    const kept = together(company({ lost: [], kept: [1, 2, 3, 4, 5] }, '2023-01-01'))
    expect(because(await measured(churnPrecursors, kept, cut))).toBe('no-signs-to-compare')
    const few = together(company({ lost: [1, 2, 3, 2], kept: [1, 2, 3, 4, 5] }, '2023-01-01'))
    expect(because(await measured(churnPrecursors, few, cut))).toBe('no-signs-to-compare')
    const purchase = { customer_id: 'a', paid_on: '2024-05-05', amount: 10 }
    expect(
      because(await measured(churnPrecursors, { payments: [purchase] }, { ...cut, recurring_basis: 'purchases' })),
    ).toBe('nothing-recurs')
  })
})
