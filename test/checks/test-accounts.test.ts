import { expect, it } from 'vitest'
import { testAccounts } from '../../src/checks/test-accounts.js'
import { findingsOf } from './findings.js'

it('finds paying customers whose name holds a whole word for a test account, in both languages', async () => {
  const names = ['Demo account', 'Testa Rossa Ltd', '演示客户', 'Democracy House', 'Internal (QA)', 'Plain']
  const ids = names.map((name, index) => ({ customer_id: `c${index}`, name }))
  const subscriptions = ids.map(({ customer_id }, index) => ({
    customer_id,
    started_on: '2024-01-01',
    monthly_amount: 2 ** index,
  }))
  const free = { customer_id: 'free', started_on: '2024-01-01', monthly_amount: 0 }
  const tables = { customers: [...ids, { customer_id: 'free', name: 'test' }], subscriptions: [...subscriptions, free] }
  // c0, c2 and c4: 1 + 4 + 16
  expect(await findingsOf(testAccounts, tables, { as_of: '2024-01-31' })).toEqual([
    {
      code: 'test-accounts',
      severity: 'warning',
      args: { customers: 3, example: 'c0' },
      dataset: 'customers',
      rows: 3,
      money: 21,
    },
  ])
})
