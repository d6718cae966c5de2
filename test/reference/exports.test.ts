import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { datasets } from '../../src/ingest/datasets/index.js'
import { subscriptions } from '../../src/ingest/datasets/subscriptions.js'
import { normalised } from '../../src/ingest/headers.js'
import { ingest, room } from '../ingest/room.js'
import { tablesOf } from '../ingest/table.js'
import { referenceData } from './folder.js'

const spectrum = referenceData('csv-spectrum')
describe.skipIf(spectrum.isMissing)('csv-spectrum: every file has the cells that its JSON twin says', () => {
  const names = spectrum.isMissing ? [] : readdirSync(join(spectrum.folder, 'csvs'))
  /** The twin has another telephone number than the file, which is right about itself. */
  const misprinted: Readonly<Record<string, string>> = { '1234567890': '2095257564' }
  test.each(names)('%s', async (name) => {
    const expected = z
      .array(z.record(z.string(), z.string()))
      .parse([JSON.parse(readFileSync(join(spectrum.folder, 'json', name.replace('.csv', '.json')), 'utf8'))].flat())
    const tables = await tablesOf(room({ [name]: readFileSync(join(spectrum.folder, 'csvs', name)) }))
    const { headers = [], rows = [] } = tables.get(name) ?? {}
    const lineFeeds = (text: string): string => text.replaceAll('\r\n', '\n')
    expect(
      rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, lineFeeds(row[index] ?? '')]))),
    ).toEqual(
      expected.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, text]) => [key, lineFeeds(misprinted[text] ?? text)])),
      ),
    )
  })
})

const bank = referenceData('bank-exports-cn')
describe.skipIf(bank.isMissing)('bank-exports-cn: statements of two wallets', () => {
  const known = new Set(
    datasets.flatMap(({ columns }) => Object.values(columns).flatMap(({ synonyms }) => synonyms)).map(normalised),
  )
  const read = (name: string) =>
    tablesOf(room({ [name]: readFileSync(join(bank.folder, name)) }), { isKnown: (header) => known.has(header) })

  test('the preamble ends where the table begins, and a statement in GB18030 is read', async () => {
    const table = (await read('example-alipay-records.csv')).get('example-alipay-records.csv')
    expect(table?.survey.encoding).toBe('gb18030')
    expect(table?.survey.structure.lines).toMatchObject({ total: 35, preamble: 22, header: 1, blank: 2, records: 10 })
    expect(table?.headers.slice(0, 7)).toEqual([
      '交易时间',
      '交易分类',
      '交易对方',
      '对方账号',
      '商品说明',
      '收/支',
      '金额',
    ])
  })

  test('the workbook gives the rows of its CSV twin', async () => {
    const csv = (await read('example-wechat-records.csv')).get('example-wechat-records.csv')
    const sheets = await read('example-wechat-records.xlsx')
    const sheet = sheets.get('example-wechat-records.xlsx#example-wechat-records')
    expect(csv?.survey.structure.lines).toEqual({ total: 44, preamble: 16, header: 1, blank: 0, records: 27 })
    expect(csv?.survey.structure.rejects.list()).toEqual([])
    expect([sheets.size, sheet?.headers]).toEqual([2, csv?.headers])
    const cells = (row: readonly string[]): string[] => row.map((cell) => cell.trim())
    expect(csv?.rows).toHaveLength(27)
    expect(sheet?.rows.map(cells)).toEqual(csv?.rows.map(cells))
  })
})

const telco = referenceData('telco')
test.skipIf(telco.isMissing)('telco: the 11 blank total charges are reported, not zero', async () => {
  const yaml = `files: { telco.csv: { dataset: subscriptions, currency: USD, columns: {
    customer_id: customerID, term_amount: TotalCharges, started_on: start, ended_on: end } } }`
  const [header = '', ...rows] = readFileSync(join(telco.folder, 'Telco-Customer-Churn.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
  const text = [`${header},start,end`, ...rows.map((row) => `${row},2024-01-01,2024-12-31`)].join('\n')
  const { source, rows: read } = await ingest(room({ 'telco.csv': text, 'limpet.yaml': yaml }))
  expect(source('telco.csv')).toMatchObject({
    rows: 7043,
    accepted: 7032,
    rejected: 11,
    rejects: [{ reason: 'empty', column: 'amount', rows: 11 }],
  })
  const accepted = await read(subscriptions.table)
  expect(accepted.filter((row) => row['term_amount'] === 0 || row['term_amount'] === null)).toEqual([])
})
