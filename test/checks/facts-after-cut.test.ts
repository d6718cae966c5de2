import { expect, it } from 'vitest'
import { factsAfterCut } from '../../src/checks/facts-after-cut.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const facts = (day: string) => ({
  payments: [{ customer_id: 'a', paid_on: day, amount: 1 }],
  logins: [
    { customer_id: 'a', logged_in_at: `${day} 08:00:00` },
    { customer_id: 'a', logged_in_at: `${day} 09:00:00` },
  ],
  subscriptions: [{ customer_id: 'a', started_on: day, monthly_amount: 1 }],
  surveys: [{ customer_id: 'a', answered_on: day, kind: 'nps', score: 9 }],
})

it('facts-after-cut: counts payments, logins, starts and answers from the day after the cut on', async () => {
  expect(await findingsOf(factsAfterCut, facts('2025-01-01'), cut)).toEqual([
    {
      code: 'facts-after-cut',
      severity: 'info',
      args: { rows: 5, first: '2025-01-01', last: '2025-01-01' },
      rows: 5,
    },
  ])
})

it('facts-after-cut: is silent on the day of the cut, and without facts', async () => {
  expect(await findingsOf(factsAfterCut, facts('2024-12-31'), cut)).toEqual([])
  expect(await findingsOf(factsAfterCut, {}, cut)).toEqual([])
})
