import { describe, expect, it } from 'vitest'
import { activationRate } from '../../../src/metrics/retention/activation-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0 } as const
const paid = (customer_id: string, started_on: string): RawRow => ({
  customer_id,
  started_on,
  monthly_amount: 10,
  plan: 'basic',
})
const used = (customer_id: string, ...days: string[]): RawRow[] =>
  days.map((day) => ({ customer_id, logged_in_at: `${day} 09:00:00` }))

/** `old` pays since the data's first month and logs in first and last. Six begin on 2024-03-01, whose 30 days end on 03-30. */
const starters = ['three', 'last-day', 'day-too-late', 'same-day', 'twice', 'never']
const subscriptions = [paid('old', '2023-01-05'), ...starters.map((id) => paid(id, '2024-03-01'))]
const logins = [
  ...used('old', '2023-01-10', '2024-12-30'),
  ...used('three', '2024-03-01', '2024-03-02', '2024-03-03'),
  ...used('last-day', '2024-03-01', '2024-03-02', '2024-03-30'),
  ...used('day-too-late', '2024-03-01', '2024-03-02', '2024-03-31'),
  ...used('same-day', '2024-03-01', '2024-03-01', '2024-03-01'),
  ...used('twice', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02'),
]

describe('activation rate', () => {
  it('2 of 6 starters used it on 3 of their first 30 days, the first paid day and the 29 after it', async () => {
    const result = known(await measured(activationRate, { subscriptions, logins }, at))
    expect([result.value, result.n]).toEqual([2 / 6, 6])
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
    expect(noteOf(result, 'starters-never-seen')).toEqual({ customers: 1 })
    expect(rowsOf(result, 'quarters')).toMatchObject([{ quarter: '2024-Q1', n: 6, rate: 2 / 6 }])
    expect(rowsOf(result, 'days')).toEqual([
      { days: 0, customers: 1 },
      { days: 1, customers: 1 },
      { days: 2, customers: 2 },
      { days: 3, customers: 2 },
    ])
  })

  it('counts no starter whose 30 days pass the cut or the last login, nor one from before the window', async () => {
    const more = [paid('december', '2024-12-03'), paid('decided', '2024-12-02'), paid('before', '2023-06-01')]
    const whole = known(await measured(activationRate, { subscriptions: [...subscriptions, ...more], logins }, at))
    expect(whole.n).toBe(7)
    const short = logins.filter((row) => !String(row['logged_in_at']).startsWith('2024-12'))
    const cut = known(
      await measured(
        activationRate,
        { subscriptions: [...subscriptions, paid('april', '2024-04-05')], logins: short },
        at,
      ),
    )
    expect(cut.n).toBe(6)
  })

  it('segments add up', async () => {
    const customers = starters.map((customer_id) => ({
      customer_id,
      region: customer_id === 'never' ? 'south' : 'north',
    }))
    const result = known(await measured(activationRate, { subscriptions, logins, customers }, at))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 5, 2 / 5],
      ['south', 1, null],
    ])
  })

  it('is unknown where nobody began to pay, below five, and without logins', async () => {
    const old = [paid('old', '2023-01-05')]
    expect(because(await measured(activationRate, { subscriptions: old, logins }, at))).toBe('no-starters-seen')
    expect(because(await measured(activationRate, { subscriptions: subscriptions.slice(0, 4), logins }, at))).toBe(
      'too-few',
    )
    expect(because(await measured(activationRate, { subscriptions }, at))).toBe('needs-dataset')
  })
})
