import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Exhibit } from '../../src/metrics/answer.js'
import { csvExhibit, csvReport } from '../../src/report/csv.js'
import { delimited } from '../../src/report/delimited.js'
import { example } from './example.js'

/** The fields of one text cell as a CSV reader sees them. */
function readBack(text: string): string {
  const [, row] = parse(delimited(['a', 'b'], [{ a: text, b: 1 }]), { bom: true, record_delimiter: '\r\n' })
  expect(row).toHaveLength(2)
  return row?.[0] ?? ''
}

describe('a delimited table', () => {
  it('follows RFC 4180, behind a byte order mark', () => {
    expect(delimited(['a', 'b'], [{ a: 'x, "y"', b: -1.5 }, { a: null }])).toBe('\ufeffa,b\r\n"x, ""y""",-1.5\r\n,\r\n')
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1+1',
    '＠x',
    '=HYPERLINK("http://x","y")',
  ])('lets no text become a formula: %j', (text) => {
    expect(readBack(text).startsWith("'")).toBe(true)
  })

  it.each(['a=1', "'", 'C-1', '华东', '1', ''])('leaves other text alone: %j', (text) => {
    expect(readBack(text)).toBe(text)
  })

  it('keeps a record on a line, and a number a number', () => {
    expect(readBack('a\nb\u001b[31m\u202e')).toBe('a\\nb\\u{1b}[31m\\u{202e}')
    expect(delimited(['a'], [{ a: -0.1 }])).toBe('\ufeffa\r\n-0.1\r\n')
  })
})

describe('the report as CSV', () => {
  const rows: Record<string, string>[] = parse(csvReport(example), { bom: true, columns: true })
  const of = (metric: string, part: string, name = '') =>
    rows.filter((row) => row['metric'] === metric && row['part'] === part && row['name'] === name)

  it('has a line for a value, its cases and each bound of its interval', () => {
    expect(of('logo-retention', 'value').map((row) => [row['key'], row['value'], row['text'], row['unit']])).toEqual([
      ['value', '0.9123', '', 'ratio'],
      ['n', '12', '', 'count'],
      ['low', '0.6412', '', 'ratio'],
      ['high', '0.985', '', 'ratio'],
      ['level', '0.95', '', 'ratio'],
      ['method', '', 'wilson', ''],
    ])
  })

  it('has a line for every variant, note and reason, known or not', () => {
    expect(of('logo-retention', 'variant', 'adjusted')).toMatchObject([{ key: 'value', value: '', unit: 'ratio' }])
    expect(of('annual-recurring-revenue', 'variant', 'contracted')).toMatchObject([
      { key: 'value', value: '1200000', unit: 'money', currency: 'CNY', as_of: '2025-12-31' },
      { key: 'n', value: '300', unit: 'count', currency: '' },
    ])
    expect(of('logo-retention', 'note', 'thin-evidence')).toMatchObject([{ key: 'n', value: '12' }])
    expect(of('login-frequency', 'unknown', 'needs-dataset')).toMatchObject([{ key: 'dataset', text: 'logins' }])
  })

  it('has a line for every cell of an exhibit, under the labels of its row', () => {
    const cells = of('logo-retention', 'exhibit', 'monthly')
    expect(cells.map((row) => [row['row'], row['key_1'], row['key_2'], row['key'], row['value']])).toEqual([
      ['1', '2025-11-30', '', 'rate', '0.9'],
      ['1', '2025-11-30', '', 'customers', '1234'],
      ['2', '2025-12-31', '', 'rate', ''],
      ['2', '2025-12-31', '', 'customers', '0'],
    ])
    expect(of('annual-recurring-revenue', 'exhibit', 'segments')).toMatchObject([
      { key_1: 'region', key_2: '华东|North\\n<East>', key: 'amount', value: '250000' },
      { key_1: 'region', key_2: '', key: 'amount', value: '100500' },
    ])
    expect(of('net-promoter-score', 'exhibit', 'detractors')[0]).toMatchObject({ row: '', key: 'total', value: '1345' })
  })
})

it('gives an exhibit as it stands, unrounded', () => {
  const exhibit: Exhibit = {
    kind: 'table',
    id: 'x',
    columns: [
      { key: 'name', unit: 'text' },
      { key: 'rate', unit: 'ratio' },
    ],
    rows: [{ name: '-x', rate: 1 / 3, hidden: 1 }],
  }
  expect(csvExhibit(exhibit)).toBe("\ufeffname,rate\r\n'-x,0.3333333333333333\r\n")
})
