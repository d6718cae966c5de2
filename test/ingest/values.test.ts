import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { compile, joined, quotedIdentifier, sql } from '../../src/engine/sql.js'
import type { Cell } from '../../src/engine/values.js'
import type { Column, ColumnType } from '../../src/ingest/dataset.js'
import { castExpression, formatOf, isEmpty, valueType } from '../../src/ingest/values.js'

/** A cell as an export holds it, the value it must become, and for a refused one the reason. */
type Case = readonly [text: string | null, value: string | null, reason?: string]

let engine: Engine
beforeAll(async () => {
  engine = await Engine.open({ directories: [] })
})
afterAll(() => engine.close())

const column = (type: ColumnType, words?: Column['words']): Column =>
  words === undefined ? { type, synonyms: [] } : { type, synonyms: [], words }

async function cast(of: Column, texts: readonly (string | null)[]): Promise<[Cell, Cell][]> {
  const { value, reason } = castExpression(of, sql`${quotedIdentifier('text')}`)
  const rows = await engine.rows(sql`
    SELECT CAST(${value} AS VARCHAR) AS value, ${reason} AS reason, typeof(${value}) AS type
    FROM (SELECT unnest(CAST([${joined(texts, ', ')}] AS VARCHAR[])) AS text)`)
  expect(new Set(rows.map((row) => row['type']))).toEqual(new Set([compile(valueType[of.type]).text]))
  return rows.map((row) => [row['value'] ?? null, row['reason'] ?? null])
}

async function check(of: Column, cases: readonly Case[]): Promise<void> {
  const results = await cast(
    of,
    cases.map(([text]) => text),
  )
  expect(cases.map(([text], index) => [text, ...(results[index] ?? [])])).toEqual(
    cases.map(([text, value, reason]) => [text, value, reason ?? null]),
  )
}

const nothing: readonly Case[] = [
  null,
  '',
  ' ',
  '\t',
  '\u3000',
  '\u00a0',
  '-',
  '--',
  '—',
  '/',
  'N/A',
  'n/a',
  '#N/A',
  'null',
  'NULL',
  ' null ',
  '(null)',
  '\\N',
  '空',
  '(空)',
  '（空）',
  '未填写',
  '(跳过)',
].map((text) => [text, null] as const)

describe('a cell that says nothing', () => {
  test.each(Object.keys(valueType) as ColumnType[])('is NULL without a reason: %s', async (type) => {
    await check(column(type, { paid: [] }), nothing)
  })

  test('is told from one that says something', async () => {
    const text = sql`${quotedIdentifier('text')}`
    const texts = ['无', 'nullable', '0', '-1', 'N/A.', '空调', 'none']
    const rows = await engine.rows(sql`
      SELECT ${isEmpty(text)} AS is_empty FROM (SELECT unnest(CAST([${joined(texts, ', ')}] AS VARCHAR[])) AS text)`)
    expect(rows.map((row) => row['is_empty'])).toEqual([true, false, false, false, false, false, false])
  })
})

