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
      ['2024-3', null, 'not-a-date'],
      ['2024年3月', null, 'not-a-date'],
      ['2024-3/1', null, 'not-a-date'],
      ['2024-03-01-', null, 'not-a-date'],
      ['01/02/2024', null, 'not-a-date'],
      ['13.02.2024', null, 'not-a-date'],
      ['24-03-01', null, 'not-a-date'],
      ['1 Mar 2024', null, 'not-a-date'],
      ['45352', null, 'not-a-date'],
      ['1709251200', null, 'not-a-date'],
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

  test('refuses times and offsets that do not exist', () =>
    check(column('instant'), [
      ['2024-03-01 24:00:00', null, 'not-a-date'],
      ['2024-03-01 10:60:00', null, 'not-a-date'],
      ['2024-03-01 10:05:60', null, 'not-a-date'],
      ['2024-03-01 10', null, 'not-a-date'],
      ['2024-03-01 10:05:09 PM', null, 'not-a-date'],
      ['2024-03-01 上午 10:05', null, 'not-a-date'],
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
      ['1.5万', null, 'not-an-amount'],
      ['100 USD', null, 'not-an-amount'],
      ['0x10', null, 'not-an-amount'],
      ['５', null, 'not-an-amount'],
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
})
