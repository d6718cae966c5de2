import { describe, expect, it } from 'vitest'
import { sessionDuration } from '../../../src/metrics/activity/session-duration.js'
import { because, known, measured, noteOf, variantOf } from '../measured.js'
import { february, logins } from './logins.js'

const timed = (customer: string, day: string, duration_seconds: number | null) =>
  logins(customer, 'one', [day], { duration_seconds })
const rows = [
  ...timed('a', '2024-02-01', 60),
  ...timed('a', '2024-02-28', 120),
  ...timed('b', '2024-02-01', 180),
  ...timed('b', '2024-02-02', 240),
  ...timed('b', '2024-02-03', 300),
  ...timed('b', '2024-02-03', -5),
]

describe('session-duration', () => {
  it('900 seconds in 5 logins = 3 minutes; 15 minutes in 2 customer-months; one negative duration left out', async () => {
    const result = known(await measured(sessionDuration, { logins: rows }, february))
    expect([result.value, result.unit, result.n]).toEqual([3, 'minutes', 5])
    expect(result.interval?.low).toBeCloseTo(180 / 2 / 60, 12)
    expect(result.interval?.high).toBeCloseTo(720 / 3 / 60, 12)
    expect(variantOf(result, 'per-customer-month').value).toBe(7.5)
    expect(noteOf(result, 'durations-partly-stated')).toEqual({ share: 5 / 6 })
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
  })

  it('is unknown where no login states a duration, and refused below five', async () => {
    const silent = rows.map((row) => ({ ...row, duration_seconds: null }))
    expect(because(await measured(sessionDuration, { logins: silent }, february))).toBe('no-durations')
    expect(because(await measured(sessionDuration, { logins: rows.slice(0, 4) }, february))).toBe('too-few')
    expect(because(await measured(sessionDuration, { logins: [] }, february))).toBe('no-complete-month')
  })
})