describe('a day', () => {
  test('year first, in every usual form', () =>
    check(column('day'), [
      ['2024-03-01', '2024-03-01'],
      ['2024-3-1', '2024-03-01'],
      ['2024/3/1', '2024-03-01'],
      ['2024/03/01', '2024-03-01'],
      ['2024.3.1', '2024-03-01'],
      ['20240301', '2024-03-01'],
      ['2024年3月1日', '2024-03-01'],
      ['2024年03月01日', '2024-03-01'],
      [' 2024-03-01\t', '2024-03-01'],
      ['2024-02-29', '2024-02-29'],
      ['1900-01-01', '1900-01-01'],
      ['2199-12-31', '2199-12-31'],
    ]))

  test('of an instant: the day that is written, or the day in UTC where an offset is given', () =>
    check(column('day'), [
      ['2024-03-01 23:59:59', '2024-03-01'],
      ['2024-03-01T23:59:59.999999Z', '2024-03-01'],
      ['2024-03-01 23:59:59.9999999', '2024-03-01'],
      ['2024-03-01 07:59:59+08:00', '2024-02-29'],
      ['2024-03-01 08:00:00+08:00', '2024-03-01'],
      ['2024-02-29T20:00:00-0500', '2024-03-01'],
      ['2024年3月1日 8:05', '2024-03-01'],
    ]))

  test('refuses what is no day, is not read year first, or lies outside 1900–2199', () =>
    check(column('day'), [
      ['2024-02-30', null, 'not-a-date'],
      ['2023-02-29', null, 'not-a-date'],
      ['2024-13-01', null, 'not-a-date'],
      ['20241301', null, 'not-a-date'],
      ['2024-00-10', null, 'not-a-date'],
      ['2024-3/1', null, 'not-a-date'],
      ['2024-03-01-', null, 'not-a-date'],
      ['01/02/2024', null, 'not-a-date'],
      ['13.02.2024', null, 'not-a-date'],
      ['24-03-01', null, 'not-a-date'],
      ['1 Mar', null, 'not-a-date'],
      ['1 Marsh 2024', null, 'not-a-date'],
      ['32 Mar 2024', null, 'not-a-date'],
      ['03-Mar-24', null, 'not-a-date'],
      ['infinity', null, 'not-a-date'],
      ['epoch', null, 'not-a-date'],
      ['2024-03-01 (BC)', null, 'not-a-date'],
      ["2024-03-01'; DROP TABLE x", null, 'not-a-date'],
      ['2024-03-01\n2024-03-02', null, 'not-a-date'],
      ['0024-03-01', null, 'out-of-range'],
      ['1899-12-31', null, 'out-of-range'],
      ['2200-01-01', null, 'out-of-range'],
      ['9999-12-31 23:59:59', null, 'out-of-range'],
    ]))
})

describe('a day in further forms', () => {
  const months: readonly Case[] = [
    ['2024年2月', '2024-02-01'],
    ['2024年2月份', '2024-02-01'],
    ['2024-02', '2024-02-01'],
    ['2024/2', '2024-02-01'],
    ['2024年第1季度', '2024-01-01'],
    ['2024年四季度', '2024-10-01'],
    ['2024Q2', '2024-04-01'],
    ['2024-q3', '2024-07-01'],
    ['2024-13', null, 'not-a-date'],
    ['2024.10', null, 'not-a-date'],
    ['2024Q5', null, 'not-a-date'],
    ['45352', '2024-03-01'],
    ['民国113年3月1日', '2024-03-01'],
    ['民国113年13月1日', null, 'not-a-date'],
    ['1709251200', '2024-03-01'],
  ]
  test('months and quarters mean their first day', () => check(column('day'), months))

  test('or their last one where the column closes a period', () =>
    check({ ...column('day'), isEnd: true }, [
      ['2024年2月', '2024-02-29'],
      ['2024-12', '2024-12-31'],
      ['2024Q1', '2024-03-31'],
      ['2024年第2季度', '2024-06-30'],
      ['2024-02-03', '2024-02-03'],
    ]))

  test('with the English name of its month', () =>
    check(column('instant'), [
      ['03-Mar-2024', '2024-03-03 00:00:00'],
      ['3 March 2024', '2024-03-03 00:00:00'],
      ['3/Sep/2024', '2024-09-03 00:00:00'],
      ['Mar 3, 2024', '2024-03-03 00:00:00'],
      ['MAY 12 2024', '2024-05-12 00:00:00'],
      ['December 31st, 2024', '2024-12-31 00:00:00'],
      ['Sept. 3, 2024, 10:05 PM', '2024-09-03 22:05:00'],
      ['01-Jan-2024 10:05:09', '2024-01-01 10:05:09'],
    ]))

  test('with a year of two digits where limpet.yaml tells the order', () =>
    check({ ...column('day'), form: { dates: 'day-first', hasShortYears: true } }, [
      ['3/4/24', '2024-04-03'],
      ['31.12.69', '2069-12-31'],
      ['01-02-70 10:05', '1970-02-01'],
      ['13/02/2024', '2024-02-13'],
      ['24/13/01', null, 'not-a-date'],
    ]))

  test('day first or month first only as the column says', async () => {
    await check({ ...column('day'), form: { dates: 'day-first' } }, [
      ['3/4/2024', '2024-04-03'],
      ['13.02.2024', '2024-02-13'],
      ['13-02-2024 10:05', '2024-02-13'],
      ['02/13/2024', null, 'not-a-date'],
      ['2024-04-03', '2024-04-03'],
    ])
    await check({ ...column('instant'), form: { dates: 'month-first' } }, [
      ['3/4/2024 1:05:00 PM', '2024-03-04 13:05:00'],
      ['02/13/2024', '2024-02-13 00:00:00'],
      ['13/02/2024', null, 'not-a-date'],
      ['3/4/24', null, 'not-a-date'],
    ])
  })
})

