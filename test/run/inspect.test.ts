import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatsOf, wordsOf } from '../../src/i18n/language.js'
import { configurationText } from '../../src/report/inspection/configuration.js'
import { inspect } from '../../src/run/inspect.js'
import type { InspectedFile, Inspection } from '../../src/run/inspection.js'
import { run } from '../../src/run/run.js'
import { sampleCompany } from '../../src/run/sample.js'
import { parquet } from '../ingest/receipts.js'
import { type Files, lines, room } from '../ingest/room.js'
import { zip } from '../ingest/zip.js'

const page = { words: wordsOf('en'), formats: formatsOf('en', null), width: 100, colour: false }

async function inspected(files: Files): Promise<{ inspection: Inspection; file: (name: string) => InspectedFile }> {
  const inspection = await inspect({ directory: room(files), version: 'test' })
  const file = (name: string): InspectedFile => {
    const found = inspection.files.find(({ source }) => source.file === name)
    if (found === undefined) throw new Error(`no file ${name}`)
    return found
  }
  return { inspection, file }
}

const payments = lines(
  'Payment ID,Customer ID,Amount (USD),Paid on,Note',
  'p1,c1,10.5,2024-01-31,',
  'p2,c2,-3,2024-03-01,x',
  'p2,c2,7,,y',
  ',c3,8,2024-02-01,z',
  'p5,c4,ten,2024-02-01,z',
)

describe('what is told of a file', () => {
  it('says what it is, why, how it was read and what became of every row', async () => {
    const { file } = await inspected({ 'a.csv': payments })
    const { source, decidedBy, isCounted, headers, likenesses, refusal, use } = file('a.csv')
    expect(source).toMatchObject({
      dataset: 'payments',
      encoding: 'utf-8',
      rows: 5,
      accepted: 3,
      rejected: 2,
      dropped: 0,
    })
    expect([decidedBy, isCounted, refusal, use]).toEqual(['headers', true, null, null])
    expect(headers).toEqual(['Payment ID', 'Customer ID', 'Amount (USD)', 'Paid on', 'Note'])
    expect(likenesses[0]).toEqual({
      dataset: 'payments',
      matched: ['payment_id', 'customer_id', 'paid_on', 'amount'],
      missing: [],
      isNamed: false,
    })
  })

  it('counts empty cells, the span and the key over the accepted rows', async () => {
    const { file } = await inspected({
      'a.csv': lines(
        'payment_id,customer_id,amount,paid_on,due_on',
        'p1,c1,10.5,2024-01-31,',
        'p2,c2,-3,2024-03-01,2024-02-20',
        'p2,c2,7,,2024-04-01',
        ',c3,8,2024-02-01,',
        'p5,c4,ten,2029-02-01,',
      ),
    })
    const { profile } = file('a.csv')
    expect(profile).toMatchObject({
      rows: 4,
      key: { column: 'payment_id', filled: 3, distinct: 2 },
      columns: {
        payment_id: { filled: 3, low: null, high: null },
        paid_on: { filled: 3, low: '2024-01-31', high: '2024-03-01' },
        due_on: { filled: 2, low: '2024-02-20', high: '2024-04-01' },
        amount: { filled: 4, low: '-3.0000', high: '10.5000' },
      },
    })
  })

  it('keeps files of one dataset apart', async () => {
    const row = (id: string, day: string) => lines('customer_id,amount,paid_on', `${id},1,${day}`)
    const { file } = await inspected({ 'a.csv': row('c1', '2024-01-01'), 'b.csv': row('c2', '2025-01-01') })
    expect(file('a.csv').profile?.columns['paid_on']).toEqual({ filled: 1, low: '2024-01-01', high: '2024-01-01' })
    expect(file('b.csv').profile?.columns['paid_on']).toEqual({ filled: 1, low: '2025-01-01', high: '2025-01-01' })
  })
})

