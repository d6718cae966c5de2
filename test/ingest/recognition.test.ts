import { describe, expect, test } from 'vitest'
import { datasets } from '../../src/ingest/datasets/index.js'
import { normalised, unitOf } from '../../src/ingest/headers.js'
import { nearMisses } from '../../src/ingest/near-misses.js'
import { recognise } from '../../src/ingest/recognition.js'
import { type Files, ingest, lines, refusalOf, room } from './room.js'

const payments = lines('payment_id,customer_id,amount,paid_on', 'p1,c1,10,2024-01-05')

async function refused(files: Files) {
  const { code, blame, args } = await refusalOf(room(files))
  return { code, blame, ...args }
}

describe('headers', () => {
  test.each([
    ['\ufeffCustomer ID', 'customerid'],
    ['*Customer_No.', 'customerno'],
    ['“Paid-On”', 'paidon'],
    ['金额（元）', '金额'],
    ['Created (UTC)', 'created'],
    ['ＡＭＯＵＮＴ', 'amount'],
    ['1、客户编号', '客户编号'],
    ['Invoice Item: Charge Amount', 'invoiceitemchargeamount'],
    ['收/支', '收支'],
  ])('%s means %s', (header, meaning) => {
    expect(normalised(header)).toBe(meaning)
  })

  test('their unit is what stands in the last brackets', () => {
    expect(['金额（万元）', 'Amount [USD]', 'a (b) (c)', 'plain'].map(unitOf)).toEqual(['万元', 'usd', 'c', null])
  })
})

test('near misses are near', () => {
  expect(nearMisses('amuont', ['customer', 'amount', 'account', 'amounts'])).toEqual(['amount', 'account', 'amounts'])
  expect(nearMisses('金額', ['金额', '日期'])).toEqual(['金额'])
})

describe('a needed column is missing', () => {
  test('in a file that its name says is payments: refused with near misses and the line of limpet.yaml', async () => {
    const files = { 'payments-2024.csv': lines('customer_id,amuont,paid_on', 'c1,10,2024-01-05') }
    expect(await refused(files)).toEqual({
      code: 'column-missing',
      blame: 'data',
      file: 'payments-2024.csv',
      dataset: 'payments',
      column: 'amount',
      near: 'amuont',
      yaml: 'files: { payments-2024.csv: { dataset: payments, columns: { amount: amuont } } }',
    })
  })

  test('in a file most of whose columns are known: refused as well', async () => {
    const files = {
      'x.csv': lines('payment_id,customer_id,paid_on,currency,due_on', 'p1,c1,2024-01-05,EUR,2024-01-05'),
    }
    expect(await refused(files)).toMatchObject({ code: 'column-missing', dataset: 'payments', column: 'amount' })
  })

  test('and the line of limpet.yaml cures it', async () => {
    const data = lines('customer_id,"so, what?",paid_on', 'c1,10,2024-01-05')
    const yaml = 'files: { "payments.csv": { dataset: payments, columns: { amount: "so, what?" } } }'
    const { source } = await ingest(room({ 'payments.csv': data, 'limpet.yaml': yaml }))
    expect(source('payments.csv')).toMatchObject({
      dataset: 'payments',
      accepted: 1,
      columns: { amount: { from: 'so, what?' } },
    })
  })
})

describe('a file of no dataset', () => {
  test('is named, with what it is nearest to, and all of its rows are dropped', async () => {
    const notes = lines('topic,customer_id,text', 'a,c1,b', 'c,c2,d')
    const { source, findings, available } = await ingest(room({ 'notes.csv': notes, 'payments.csv': payments }))
    expect(source('notes.csv')).toMatchObject({
      dataset: null,
      rows: 2,
      accepted: 0,
      dropped: 2,
      drops: [{ rule: 'file-not-recognised', rows: 2 }],
    })
    expect(findings.find(({ code }) => code === 'file-not-recognised')).toMatchObject({
      severity: 'warning',
      args: { file: 'notes.csv' },
    })
    expect([...available]).toEqual(['payments'])
  })

  test('that limpet.yaml ignores is not even looked into', async () => {
    const files = {
      'broken.csv': Buffer.from([0xff, 0xfe, 0x41]),
      'payments.csv': payments,
      'limpet.yaml': 'files: { broken.csv: ignore }',
    }
    const { source, findings } = await ingest(room(files))
    expect(source('broken.csv')).toMatchObject({ dataset: null, bytes: 3, rows: 0, lines: null })
    expect(findings.map(({ code }) => code)).toEqual(['file-ignored'])
  })

  test('is a question if limpet.yaml names one that is not there', async () => {
    const { findings } = await ingest(
      room({ 'payments.csv': payments, 'limpet.yaml': 'files: { paymnets.csv: ignore }' }),
    )
    expect(findings).toEqual([
      {
        code: 'configuration-file-missing',
        severity: 'warning',
        args: { pattern: 'paymnets.csv', near: 'payments.csv' },
      },
    ])
  })
})

