import { expect, it } from 'vitest'
import { indistinctCustomers } from '../../src/checks/indistinct-customers.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }
const paid = (customer_id: string, amount: number) => ({ customer_id, paid_on: '2024-05-10', amount })

it('indistinct-customers: counts masked ids and words for anybody, with their money', async () => {
  const payments = [paid('138****1234', 10), paid('张*', 20), paid('散客', 30), paid('Guest', 40), paid('K1', 500)]
  expect(await findingsOf(indistinctCustomers, { payments }, cut)).toEqual([
    {
      code: 'indistinct-customers',
      severity: 'error',
      args: { customers: 4, example: '138****1234' },
      dataset: 'customers',
      rows: 4,
      money: 100,
    },
  ])
})

it('indistinct-customers: is silent where a word is part of a name, and where ids are whole', async () => {
  const payments = [paid('guesthouse', 10), paid('13800001234', 20), paid('其他公司', 30), paid('XXXL', 40)]
  expect(await findingsOf(indistinctCustomers, { payments }, cut)).toEqual([])
})