describe('a file that would stop the run', () => {
  const good = lines('customer_id,amount,paid_on', 'c1,10,2024-01-31')

  it('stands with its refusal in its place, and the others are read', async () => {
    const { inspection, file } = await inspected({
      'good.csv': good,
      'payments-late.csv': lines('customer_id,paid_on,currency', 'c1,2024-01-31,USD'),
      'dates.csv': lines('customer_id,logged_in_at', 'c1,03/04/2024'),
      'old.sqlite': 'x',
      'broken.parquet': 'PAR1 no more',
    })
    expect(inspection.files.map(({ source, refusal }) => [source.file, refusal?.code])).toEqual([
      ['broken.parquet', 'file-damaged'],
      ['dates.csv', 'date-order-undecided'],
      ['good.csv', undefined],
      ['old.sqlite', 'format-unsupported'],
      ['payments-late.csv', 'column-missing'],
    ])
    expect(file('good.csv')).toMatchObject({ isCounted: true, source: { rows: 1, accepted: 1 } })
    expect(file('payments-late.csv')).toMatchObject({
      headers: ['customer_id', 'paid_on', 'currency'],
      refusal: { blame: 'data', args: { column: 'amount' } },
      source: { dataset: null, rows: 1, dropped: 1, drops: [{ rule: 'file-refused', rows: 1 }] },
    })
    expect(file('payments-late.csv').likenesses[0]).toMatchObject({ dataset: 'payments', missing: ['amount'] })
    expect(file('old.sqlite').source.bytes).toBe(1)
  })

  it('is told of both of two views of one dataset', async () => {
    const other = lines('customer_id,amount,paid_on,plan', 'c1,10,2024-01-31,pro')
    const { file } = await inspected({ 'a.csv': good, 'b.csv': other })
    expect(file('a.csv').refusal?.code).toBe('dataset-claimed-twice')
    expect(file('b.csv').refusal?.code).toBe('dataset-claimed-twice')
    expect(file('b.csv').source.accepted).toBe(1)
  })

  it('keeps its account where nothing of it could be taken', async () => {
    const { file } = await inspected({ 'a.csv': lines('customer_id,amount,paid_on', 'c1,ten,2024-01-31') })
    expect(file('a.csv')).toMatchObject({
      refusal: { code: 'nothing-accepted' },
      isCounted: true,
      source: { rows: 1, rejected: 1 },
    })
  })

  it('does not go on where there is no folder or limpet.yaml is wrong', async () => {
    await expect(inspect({ directory: '/nowhere/at/all', version: 'test' })).rejects.toThrow('no-such-folder')
    const directory = room({ 'a.csv': good, 'limpet.yaml': 'files: [' })
    await expect(inspect({ directory, version: 'test' })).rejects.toThrow('configuration-invalid')
  })
})

describe('a file that breaks off while its rows are read', () => {
  it('leaves the rows of its dataset uncounted, and says so; other datasets are read', async () => {
    const bytes = await parquet()
    const at = bytes.indexOf('plus')
    const broken = Buffer.from(bytes).fill(0xff, at - 12, at + 8)
    const { file } = await inspected({
      'broken.parquet': broken,
      'use.csv': lines('customer_id,logged_in_at', 'c1,2024-03-04'),
      'more.parquet': bytes,
    })
    expect(file('broken.parquet')).toMatchObject({ refusal: { code: 'file-damaged' }, profile: null })
    expect(file('use.csv')).toMatchObject({ isCounted: true, refusal: null, source: { accepted: 1 } })
    expect(file('more.parquet').refusal).toBeNull()
    expect([file('broken.parquet').isCounted, file('more.parquet').isCounted]).toEqual([false, false])
  })
})

