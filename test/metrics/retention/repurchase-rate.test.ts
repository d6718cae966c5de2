import { describe, expect, it } from 'vitest'
import { repurchaseRate } from '../../../src/metrics/retention/repurchase-rate.js'
import type { RawRow } from '../../model/facts.js'
import { because, known, measured, noteOf, rowsOf, segmentsOf } from '../measured.js'

const at = { as_of: '2024-12-31' } as const
const bought = (customer_id: string, ...days: string[]): RawRow[] =>
  days.map((paid_on) => ({ customer_id, paid_on, amount: 50, kind: 'service' }))

/** Six buyers in 2024: two bought before it, one twice inside it, one twice on one day, two once. `gone` bought in 2023 only. */
const payments = [
  ...bought('before-1', '2023-03-01', '2024-03-01'),
  ...bought('before-2', '2022-03-01', '2023-06-01', '2024-06-01'),
  ...bought('inside', '2024-02-01', '2024-09-01'),
  ...bought('same-day', '2024-02-01', '2024-02-01'),
  ...bought('once-1', '2024-05-01'),
  ...bought('once-2', '2024-12-31'),
  ...bought('gone', '2023-01-05', '2023-12-31'),
]

describe('repurchase rate', () => {
  it('3 of 6 buyers of the window had bought on an earlier day', async () => {
    const result = known(await measured(repurchaseRate, { payments }, at))
    expect([result.value, result.n]).toEqual([3 / 6, 6])
    expect(noteOf(result, 'thin-evidence')).toEqual({ n: 6 })
    expect(rowsOf(result, 'purchases')).toEqual([
      { purchases: 1, customers: 5 },
      { purchases: 2, customers: 1 },
    ])
  })

  it('charges known to recur, by kind or by service period, make neither a buyer nor an earlier purchase', async () => {
    const charge = { customer_id: 'once-1', amount: 9, kind: 'recurring' }
    const period = { customer_id: 'period', amount: 9, period_start: '2024-01-01', period_end: '2024-12-31' }
    const rows = [...payments, { ...charge, paid_on: '2024-01-01' }, { ...period, paid_on: '2024-01-01' }]
    const result = known(await measured(repurchaseRate, { payments: rows }, at))
    expect([result.value, result.n]).toEqual([3 / 6, 6])
    expect(noteOf(result, 'recurring-left-out')).toEqual({ payments: 2 })
  })

  it('payments that do not say what they were for count, and a note says so; refunds do not', async () => {
    const rows = [
      ...payments,
      { customer_id: 'unlabelled', amount: 9, paid_on: '2024-01-01' },
      { customer_id: 'refund', amount: -9, paid_on: '2024-01-01', kind: 'refund' },
    ]
    const result = known(await measured(repurchaseRate, { payments: rows }, at))
    expect([result.value, result.n]).toEqual([3 / 7, 7])
    expect(noteOf(result, 'recurring-not-told-apart')).toEqual({ payments: 1 })
  })

  it('segments add up', async () => {
    const ids = ['before-1', 'before-2', 'inside', 'same-day', 'once-1', 'once-2', 'gone']
    const customers = ids.map((customer_id) => ({ customer_id, region: customer_id === 'once-2' ? 'south' : 'north' }))
    const result = known(await measured(repurchaseRate, { payments, customers }, at))
    expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
      ['north', 5, 3 / 5],
      ['south', 1, null],
    ])
  })

  it('is unknown where all charges recur, where nobody bought, and below five buyers', async () => {
    const charges = payments.map((row) => ({ ...row, kind: 'recurring' }))
    expect(because(await measured(repurchaseRate, { payments: charges }, at))).toBe('only-recurring-charges')
    expect(because(await measured(repurchaseRate, { payments: bought('gone', '2023-01-05') }, at))).toBe(
      'no-purchases-in-window',
    )
    expect(because(await measured(repurchaseRate, { payments: payments.slice(0, 7) }, at))).toBe('too-few')
  })
})
