import { describe, expect, it } from 'vitest'
import { exchangeRates } from '../../src/checks/exchange-rates.js'
import { mixedCurrencies } from '../../src/checks/mixed-currencies.js'
import { abroad, dollarRates, inYuan } from '../metrics/abroad.js'
import { factsOf, type RawTables } from '../model/facts.js'

const tables = { ...abroad(), rates: dollarRates }

describe('exchange-rates', () => {
  const found = async (company: RawTables, policies = {}) => {
    const engine = await factsOf(company, { ...inYuan, ...policies })
    try {
      const rows = [mixedCurrencies, exchangeRates].map(async (check) => check.findings(await engine.read(check.sql)))
      return (await Promise.all(rows)).flat()
    } finally {
      engine.close()
    }
  }

  it('names the rates of the cut, so that they can be held against the books', async () => {
    expect(await found(tables)).toEqual([
      { code: 'money-converted', severity: 'info', args: { currency: 'CNY', rates: 'USD 7.2' }, dataset: 'rates' },
    ])
  })

  it('says which are missing, contradict each other, have no target, or are those of another currency', async () => {
    const codes = async (company: RawTables, policies = {}) => (await found(company, policies)).map(({ code }) => code)
    const twice = [...dollarRates, { currency: 'USD', month: '2024-06-15', rate: 7 }]
    const own = [...dollarRates, { currency: 'CNY', month: '2024-06-15', rate: 0.14 }]
    expect(await codes({ ...tables, rates: twice })).toEqual(['rates-missing', 'rates-contradictory'])
    expect(await codes(tables, { currency: null })).toEqual(['mixed-currencies', 'rates-without-target'])
    expect(await codes({ ...tables, rates: own })).toEqual(['mixed-currencies', 'rates-of-another-currency'])
    const customers = [{ customer_id: 'flat 1', acquisition_cost: 50 }]
    expect(await codes({ ...tables, customers })).toEqual(['money-converted', 'costs-not-converted'])
    expect(await codes(abroad())).toEqual(['mixed-currencies'])
    expect(await codes(abroad('CNY'))).toEqual([])
  })
})
