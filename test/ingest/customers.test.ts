import { describe, expect, test } from 'vitest'
import { rawCustomerAttribute, rawCustomers } from '../../src/model/raw.js'
import { ingest, lines, room } from './room.js'

describe('customers', () => {
  const head = 'customer_id,name,Tier,E-Mail,note'
  const base = ['c1,One,gold,a@b,x', 'c2,Two,silver,c@d,x']

  test('come with their further columns as attributes, contact data left alone', async () => {
    const { rows: read, source } = await ingest(room({ 'customers.csv': lines(head, ...base, 'c3,Three,,,') }))
    expect(await read(rawCustomerAttribute)).toEqual([
      { customer_id: 'c1', attribute: 'Tier', value: 'gold' },
      { customer_id: 'c1', attribute: 'note', value: 'x' },
      { customer_id: 'c2', attribute: 'Tier', value: 'silver' },
      { customer_id: 'c2', attribute: 'note', value: 'x' },
    ])
    expect(source('customers.csv').unused).toEqual(['E-Mail'])
    expect(await read(rawCustomers)).toHaveLength(3)
  })

  test('are merged to one row each, whatever the order of rows', async () => {
    const again = [...base, 'c1,One,gold,a@b,x', 'c2,Two,,,', 'c2,Zwei,silver,c@d,x']
    for (const order of [again, [...again].reverse()]) {
      const { rows: read, source, findings } = await ingest(room({ 'customers.csv': lines(head, ...order) }))
      expect((await read(rawCustomers)).map(({ customer_id, name }) => [customer_id, name])).toEqual([
        ['c1', 'One'],
        ['c2', 'Two'],
      ])
      expect(await read(rawCustomerAttribute)).toHaveLength(4)
      expect(source('customers.csv')).toMatchObject({
        rows: 5,
        accepted: 2,
        dropped: 3,
        drops: [
          { rule: 'conflicting-customer', rows: 2 },
          { rule: 'duplicate-customer', rows: 1 },
        ],
      })
      expect(findings.map(({ code, severity, args }) => [code, severity, args['rule']])).toEqual([
        ['rows-dropped', 'warning', 'conflicting-customer'],
        ['rows-dropped', 'info', 'duplicate-customer'],
      ])
    }
  })

  test('with an attribute of too many values: it is left out and named', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `c${index},Name,gold,,note ${index}`)
    const { rows: read, findings } = await ingest(room({ 'customers.csv': lines(head, ...many) }))
    expect(new Set((await read(rawCustomerAttribute)).map(({ attribute }) => attribute))).toEqual(new Set(['Tier']))
    expect(findings).toEqual([
      { code: 'attribute-left-out', severity: 'info', dataset: 'customers', args: { attribute: 'note', values: 60 } },
    ])
  })
})

test('hostile attributes of customers are only names', async () => {
  const text = lines(
    'customer_id,name,"""; DROP TABLE raw_customers; --",ledger_drop,ledger_attribute_0',
    'c1,One,a,b,c',
  )
  const { rows: read } = await ingest(room({ 'customers.csv': text }))
  expect((await read(rawCustomerAttribute)).map(({ attribute, value }) => [attribute, value])).toEqual([
    ['"; DROP TABLE raw_customers; --', 'a'],
    ['ledger_attribute_0', 'c'],
    ['ledger_drop', 'b'],
  ])
})