describe('an instant', () => {
  test('keeps a time without a zone as it is', () =>
    check(column('instant'), [
      ['2024-03-01 10:05:09', '2024-03-01 10:05:09'],
      ['2024-03-01T10:05:09', '2024-03-01 10:05:09'],
      ['2024-03-01 10:05:09.25', '2024-03-01 10:05:09.25'],
      ['2024-03-01 10:05:09.1234569', '2024-03-01 10:05:09.123456'],
      ['2024/6/16 8:00:00', '2024-06-16 08:00:00'],
      ['2024-03-01 10:05', '2024-03-01 10:05:00'],
      ['20240301 10:05', '2024-03-01 10:05:00'],
      ['2024.03.01 10:05:09', '2024-03-01 10:05:09'],
      ['2012年12月29日 00:00:00', '2012-12-29 00:00:00'],
      ['2024年3月1日8:05', '2024-03-01 08:05:00'],
      ['2024-03-01', '2024-03-01 00:00:00'],
      ['2024/3/1', '2024-03-01 00:00:00'],
    ]))

  test('is brought to UTC where an offset is given', () =>
    check(column('instant'), [
      ['2024-03-01T10:05:09Z', '2024-03-01 10:05:09'],
      ['2024-03-01T10:05:09.500Z', '2024-03-01 10:05:09.5'],
      ['2024-03-01 10:05:09 UTC', '2024-03-01 10:05:09'],
      ['2026-03-12 09:14:02 +0000', '2026-03-12 09:14:02'],
      ['2026-03-12 09:14:02 -0500', '2026-03-12 14:14:02'],
      ['2024-01-01T07:30:00+08:00', '2023-12-31 23:30:00'],
      ['2024-01-01 05:30:00+05:30', '2024-01-01 00:00:00'],
      ['2024-01-01 00:00:00-03:30', '2024-01-01 03:30:00'],
      ['2024-01-01 00:00:00.25+08', '2023-12-31 16:00:00.25'],
      ['2024/1/1 7:30+08:00', '2023-12-31 23:30:00'],
      ['2024/1/1 7:30:00+08:00', '2023-12-31 23:30:00'],
      ['2024-03-01T10:05Z', '2024-03-01 10:05:00'],
      ['2024/3/1T10:05:09Z', '2024-03-01 10:05:09'],
      ['2024年1月1日 07:30:00 +08:00', '2023-12-31 23:30:00'],
    ]))

  test('in other forms that mean one thing only', () =>
    check(column('instant'), [
      ['2024-03-01 上午 10:05', '2024-03-01 10:05:00'],
      ['2024年3月1日 下午 3:05:09', '2024-03-01 15:05:09'],
      ['2024/3/1 下午12:00', '2024-03-01 12:00:00'],
      ['2024/3/1 上午12:30', '2024-03-01 00:30:00'],
      ['2024-03-01 10:05:09 PM', '2024-03-01 22:05:09'],
      ['2024-03-01 12:00 am', '2024-03-01 00:00:00'],
      ['20240301100509', '2024-03-01 10:05:09'],
      ['1709287509', '2024-03-01 10:05:09'],
      ['1709287509250', '2024-03-01 10:05:09.25'],
      ['45352.5', '2024-03-01 12:00:00'],
      ['２０２４－０３－０１　１０：０５', null, 'not-a-date'],
      ['２０２４－０３－０１ １０：０５', '2024-03-01 10:05:00'],
      ['`2024-03-01 10:05:09', '2024-03-01 10:05:09'],
    ]))

  test('refuses times and offsets that do not exist', () =>
    check(column('instant'), [
      ['2024-03-01 13:00:00 PM', null, 'not-a-date'],
      ['2024-03-01 下午 0:30', null, 'not-a-date'],
      ['20240301250000', null, 'not-a-date'],
      ['25568', null, 'not-a-date'],
      ['60000', null, 'not-a-date'],
      ['17092875091', null, 'not-a-date'],
      ['2024-03-01 24:00:00', null, 'not-a-date'],
      ['2024-03-01 10:60:00', null, 'not-a-date'],
      ['2024-03-01 10:05:60', null, 'not-a-date'],
      ['2024-03-01 10', null, 'not-a-date'],
      ['2024-03-01 10:05:09+15:00', null, 'not-a-date'],
      ['2024-03-01 10:05:09 Europe/Berlin', null, 'not-a-date'],
      ['2024-03-01+08:00', null, 'not-a-date'],
      ['2024-02-30 10:05:09+08:00', null, 'not-a-date'],
      ['2024-02-30 10:05:09', null, 'not-a-date'],
      ['10:05:09', null, 'not-a-date'],
      ['1899-12-31T00:00:00Z', null, 'out-of-range'],
    ]))
})

