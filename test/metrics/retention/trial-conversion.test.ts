import { describe, expect, it } from 'vitest'
import { trialConversion } from '../../../src/metrics/retention/trial-conversion.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf, variantOf } from '../measured.js'

const at = { as_of: '2024-12-31', grace_days: 0, month_end_dates: 'exclusive' } as const
const tried = (customer_id: string, started_on: string, ended_on: string | null): RawRow => ({
  customer_id,
  started_on,
  ended_on,
  monthly_amount: 10,
  status: 'trial',
  plan: 'basic',
})
const paid = (customer_id: string, started_on: string): RawRow => ({
  customer_id,
  started_on,
  monthly_amount: 10,
  plan: 'basic',
})

/** Five trials to 15 March: paid at once, during the trial, after 30 days, after 31 days, never. */
const subscriptions = [
  ...['at-once', 'during', 'day-30', 'day-31', 'never'].map((id) => tried(id, '2024-03-01', '2024-03-15')),
  paid('at-once', '2024-03-15'),
  paid('during', '2024-03-10'),
  paid('day-30', '2024-04-14'),
  paid('day-31', '2024-04-15'),
]
const apart = [
  tried('existing', '2024-03-01', '2024-03-15'),
  paid('existing', '2023-05-01'),
  tried('running', '2024-12-20', null),
  tried('just-ended', '2024-12-01', '2024-12-15'),
  tried('long-ago', '2023-03-01', '2023-03-15'),
]

describe('trial conversion', () => {
  it('3 of 5 paid by 30 days after the end', async () => {
    const result = known(await measured(trialConversion, { subscriptions }, at))
    expect([result.value, result.n]).toEqual([3 / 5, 5])
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 5 })
    expect(rowsOf(result, 'quarters')).toMatchObject([{ quarter: '2024-Q1', n: 5, rate: 3 / 5 }])
  })

  it('leaves out who paid before, trials that run or just ended, and those before the window', async () => {
    const result = known(await measured(trialConversion, { subscriptions: [...subscriptions, ...apart] }, at))
    expect([result.value, result.n]).toEqual([3 / 5, 5])
    expect(noteOf(result, 'trials-open')).toEqual({ trials: 2 })
  })

  it('beside it: of six that signed up in the window, four paid; segments add up', async () => {
    const ids = ['at-once', 'during', 'day-30', 'day-31', 'never', 'looked']
    const customers = ids.map((customer_id) => ({
      customer_id,
      signed_up_on: '2024-02-20',
      region: customer_id.startsWith('day') ? 'n' : 's',
    }))
    const result = known(await measured(trialConversion, { subscriptions, customers }, at))
    expect(variantOf(result, 'registered-to-paid')).toMatchObject({ value: 4 / 6, n: 6 })
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n']])).toEqual([
      ['s', 3],
      ['n', 2],
    ])
  })

  it('is unknown without trials, where none ever converts, where none ended in the window, and below five', async () => {
    expect(because(await measured(trialConversion, { subscriptions: [paid('a', '2024-01-01')] }, at))).toBe('no-trials')
    const unconverted = [...subscriptions.slice(0, 5), paid('other', '2024-01-01')]
    expect(because(await measured(trialConversion, { subscriptions: unconverted }, at))).toBe('trials-never-paid')
    const early = [tried('a', '2023-03-01', '2023-03-15'), paid('a', '2023-03-15')]
    expect(because(await measured(trialConversion, { subscriptions: early }, at))).toBe('no-trials-ended')
    const few = subscriptions.filter((row) => row['customer_id'] !== 'never')
    expect(because(await measured(trialConversion, { subscriptions: few }, at))).toBe('too-few')
  })
})
