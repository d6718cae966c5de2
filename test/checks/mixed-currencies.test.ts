import { expect, it } from 'vitest'
import { mixedCurrencies } from '../../src/checks/mixed-currencies.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const paid = (currency: string | null) => ({ customer_id: 'a', paid_on: '2024-05-10', amount: 1, currency })

it('mixed-currencies: names all of them', async () => {
  expect(await findingsOf(mixedCurrencies, { payments: [paid('USD'), paid('CNY'), paid(null)] }, cut)).toEqual([
    { code: 'mixed-currencies', severity: 'error', args: { currencies: 'CNY, USD' } },
  ])
})

it('mixed-currencies: is silent where there is one, or none named', async () => {
  expect(await findingsOf(mixedCurrencies, { payments: [paid('CNY'), paid('cny'), paid(null)] }, cut)).toEqual([])
  expect(await findingsOf(mixedCurrencies, {}, cut)).toEqual([])
})
