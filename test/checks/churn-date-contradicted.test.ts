import { expect, it } from 'vitest'
import { churnDateContradicted } from '../../src/checks/churn-date-contradicted.js'
import { findingsOf } from './findings.js'

const paying = (customer_id: string, monthly_amount: number) => ({
  customer_id,
  started_on: '2024-01-01',
  monthly_amount,
})

it('lists customers that bear a churn date by the cut and still pay, with their recurring revenue', async () => {
  const tables = {
    customers: [
      { customer_id: 'a', churned_on: '2024-02-10' },
      { customer_id: 'b', churned_on: '2024-04-10' },
      { customer_id: 'c' },
      { customer_id: 'gone', churned_on: '2024-02-10' },
    ],
    subscriptions: [
      paying('a', 70),
      paying('b', 10),
      paying('c', 20),
      { ...paying('gone', 5), ended_on: '2024-02-11' },
    ],
  }
  expect(await findingsOf(churnDateContradicted, tables, { as_of: '2024-03-31' })).toEqual([
    {
      code: 'churn-date-contradicted',
      severity: 'warning',
      args: { customers: 1, example: 'a' },
      dataset: 'customers',
      rows: 1,
      money: 70,
    },
  ])
})

it('is silent where dates and payments agree', async () => {
  const tables = { customers: [{ customer_id: 'a' }], subscriptions: [paying('a', 70)] }
  expect(await findingsOf(churnDateContradicted, tables, { as_of: '2024-03-31' })).toEqual([])
})