describe('money', () => {
  test('is an exact decimal in major units', () =>
    check(column('money'), [
      ['0', '0.0000'],
      ['1234.56', '1234.5600'],
      ['-12.3', '-12.3000'],
      ['+12.3', '12.3000'],
      ['.5', '0.5000'],
      ['007', '7.0000'],
      ['0.1234', '0.1234'],
      ['12.500000', '12.5000'],
      ['1.23450', '1.2345'],
      ['99999999999999.9999', '99999999999999.9999'],
      ['1,234.50', '1234.5000'],
      ['12,345,678', '12345678.0000'],
      ['¥1,234.50', '1234.5000'],
      ['¥1234.5', '1234.5000'],
      ['$99,999,999,999,999.99', '99999999999999.9900'],
      ['￥100', '100.0000'],
      ['$ 5.50', '5.5000'],
      ['€7', '7.0000'],
      ['-£7', '-7.0000'],
      ['$-7', '-7.0000'],
      ['(1,234.00)', '-1234.0000'],
      ['($1,234.00)', '-1234.0000'],
      ['$(12)', '-12.0000'],
      [' 5 ', '5.0000'],
    ]))

  test('is read with its currency and its 万', () =>
    check(column('money'), [
      ['1.5万', '15000.0000'],
      ['2.35亿元', '235000000.0000'],
      ['1.23456789亿', '123456789.0000'],
      ['3千', '3000.0000'],
      ['1,285,000元', '1285000.0000'],
      ['100 USD', '100.0000'],
      ['CNY 100', '100.0000'],
      ['US$1,234.50', '1234.5000'],
      ['-HK$5', '-5.0000'],
      ['－５００．５', '-500.5000'],
      ['￥１，２００', '1200.0000'],
      ['（500）', '-500.0000'],
      ['`12.50', '12.5000'],
      ['1.23456789万', '12345.6789'],
      ['1.234567891万', null, 'too-many-decimals'],
      ['99999999亿', null, 'out-of-range'],
      ['万', null, 'not-an-amount'],
      ['5 ABC', null, 'not-an-amount'],
      ['1万5千', null, 'not-an-amount'],
    ]))

  test('is read with a decimal comma only where the column says so', () =>
    check({ ...column('money'), form: { decimals: 'comma' } }, [
      ['399,00', '399.0000'],
      ['1.234,56', '1234.5600'],
      ['1 234,56 €', '1234.5600'],
      ['1.234', '1234.0000'],
      ['-20,31', '-20.3100'],
      ['12', '12.0000'],
      ['1,234.56', null, 'not-an-amount'],
      ['12.5', null, 'not-an-amount'],
    ]))

  test('is multiplied by the unit of its column, exactly', async () => {
    await check({ ...column('money'), form: { factor: 0.01 } }, [
      ['12345', '123.4500'],
      ['0.01', '0.0001'],
      ['0.001', null, 'too-many-decimals'],
    ])
    await check({ ...column('money'), form: { factor: 10_000 } }, [
      ['1.2345', '12345.0000'],
      ['0.00001234', '0.1234'],
      ['1万', null, 'not-an-amount'],
      ['99999999999999', null, 'out-of-range'],
    ])
  })

  test('refuses what would be rounded, guessed or cut', () =>
    check(column('money'), [
      ['1.23456', null, 'too-many-decimals'],
      ['19.990000000000002', null, 'too-many-decimals'],
      ['100000000000000', null, 'out-of-range'],
      ['100,000,000,000,000.00', null, 'out-of-range'],
      ['399,00', null, 'not-an-amount'],
      ['0,123', null, 'not-an-amount'],
      ['1,23', null, 'not-an-amount'],
      ['12,34,567', null, 'not-an-amount'],
      ['1234,567', null, 'not-an-amount'],
      ['1.234,56', null, 'not-an-amount'],
      ['1_000', null, 'not-an-amount'],
      ['1 000', null, 'not-an-amount'],
      ['1e3', null, 'not-an-amount'],
      ['nan', null, 'not-an-amount'],
      ['NaN', null, 'not-an-amount'],
      ['Infinity', null, 'not-an-amount'],
      ['12.', null, 'not-an-amount'],
      ['1.2.3', null, 'not-an-amount'],
      ['(-5)', null, 'not-an-amount'],
      ['(5', null, 'not-an-amount'],
      ['--5', null, 'not-an-amount'],
      ['0x10', null, 'not-an-amount'],
      ['$', null, 'not-an-amount'],
    ]))
})

