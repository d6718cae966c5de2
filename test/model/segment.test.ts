import { expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { segment } from '../../src/model/segment.js'
import { factRows, type RawTables } from './facts.js'

async function segmentsOf(tables: RawTables): Promise<string[]> {
  const rows = await factRows(
    sql`SELECT coalesce(attribute, 'everybody') AS attribute, coalesce(value, '–') AS value, count(*) AS customers FROM ${segment}
      GROUP BY ALL ORDER BY ALL`,
    tables,
    { as_of: '2024-06-30' },
  )
  return rows.map((row) => `${row['attribute']} ${row['value']}: ${row['customers']}`)
}

it('segment: every attribute of two to twenty values partitions the base, unknown ids and gaps under an empty value', async () => {
  const customers = Array.from({ length: 21 }, (_, k) => ({
    customer_id: `c${k}`,
    industry: k < 10 ? 'retail' : k < 20 ? 'banking' : null,
    region: 'north',
    owner: `owner ${k}`,
  }))
  const attributes = [
    ...Array.from({ length: 20 }, (_, k) => ({ customer_id: `c${k}`, attribute: 'Tier', value: `tier ${k}` })),
    { customer_id: 'c20', attribute: 'Tier', value: null },
  ]
  const payments = [{ customer_id: 'orphan', paid_on: '2024-06-01', amount: 1 }]
  const found = await segmentsOf({ customers, attributes, payments })
  expect(found.filter((line) => !line.startsWith('Tier tier'))).toEqual([
    'Tier : 2',
    'everybody –: 22',
    'industry : 2',
    'industry banking: 10',
    'industry retail: 10',
  ])
  expect(found.filter((line) => line.startsWith('Tier tier'))).toHaveLength(20)
})

it('segment: without attributes there is only everybody', async () => {
  expect(await segmentsOf({ payments: [{ customer_id: 'a', paid_on: '2024-06-01', amount: 1 }] })).toEqual([
    'everybody –: 1',
  ])
})
