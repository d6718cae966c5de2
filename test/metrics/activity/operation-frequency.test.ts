import { describe, expect, it } from 'vitest'
import { operationFrequency } from '../../../src/metrics/activity/operation-frequency.js'
import { because, known, measured, noteOf } from '../measured.js'
import { february, logins } from './logins.js'

const rows = [
  ...['a', 'b', 'c', 'd', 'e'].flatMap((customer, k) => logins(customer, 'one', ['2024-02-01'], { actions: k + 1 })),
  ...logins('f', 'one', ['2024-02-28']),
]

describe('operation-frequency', () => {
  it('(1 + 2 + 3 + 4 + 5) ÷ 5; the sixth customer states none', async () => {
    const result = known(await measured(operationFrequency, { logins: rows }, february))
    expect([result.value, result.n]).toEqual([3, 5])
    expect(noteOf(result, 'operations-partly-stated')).toEqual({ share: 5 / 6 })
  })

  it('is unknown where no login states operations, and refused below five', async () => {
    const silent = rows.map((row) => ({ ...row, actions: null }))
    expect(because(await measured(operationFrequency, { logins: silent }, february))).toBe('no-operations')
    expect(because(await measured(operationFrequency, { logins: rows.slice(1) }, february))).toBe('too-few')
    expect(because(await measured(operationFrequency, { logins: [] }, february))).toBe('no-complete-month')
  })
})