describe('a number', () => {
  test('is plain and finite', () =>
    check(column('number'), [
      ['10', '10.0'],
      ['10.5', '10.5'],
      ['-3', '-3.0'],
      ['+3', '3.0'],
      ['.25', '0.25'],
      [' 7 ', '7.0'],
      ['999999999999999', '999999999999999.0'],
      ['1000000000000000', null, 'out-of-range'],
      ['1e5', null, 'not-a-number'],
      ['1,000', null, 'not-a-number'],
      ['1_000', null, 'not-a-number'],
      ['85%', null, 'not-a-number'],
      ['nan', null, 'not-a-number'],
      ['inf', null, 'not-a-number'],
      ['-Infinity', null, 'not-a-number'],
      ['10秒', null, 'not-a-number'],
      ['非常满意', null, 'not-a-number'],
    ]))
})

test('a score may be a word', () =>
  check({ ...column('number'), scores: { 5: ['非常满意', 'very satisfied'], 1: ['非常不满意'] } }, [
    ['4', '4.0'],
    ['非常满意', '5.0'],
    ['Very  Satisfied', '5.0'],
    ['非常不满意', '1.0'],
    ['还行', null, 'not-a-number'],
  ]))

test('a number in another unit is multiplied', () =>
  check({ ...column('number'), form: { factor: 60 } }, [
    ['1.5', '90.0'],
    ['x', null, 'not-a-number'],
  ]))

describe('yes and no', () => {
  test('in the spellings of exports, where 无 is a no', () =>
    check(column('boolean'), [
      ...['true', 'TRUE', 'Yes', 'y', '1', '是', '有', '√', ' yes '].map((text) => [text, 'true'] as const),
      ...['false', 'No', 'N', '0', '否', '无', '×', ' 无 '].map((text) => [text, 'false'] as const),
      ['2', null, 'not-a-boolean'],
      ['maybe', null, 'not-a-boolean'],
      ['1.0', null, 'not-a-boolean'],
      ['已续签', null, 'not-a-boolean'],
    ]))
})