describe('the limpet.yaml that it writes', () => {
  /** Everything but the configuration itself. */
  function seen({ files, ...rest }: Inspection): unknown {
    return { ...rest, files: files.map(({ use: _, decidedBy: __, ...file }) => file) }
  }

  async function twice(
    files: Files,
  ): Promise<{ text: string; before: Inspection; after: Inspection; directory: string }> {
    const directory = room(files)
    const before = await inspect({ directory, version: 'test' })
    const text = configurationText(before, page)
    writeFileSync(join(directory, 'limpet.yaml'), text)
    return { text, before, after: await inspect({ directory, version: 'test' }), directory }
  }

  it('makes the same of every file again', async () => {
    const { text, before, after } = await twice({
      'a #1: "x".csv': payments,
      'star*.csv': lines('customer_id,logged_in_at', 'c1,13/04/2024', 'c2,03/04/2024'),
      '客户.csv': Buffer.from('\ufeff客户编号;客户名称;行业\r\nc1;甲;零售\r\n', 'utf16le'),
      'notes.txt': 'nothing',
      'other.csv': lines('a,b', '1,2'),
    })
    expect(seen(after)).toEqual(seen(before))
    expect(after.files.map(({ decidedBy }) => decidedBy)).toEqual([
      'configuration',
      null,
      null,
      'configuration',
      'configuration',
    ])
    expect(text).toContain('  "a #1: \\"x\\".csv":\n    dataset: payments\n    columns:\n')
    expect(text).toContain('      amount: "Amount (USD)"  # decimal point\n')
    expect(text).toContain('    encoding: utf-16le\n')
    expect(text).toContain('    # not used: Note\n')
    expect(text).toContain('  # "other.csv": ignore\n')
  })

  it('makes the same report of the sample company', { timeout: 60_000 }, async () => {
    const files = Object.fromEntries(
      ['customers.csv', 'payments-2023.csv', 'payments-2024.csv.gz', 'payments-2025.parquet', 'subscriptions.csv']
        .filter((name) => existsSync(join(sampleCompany, name)))
        .map((name) => [name, readFileSync(join(sampleCompany, name))]),
    )
    const { before, after, directory } = await twice(files)
    expect(before.files.length).toBe(5)
    expect(seen(after)).toEqual(seen(before))
    const metrics = ['logo-retention', 'net-revenue-retention', 'churn-reasons']
    const bare = await run({ directory: room(files), policies: {}, metrics, version: 'test' })
    expect(await run({ directory, policies: {}, metrics, version: 'test' })).toEqual(bare)
  })

  it('names the files inside an archive, not the archive', async () => {
    const { text, before, after } = await twice({
      'room.zip': zip({ 'a/receipts.csv': lines('customer_id,amount,paid_on', 'c1,10,2024-01-31') }),
    })
    expect(before.files.map(({ source, contents }) => [source.file, contents])).toEqual([
      ['room.zip', ['room.zip#a/receipts.csv']],
      ['room.zip#a/receipts.csv', []],
    ])
    expect(text).toContain('  "room.zip#a/receipts.csv":\n    dataset: payments\n')
    expect(text).not.toContain('"room.zip"')
    expect(seen(after)).toEqual(seen(before))
  })

  it('keeps what an earlier one said, and comments what stops the run', async () => {
    const { text, after } = await twice({
      'limpet.yaml':
        'files: { a.csv: { dataset: payments, currency: EUR }, "b*": ignore }\npolicies: { active_days: 60 }\n',
      'a.csv': lines('customer_id,amount,paid_on', 'c1,10,2024-01-31'),
      'b.csv': lines('x', '1'),
      'payments-late.csv': lines('customer_id,paid_on,currency', 'c1,2024-01-31,USD'),
    })
    expect(text).toContain('    currency: EUR\n')
    expect(text).toContain('  "b.csv": ignore\n')
    expect(text).toContain('policies:\n  active_days: 60\n')
    expect(text).toMatch(/^ {2}# This file stops a run.*no column for amount/m)
    expect(after.policies.active_days).toBe(60)
    expect(after.files.map(({ refusal }) => refusal?.code)).toEqual([undefined, undefined, 'column-missing'])
  })

  it('writes nothing but comments where there is nothing to settle, and every comment can be made an entry', async () => {
    const { text, after } = await twice({ 'other.csv': lines('a,b', '1,2') })
    expect(text.split('\n').filter((line) => !/^( *#|$)/.test(line))).toEqual([])
    expect(after.files[0]?.use).toBeNull()
    const directory = room({ 'other.csv': lines('a,b', '1,2'), 'c.csv': lines('customer_id,name', 'c1,x') })
    const entries = text.split('\n').filter((line) => /^ *# ("|files:|policies:|\w+: )/.test(line))
    writeFileSync(join(directory, 'limpet.yaml'), entries.map((line) => line.replace('# ', '')).join('\n'))
    const { files, policies, defaultPolicies } = await inspect({ directory, version: 'test' })
    expect(files.map(({ use }) => use)).toEqual([null, 'ignore'])
    expect(policies).toEqual(defaultPolicies)
  })

  it('lets nothing of a file out of its string or its comment', async () => {
    const hostile = 'x\npolicies: { active_days: 1 }\u2028#.csv'
    const { text, before, after } = await twice({
      [hostile]: lines('customer_id,amount,paid_on,"a\npolicies: {}"', 'c1,10,2024-01-31,1'),
    })
    expect(text.split('\n').filter((line) => line.startsWith('policies'))).toEqual([])
    expect(seen(after)).toEqual(seen(before))
  })
})
