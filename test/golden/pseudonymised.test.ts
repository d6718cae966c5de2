import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { formatsOf, languages, wordsOf } from '../../src/i18n/language.js'
import { suppressed } from '../../src/i18n/suppression.js'
import { textKinds } from '../../src/metrics/exhibits.js'
import { type ReportFormat, reporters } from '../../src/report/formats.js'
import { inspectors } from '../../src/report/inspection/formats.js'
import { inspect } from '../../src/run/inspect.js'
import type { Inspection } from '../../src/run/inspection.js'
import type { Report } from '../../src/run/report.js'
import { run } from '../../src/run/run.js'
import { sampleCompany } from '../../src/run/sample.js'
import { metricWords } from '../../src/run/words.js'

const key = Buffer.from('the key of this test')
const asked = { directory: sampleCompany, policies: {}, version: 'golden' }
let shown: Report
let plain: Report
let seen: Inspection
let secrets: string[]

beforeAll(async () => {
  shown = await run({ ...asked, pseudonymKey: key })
  plain = await run(asked)
  seen = await inspect({ directory: sampleCompany, version: 'golden', pseudonymKey: key })
  secrets = await identities()
})

/** Every id and name of a customer, every person in charge, payment, subscription, user and comment of the data room. */
async function identities(): Promise<string[]> {
  const engine = await Engine.open({ directories: [sampleCompany] })
  try {
    const text = (file: string) =>
      sql`read_csv(${join(sampleCompany, file)}, all_varchar = true, strict_mode = false, null_padding = true, ignore_errors = true, parallel = false)`
    const parquet = (file: string) => sql`read_parquet(${join(sampleCompany, file)})`
    const read = (columns: string, from: ReturnType<typeof text>) =>
      engine.rows(sql`SELECT COLUMNS(${columns}) FROM ${from}`)
    const rows = await Promise.all([
      read('Customer ID|Customer name|Owner', text('customers.csv')),
      read('Payment ID|Customer ID', text('payments-2023.csv')),
      read('Payment ID|Customer ID', text('payments-2024.csv.gz')),
      read('(?i)(payment|customer).?id', parquet('payments-2025.parquet')),
      read('Subscription ID', text('subscriptions.csv')),
      read('(?i)(user|customer).?id', parquet('logins.parquet')),
      read('客户编号|意见', text('surveys.csv')),
    ])
    return (
      [...new Set(rows.flat().flatMap((row) => Object.values(row)))]
        .filter((value): value is string => typeof value === 'string')
        .map((value) => value.trim())
        // In the row with a field too many, the place of the owner holds the channel.
        .filter((value) => value.length > 3 && value !== 'online')
    )
  } finally {
    engine.close()
  }
}

/** The secrets that stand in a text, as whole words; in JSON and Markdown line breaks and marks are escaped. */
function found(text: string): string[] {
  const words = new Set(text.match(/[A-Z]\d{4,}(?:-\d+)?/g) ?? [])
  const bare = text.replaceAll('\\', '')
  return secrets.filter((secret) => (/^[A-Z]\d+(-\d+)?$/.test(secret) ? words.has(secret) : bare.includes(secret)))
}

function viewOf(language: (typeof languages)[number], report: Report, full: boolean) {
  const words = { words: wordsOf(language), formats: formatsOf(language, report.currency) }
  return { ...words, metrics: metricWords(language), width: 300, colour: false, full }
}