describe('an id', () => {
  test('is its text, never a number', () =>
    check(column('id'), [
      ['C-001', 'C-001'],
      ['00017', '00017'],
      ['12345678901234567890', '12345678901234567890'],
      [' a b ', 'a b'],
      ['\tC1\u3000', 'C1'],
      ['客户1', '客户1'],
      ['3E8', '3E8'],
      ['Ｃ００１', 'C001'],
      ['客户（北京）', '客户(北京)'],
      ['`4200001', '4200001'],
      ['1e5', '1e5'],
      ['cus_Nx/y', 'cus_Nx/y'],
      ['a@b.com', 'a@b.com'],
      ['NA', 'NA'],
      ['none', 'none'],
      ['0', '0'],
      ['O\'Neil"; --', 'O\'Neil"; --'],
    ]))

  test('is refused where a spreadsheet has damaged it', () =>
    check(column('id'), [
      ['1.03E+13', null, 'id-damaged'],
      ['1.03006e+13', null, 'id-damaged'],
      ['1E+15', null, 'id-damaged'],
      [' 1.03E+13 ', null, 'id-damaged'],
      ['#REF!', null, 'id-damaged'],
      ['#VALUE!', null, 'id-damaged'],
      ['#NAME?', null, 'id-damaged'],
      ['#DIV/0!', null, 'id-damaged'],
      ['########', null, 'id-damaged'],
      ['1.03E+13A', '1.03E+13A'],
    ]))
})

describe('text', () => {
  test('is kept but for the blanks around it', () =>
    check(column('text'), [
      ['  Growth plan ', 'Growth plan'],
      ['套餐A', '套餐A'],
      ['某某科技有限公司', '某某科技有限公司'],
      ['nan', 'nan'],
      ['#REF!', '#REF!'],
      ['two\nlines', 'two\nlines'],
      ['line one\nline two', 'line one\nline two'],
      ['无', null],
    ]))
})

describe('a category', () => {
  const status = column('category', { paid: ['SUCCESS', '支付成功', 'all-paid'], 'past-due': ['past_due'] })

  test('maps spellings to words, whatever their case, spaces and hyphens', () =>
    check(status, [
      ['paid', 'paid'],
      ['PAID', 'paid'],
      [' Success ', 'paid'],
      ['支付成功', 'paid'],
      ['All Paid', 'paid'],
      ['past due', 'past-due'],
      ['Past-Due', 'past-due'],
      ['PAST_DUE', 'past-due'],
      ['pastdue', 'past-due'],
    ]))

  test('refuses a word that nobody declared', () =>
    check(status, [
      ['unpaid', null, 'unknown-word'],
      ['paid?', null, 'unknown-word'],
      ['1', null, 'unknown-word'],
    ]))
})

test('a reason can be told from a value that was converted before', async () => {
  const text = sql`${quotedIdentifier('text')}`
  const { value } = castExpression(column('money'), text)
  const { reason } = castExpression(column('money'), text, sql`${quotedIdentifier('value')}`)
  const rows = await engine.rows(sql`
    SELECT ${reason} AS reason
    FROM (SELECT *, ${value} AS value FROM (SELECT unnest(['5', 'five', '']) AS text))`)
  expect(rows.map((row) => row['reason'])).toEqual([null, 'not-an-amount', null])
})

test('every type names the form in which it was read', () => {
  expect(formatOf(column('day'))).toBe('year-month-day')
  expect(formatOf(column('money'))).toBe('decimal-point')
  expect(formatOf({ ...column('money'), form: { decimals: 'comma', factor: 0.01 } })).toBe('decimal-comma × 0.01')
  expect(formatOf({ ...column('day'), form: { dates: 'day-first' } })).toBe('day-first')
})
