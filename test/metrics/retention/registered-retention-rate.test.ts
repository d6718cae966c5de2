import { describe, expect, it } from 'vitest'
import { registeredRetentionRate } from '../../../src/metrics/retention/registered-retention-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

/** The window opens on 2023-06-30. Five registered before it, of whom one is active; five inside it, of whom three are. */
const cut = { as_of: '2024-06-30' }
const customers: RawRow[] = [
  ...[0, 1, 2, 3, 4].map((k) => ({ customer_id: `old ${k}`, signed_up_on: '2023-02-01', size: 'small' })),
  ...[0, 1, 2, 3, 4].map((k) => ({ customer_id: `new ${k}`, signed_up_on: '2024-01-15', size: 'large' })),
  { customer_id: 'later', signed_up_on: '2024-07-01', size: 'large' },
]
const logins = ['old 0', 'new 0', 'new 1', 'new 2', 'later', 'orphan'].map((customer_id) => ({
  customer_id,
  logged_in_at: '2024-06-20 09:00:00',
}))

describe('registered retention rate', () => {
  it('finds 4 of 10 who registered by the cut still active, and 3 of the 5 who did inside the window', async () => {
    const result = known(await measured(registeredRetentionRate, { customers, logins }, cut))
    expect(result).toMatchObject({ value: 0.4, n: 10 })
    expect(variantOf(result, 'registered-in-window')).toMatchObject({ value: 0.6, n: 5 })
  })

  it('goes by quarter of registration', async () => {
    const result = known(await measured(registeredRetentionRate, { customers, logins }, cut))
    expect(rowsOf(result, 'quarters').map((row) => [row['quarter'], row['n'], row['rate']])).toEqual([
      ['2023-Q1', 5, 0.2],
      ['2024-Q1', 5, 0.6],
    ])
  })

  it('cuts by segment: the parts add up', async () => {
    const result = known(await measured(registeredRetentionRate, { customers, logins }, cut))
    expect(segmentsOf(result, 'size').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['large', 5, 0.6],
      ['small', 5, 0.2],
    ])
  })

  it('counts an undated registration in the whole, in no quarter and not in the window', async () => {
    const undated = [...customers, { customer_id: 'undated' }]
    const result = known(await measured(registeredRetentionRate, { customers: undated, logins }, cut))
    expect(result).toMatchObject({ value: 4 / 11, n: 11 })
    expect(variantOf(result, 'registered-in-window').n).toBe(5)
    expect(rowsOf(result, 'quarters')).toHaveLength(2)
  })

  it('is unknown where nobody is registered and below 5, and thin below 20', async () => {
    const empty = { customers: [], logins }
    expect(because(await measured(registeredRetentionRate, empty, cut))).toBe('no-registered-customers')
    const few = { customers: customers.slice(0, 4), logins }
    expect(because(await measured(registeredRetentionRate, few, cut))).toBe('too-few')
    const result = known(await measured(registeredRetentionRate, { customers, logins }, cut))
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 10 })
  })
})
