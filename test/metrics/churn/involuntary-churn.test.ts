import { expect, it } from 'vitest'
import { involuntaryChurn } from '../../../src/metrics/churn/involuntary-churn.js'
import { because, known, measured, noteOf, segmentsOf, variantOf } from '../measured.js'
import { leavers, steady, yearEnd } from './leavers.js'

const unpaid = (customer_id: string, due_on: string) => ({ customer_id, due_on, amount: 100 })

it('is 1 ÷ 9: C gave no reason and left an invoice of the day of its loss unpaid; A did too, but says price', async () => {
  const payments = [unpaid('C', '2024-06-10'), unpaid('A', '2024-03-10')]
  const result = known(await measured(involuntaryChurn, { ...leavers, payments }, yearEnd))
  expect(result).toMatchObject({ value: 1 / 9, n: 9 })
  expect(variantOf(result, 'by-invoice').value).toBe(1)
  expect(variantOf(result, 'by-reason').value).toBe(0)
  expect(noteOf(result, 'losses-without-reason')).toBeUndefined()
})

it('counts a recorded failure of payment, and an invoice only from 60 days before to 30 days after the loss', async () => {
  const customers = leavers.customers.map((row) =>
    row.customer_id === 'A' ? { ...row, churn_reason: 'Card declined' } : row,
  )
  const reasoned = known(await measured(involuntaryChurn, { ...leavers, customers }, yearEnd))
  expect(variantOf(reasoned, 'by-reason').value).toBe(1)
  for (const [day, cases] of [
    ['2024-04-10', 0],
    ['2024-04-11', 1],
    ['2024-07-10', 1],
    ['2024-07-11', 0],
  ] as const) {
    const result = known(await measured(involuntaryChurn, { ...leavers, payments: [unpaid('C', day)] }, yearEnd))
    expect([day, result.value]).toEqual([day, cases / 9])
  }
})

it('says how far the unexplained could move it: C alone, to (0 + 1) ÷ 9', async () => {
  const result = known(await measured(involuntaryChurn, leavers, yearEnd))
  expect(result.value).toBe(0)
  expect(noteOf(result, 'losses-without-reason')).toEqual({ customers: 1, high: 1 / 9 })
})

it('cuts by region: 6 in the north, 3 in the south, a rate of fewer than 5 left empty', async () => {
  const result = known(await measured(involuntaryChurn, leavers, yearEnd))
  expect(segmentsOf(result, 'region').map((row) => [row['value'], row['n'], row['rate']])).toEqual([
    ['north', 6, 0],
    ['south', 3, null],
  ])
})

it('is unknown where no loss is explained, without customers at start, and below five', async () => {
  const bare = { subscriptions: leavers.subscriptions.map((row) => ({ ...row, cancel_reason: null })) }
  expect(because(await measured(involuntaryChurn, bare, yearEnd))).toBe('no-churn-reasons')
  expect(
    because(
      await measured(
        involuntaryChurn,
        { subscriptions: [], payments: [{ customer_id: 'x', amount: 1, paid_on: '2024-01-10', kind: 'setup' }] },
        yearEnd,
      ),
    ),
  ).toBe('no-customers-at-start')
  expect(because(await measured(involuntaryChurn, steady(4), yearEnd))).toBe('too-few')
})