describe('two claims', () => {
  const other = lines('payment_id,customer_id,amount,paid_on,status', 'p1,c1,10,2024-01-05,paid')

  test('of different files on one dataset are refused with the columns that differ', async () => {
    expect(await refused({ 'a.csv': payments, 'b.csv': other })).toEqual({
      code: 'dataset-claimed-twice',
      blame: 'data',
      file: 'a.csv',
      other: 'b.csv',
      dataset: 'payments',
      columns: 'status',
      yaml: 'files: { a.csv: { dataset: payments }, b.csv: { dataset: payments } }',
      ignore: 'files: { b.csv: ignore }',
    })
  })

  test('are accepted where limpet.yaml names both', async () => {
    const yaml = 'files: { a.csv: { dataset: payments }, b.csv: { dataset: payments } }'
    const { sources } = await ingest(room({ 'a.csv': payments, 'b.csv': other, 'limpet.yaml': yaml }))
    expect(sources.map(({ accepted }) => accepted)).toEqual([1, 1])
  })

  test('of columns on one meaning: the stronger header wins, equal ones are refused', async () => {
    const stronger = lines('payment_id,customer_id,amount,gross,paid_on', 'p1,c1,10,12,2024-01-05')
    const { source } = await ingest(room({ 'payments.csv': stronger }))
    expect(source('payments.csv')).toMatchObject({ columns: { amount: { from: 'amount' } }, unused: ['gross'] })
    const equal = lines('payment_id,customer_id,amount,Amount (EUR),paid_on', 'p1,c1,10,12,2024-01-05')
    expect(await refused({ 'payments.csv': equal })).toMatchObject({
      code: 'column-ambiguous',
      column: 'amount',
      headers: 'amount, Amount (EUR)',
      yaml: 'files: { payments.csv: { dataset: payments, columns: { amount: amount } } }',
    })
  })

  test('of datasets on one file: the name decides between equals, else refused', () => {
    const claim = (file: string, first: readonly string[], second: readonly string[]) => {
      const [one, two] = ['customers', 'payments'].map((id) => datasets.find((dataset) => dataset.id === id))
      if (one === undefined || two === undefined) throw new Error('too few datasets')
      const columns = { customer_id: { type: 'id', synonyms: ['customer'] } } as const
      const rivals = [
        { ...one, columns, needs: ['customer_id'], never: [], names: first },
        { ...two, columns, needs: ['customer_id'], never: [], names: second },
      ]
      return recognise(file, ['customer'], null, rivals).claim?.dataset.id
    }
    expect(claim('Payments list.csv', ['customers'], ['payments'])).toBe('payments')
    expect(() => claim('x.csv', ['customers'], ['payments'])).toThrowError(
      /dataset-ambiguous.*files: \{ x\.csv: \{ dataset: customers \} \}/,
    )
  })
})

describe('what limpet.yaml maps', () => {
  test('must be a column of the dataset and a header of the file', async () => {
    const yaml = (columns: string) => `files: { payments.csv: { dataset: payments, columns: { ${columns} } } }`
    expect(await refused({ 'payments.csv': payments, 'limpet.yaml': yaml('ammount: amount') })).toMatchObject({
      code: 'configured-column-unknown',
      blame: 'usage',
      column: 'ammount',
      near: 'amount',
    })
    expect(await refused({ 'payments.csv': payments, 'limpet.yaml': yaml('amount: amont') })).toMatchObject({
      code: 'configured-header-missing',
      blame: 'usage',
      header: 'amont',
      near: 'amount',
    })
  })
})

describe('units of a header', () => {
  test('that a column can not be measured in are refused', async () => {
    const files = { 'payments.csv': lines('payment_id,customer_id,金额（%）,paid_on', 'p1,c1,10,2024-01-05') }
    expect(await refused(files)).toMatchObject({ code: 'unit-unsupported', column: '金额（%）', unit: '%' })
  })

  test('that name a currency speak for the file', async () => {
    const { source, rows } = await ingest(
      room({ 'payments.csv': lines('payment_id,customer_id,Amount (USD),paid_on', 'p1,c1,10,2024-01-05') }),
    )
    expect(source('payments.csv').columns['currency']).toEqual({ from: 'Amount (USD)', format: 'constant' })
    const payments = datasets.find(({ id }) => id === 'payments')
    expect(payments && (await rows(payments.table))[0]).toMatchObject({ amount: 10, currency: 'USD' })
  })
})
