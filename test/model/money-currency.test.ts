import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { moneyCurrency } from '../../src/model/money-currency.js'
import { factRows, type RawTables } from './facts.js'

async function currencyOf(tables: RawTables, policies = {}): Promise<unknown> {
  return (
    await factRows(sql`SELECT currency, currencies, names FROM ${moneyCurrency}`, tables, {
      as_of: '2024-06-30',
      ...policies,
    })
  )[0]
}
const paid = (currency: string | null, paid_on = '2024-06-15') => ({ customer_id: 'a', paid_on, amount: 1, currency })
const subscribed = (currency: string) => ({ customer_id: 'a', started_on: '2024-06-01', monthly_amount: 1, currency })

describe('money_currency', () => {
  it('is the one that the data name, in whatever case', async () => {
    expect(await currencyOf({ payments: [paid('cny'), paid('CNY'), paid(null)] })).toEqual({
      currency: 'CNY',
      currencies: 1,
      names: 'CNY',
    })
  })

  it('is nobody’s where payments and subscriptions differ', async () => {
    expect(await currencyOf({ payments: [paid('USD')], subscriptions: [subscribed('EUR')] })).toEqual({
      currency: null,
      currencies: 2,
      names: 'EUR, USD',
    })
  })

  it('is that of the policy where the data name none', async () => {
    expect(await currencyOf({ payments: [paid(null)] })).toEqual({ currency: null, currencies: 0, names: '' })
    expect(await currencyOf({ payments: [paid(null)] }, { currency: 'CNY' })).toMatchObject({ currency: 'CNY' })
  })

  it('does not ask payments after the cut', async () => {
    expect(await currencyOf({ payments: [paid('CNY'), paid('USD', '2024-07-01')] })).toMatchObject({ currency: 'CNY' })
  })
})