describe('the sample company under pseudonyms', () => {
  it('has something to hide, which the plain report shows', async () => {
    expect(secrets.length).toBeGreaterThan(2_000)
    const text = (await reporters.json.load())(plain, viewOf('en', plain, true))
    const told = found(text)
    for (const secret of ['C10032', 'Team Estuary', 'Report export keeps timing out']) expect(told).toContain(secret)
  })

  const forms = Object.keys(reporters) as ReportFormat[]
  it.each(forms.flatMap((format) => languages.map((language) => [format, language] as const)))(
    'names nobody in %s, %s',
    async (format, language) => {
      const text = (await reporters[format].load())(shown, viewOf(language, shown, true))
      expect(text.length).toBeGreaterThan(1_000)
      expect(found(text)).toEqual([])
    },
  )

  it.each(
    (Object.keys(inspectors) as (keyof typeof inspectors)[]).flatMap((form) =>
      languages.map((l) => [form, l] as const),
    ),
  )('names nobody where its folder is inspected, %s, %s', async (form, language) => {
    const text = (await inspectors[form].load())(seen, viewOf(language, shown, true))
    expect(text).toContain(shown.keyFingerprint)
    expect(found(text)).toEqual([])
  })

  it.each(languages)('says what is suppressed in words, and by which key, in %s', async (language) => {
    const text = (await reporters.md.load())(shown, viewOf(language, shown, true))
    expect(text).not.toContain(suppressed)
    expect(text).toContain(wordsOf(language).report.suppressed)
    expect(text).toContain(shown.keyFingerprint)
  })

  it('is the same for the same key; another key gives other pseudonyms and the same numbers', async () => {
    const metrics = ['churned-customers', 'revenue-concentration']
    const again = await run({ ...asked, metrics, pseudonymKey: Buffer.from(key) })
    const other = await run({ ...asked, metrics, pseudonymKey: Buffer.from('another key for test') })
    for (const id of metrics) expect(again.metrics[id]).toEqual(shown.metrics[id])
    const customers = ({ metrics: results }: Report) => tokensIn(JSON.stringify(results['churned-customers']))
    expect(customers(again).length).toBeGreaterThan(20)
    expect(customers(again).filter((token) => customers(other).includes(token))).toEqual([])
    expect(other.keyFingerprint).not.toBe(again.keyFingerprint)
  })

  it('leaves headline numbers, and every number of the plain report that it shows, as they are', () => {
    expect(plain.pseudonymised).toBeUndefined()
    const heads = ({ metrics }: Report) =>
      Object.values(metrics).map((result) =>
        result.status === 'known' ? [result.value, result.n, result.interval, result.variants] : result.because.code,
      )
    expect(heads(shown)).toEqual(heads(plain))
    const [kept, originals] = [figuresOf(shown), figuresOf(plain)]
    expect(kept.length).toBe(originals.length)
    expect(kept.filter((figure, index) => figure !== suppressed && figure !== originals[index])).toEqual([])
  })

  it('shows no base of 1 to 4 customers but in lists of individuals', () => {
    const exhibits = Object.values(shown.metrics).flatMap((result) =>
      result.status === 'known' ? result.exhibits : [],
    )
    const few = exhibits
      .filter(({ columns }) => columns.every(({ key: column }) => column !== 'customer' && column !== 'name'))
      .flatMap(({ id, rows }) =>
        rows
          .filter((row) =>
            ['n', 'customers', 'size'].some((column) => Number(row[column]) > 0 && Number(row[column]) < 5),
          )
          .map(() => id),
      )
    expect(exhibits.length).toBeGreaterThan(100)
    expect(few).toEqual([])
  })

  it('knows of every text column what it is, and suppresses no word that it knows', () => {
    const results = Object.values(plain.metrics).flatMap((result) => (result.status === 'known' ? [result] : []))
    const texts = results.flatMap(({ exhibits }) =>
      exhibits.flatMap(({ columns }) => columns.filter(({ unit }) => unit === 'text').map(({ key: column }) => column)),
    )
    expect(texts.filter((column) => !Object.hasOwn(textKinds, column))).toEqual([])
    const coded = Object.values(shown.metrics).flatMap((result) =>
      result.status === 'known' ? result.notes : [result.because],
    )
    const mute = [...coded, ...shown.findings, ...shown.insights].filter(({ args }) =>
      Object.values(args).includes(suppressed),
    )
    expect(mute.map(({ code }) => code)).toEqual([])
  })

  it('leaves the files of the data room untouched in its account', () => {
    expect(shown.sources.map(({ sha256 }) => sha256)).toEqual(plain.sources.map(({ sha256 }) => sha256))
    expect(readFileSync(join(sampleCompany, 'customers.csv'), 'utf8')).toContain('C10001')
  })
})

/** Every cell of every exhibit that is no text, in order. */
function figuresOf({ metrics }: Report): (string | number | null | undefined)[] {
  const exhibits = Object.values(metrics).flatMap((result) => (result.status === 'known' ? result.exhibits : []))
  return exhibits.flatMap(({ columns, rows }) => {
    const figures = columns.filter(({ unit }) => unit !== 'text' && unit !== 'term')
    return rows.flatMap((row) => figures.map(({ key: column }) => row[column]))
  })
}

function tokensIn(text: string): string[] {
  return text.match(/\bc-[0-9a-f]{16}\b/g) ?? []
}
