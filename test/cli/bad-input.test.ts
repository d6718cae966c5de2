import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandLine } from '../../src/cli/command-line.js'
import { pipeline } from '../../src/cli/pipeline.js'
import { type Files, room } from '../ingest/room.js'
import { referenceData } from '../reference/folder.js'
import { Recorder } from './stage.js'

async function limpet(
  parameters: readonly string[],
  language = 'C',
): Promise<{ exitCode: number; out: string; err: string }> {
  const [stdout, stderr] = [new Recorder(), new Recorder()]
  const signal = new AbortController().signal
  const exitCode = await commandLine(
    { parameters, environment: { LC_ALL: language }, stdout, stderr, signal },
    pipeline,
  )
  expect(stderr.text).not.toMatch(/\n\s+at |node:internal|undefined|\[object/)
  return { exitCode, out: stdout.text, err: stderr.text }
}
function onFolder(files: Files, language = 'C', ...more: string[]) {
  return limpet(['report', room(files), ...more], language)
}
const header = 'customer_id,paid_on,amount'
const payments = (rows: readonly string[], columns = header): string => `${[columns, ...rows].join('\n')}\n`
const monthly = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `c${index},2024-0${(index % 6) + 1}-05,${index + 1}`)

/** The whole command, as a user types it: what it says, where it says it, and the exit code. */
describe('bad input ends in a clear error, in both languages', () => {
  it('an empty folder', async () => {
    expect(await onFolder({})).toMatchObject({ exitCode: 3, out: '', err: expect.stringContaining('limpet demo') })
    expect((await onFolder({}, 'zh_CN.UTF-8')).err).toMatch(/没有|未/)
  })

  it('no payments: the rest is measured, and what needs them says so', async () => {
    const logins = [
      'customer_id,logged_in_at',
      ...Array.from(
        { length: 40 },
        (_, day) => `c${day % 8},2024-01-${String((day % 31) + 1).padStart(2, '0')} 09:00:00`,
      ),
    ]
    const { exitCode, out } = await onFolder({ 'logins.csv': `${logins.join('\n')}\n` }, 'C', '--format', 'json')
    const report = JSON.parse(out)
    expect(exitCode).toBe(0)
    expect(report.metrics['net-revenue-retention']).toMatchObject({
      status: 'unknown',
      because: { code: 'needs-dataset' },
    })
    expect(report.metrics['stickiness-ratio']).toMatchObject({ status: 'known' })
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'no-money', severity: 'error' }))
  })

  it('a needed column missing: near misses and the line of limpet.yaml', async () => {
    const { exitCode, err } = await onFolder({
      'payments.csv': payments(['a,2024-01-01,5'], 'customer_id,paid_on,amonut'),
    })
    expect(exitCode).toBe(3)
    expect(err).toMatch(/payments\.csv/)
    expect(err).toMatch(/amonut/)
    expect(err).toMatch(/files: \{.*payments\.csv.*columns: \{ ?amount:/)
  })

  it('two claims on one dataset', async () => {
    const { exitCode, err } = await onFolder({
      'a.csv': payments(['a,2024-01-01,5']),
      'b.csv': payments(['a,2024-01-01,5,1'], `${header},tax`),
    })
    expect(exitCode).toBe(3)
    expect(err).toMatch(/a\.csv.*b\.csv/)
    expect(err).toMatch(/files:/)
  })

  it('data that reach no month-end', async () => {
    const { exitCode, err } = await onFolder({ 'payments.csv': payments(['a,2024-01-05,5', 'a,2024-01-09,5']) })
    expect(exitCode).toBe(3)
    expect(err).toMatch(/2024-01-05.*2024-01-09/)
  })

  it('ragged rows are rejected, counted and named by line; the others count', async () => {
    const rows = monthly(200)
    rows[99] = 'c99,2024-01-05'
    const { exitCode, out } = await onFolder({ 'payments.csv': payments(rows) }, 'C', '--format', 'json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(out).sources[0]).toMatchObject({
      rows: 200,
      accepted: 199,
      rejected: 1,
      rejects: [{ reason: 'too-few-fields', rows: 1, examples: [{ line: 101, value: 'c99,2024-01-05' }] }],
      lines: { total: 201, header: 1, blank: 0, preamble: 0, records: 200 },
    })
  })

  it.each([
    ['closed 3,000 rows later', 8000],
    ['never closed', null],
  ])('a stray quote in the middle of 10,000 rows, %s, costs only the rows where quotes stand', async (_, close) => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `customer ${index},2024-0${(index % 6) + 1}-05,${index + 1}`,
    )
    rows[4999] = `"${rows[4999]}`
    if (close !== null) rows[close - 1] = `${rows[close - 1]}"`
    const { exitCode, out } = await onFolder({ 'payments.csv': payments(rows) }, 'C', '--format', 'json')
    const report = JSON.parse(out)
    const lost = close === null ? 1 : 2
    expect(exitCode).toBe(0)
    expect(report.sources[0]).toMatchObject({
      rows: 10_000,
      accepted: 10_000 - lost,
      rejected: lost,
      lines: { total: 10_001 },
    })
    expect(report.sources[0].rejects[0]).toMatchObject({
      reason: 'stray-quote',
      examples: [{ line: 5001 }, ...(close === null ? [] : [{ line: 8001 }])],
    })
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'stray-quote', severity: 'error' }))
  })

  it('a NUL byte', async () => {
    const rows = monthly(50)
    rows[10] = 'c10,2024-01-05,\u00005'
    const { out } = await onFolder({ 'payments.csv': payments(rows) }, 'C', '--format', 'json')
    expect(JSON.parse(out).sources[0]).toMatchObject({
      rows: 50,
      accepted: 49,
      rejects: [{ reason: 'nul-byte', examples: [{ line: 12 }] }],
    })
  })

  it('mixed currencies: no money is added up, customers still are counted', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, index) => `c${index % 20},2024-0${index < 20 ? 1 : 2}-05,10,${index % 2 === 0 ? 'USD' : 'EUR'}`,
    )
    const { out } = await onFolder({ 'payments.csv': payments(rows, `${header},currency`) }, 'C', '--format', 'json')
    const report = JSON.parse(out)
    expect(report.currency).toBeNull()
    expect(report.metrics['monthly-recurring-revenue'].because).toEqual({
      code: 'mixed-currencies',
      args: { currencies: 'EUR, USD' },
    })
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'mixed-currencies', severity: 'error' }))
  })

  it('a currency that is not that of the data; one that names what the data leave open is taken', async () => {
    const declared = {
      'payments.csv': payments(
        monthly(30).map((row) => `${row},USD`),
        `${header},currency`,
      ),
    }
    const refused = await onFolder(declared, 'C', '--currency', 'CNY')
    expect(refused.exitCode).toBe(2)
    expect(refused.err).toMatch(/USD, not in CNY/)
    const open = { 'payments.csv': payments(monthly(30)) }
    const { exitCode, out } = await onFolder(open, 'C', '--currency', 'CNY', '--format', 'json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(out).currency).toBe('CNY')
  })

  it('names with |, <script>, an ANSI escape and a formula are harmless in every view', async () => {
    const names = ['a|b', '<script>alert(1)</script>', '\u001b[31mred', '=cmd()']
    const customers = [
      'customer_id,name,industry',
      ...names.map((name, index) => `${name},${name},${name}${index}`),
    ].join('\n')
    const rows = names.map((name) => `${name},2024-01-31,10`)
    const files = { 'customers.csv': `${customers}\n`, 'payments.csv': payments(rows) }
    for (const format of ['terminal', 'md', 'csv']) {
      const { exitCode, out } = await onFolder(
        files,
        'C',
        '--format',
        format,
        ...(format === 'terminal' ? ['--full'] : []),
      )
      expect(exitCode).toBe(0)
      expect(out).not.toContain('\u001b')
      if (format === 'md') expect(out).not.toMatch(/<script>|[^\\]\|b/)
      if (format === 'csv') expect(out).not.toMatch(/(^|,)"?[=]cmd/m)
    }
  })

  it('an unknown metric, option, command and policy: did you mean', async () => {
    const folder = room({ 'payments.csv': payments(monthly(10)) })
    for (const [parameters, hint] of [
      [['metrics', folder, 'net-revenue-retentoin'], 'net-revenue-retention'],
      [['explain', 'churn-rat'], 'churn-rate'],
      [['report', folder, '--formta', 'md'], '--format'],
      [['reprot', folder], 'report'],
      [['report', folder, '--set', 'grace_day=3'], 'grace_days'],
    ] as const) {
      const { exitCode, out, err } = await limpet(parameters)
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
      expect(err).toContain(hint)
    }
  })

  it('a limpet.yaml that is wrong: its line', async () => {
    const files = {
      'payments.csv': payments(monthly(10)),
      'limpet.yaml': 'policies:\n  as_of: 2024-06-30\n  grace_dais: 3\n',
    }
    const { exitCode, err } = await onFolder(files)
    expect(exitCode).toBe(2)
    expect(err).toMatch(/limpet\.yaml:3/)
    expect(err).toContain('grace_days')
  })
})

const { folder, isMissing } = referenceData('parquet-bad/bad_data')
describe.skipIf(isMissing)('every file of the public collection of damaged Parquet files', () => {
  it.each(isMissing ? [] : readdirSync(folder).filter((name) => name.endsWith('.parquet')))('%s', async (name) => {
    const { exitCode, out, err } = await onFolder({ [name]: readFileSync(join(folder, name)) })
    expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
    expect(err.split('\n')[0]).not.toBe('')
  })
})
