import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../src/checks/registry.js'
import type { Engine } from '../src/engine/engine.js'
import { compile } from '../src/engine/sql.js'
import { en } from '../src/i18n/en.js'
import type { Language } from '../src/i18n/words.js'
import { zhCN } from '../src/i18n/zh-CN.js'
import { datasets } from '../src/ingest/datasets/index.js'
import { metrics } from '../src/metrics/registry.js'
import { measure } from '../src/run/measure.js'
import type { Report } from '../src/run/report.js'
import { run } from '../src/run/run.js'
import { sampleCompany } from '../src/run/sample.js'
import { settingOf } from '../src/run/window.js'
import { factsOf } from './model/facts.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const words: Readonly<Record<Language, Record<string, object>>> = { en, 'zh-CN': zhCN }
const languages = Object.keys(words) as Language[]

/** The TypeScript files below a folder of src, as paths from there. */
function sources(folder: string): string[] {
  return readdirSync(`${root}src/${folder}`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
}
function text(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8')
}

describe('every metric', () => {
  const declared = sources('metrics')
    .filter((file) => /= defineMetric\(/.test(text(`src/metrics/${file}`)))
    .map((file) => file.replace('.ts', ''))

  it('is registered once, under the id of its file and the group of its folder', () => {
    expect(metrics.map(({ group, id }) => `${group}/${id}`).toSorted()).toEqual(declared.toSorted())
    expect(declared.length).toBeGreaterThanOrEqual(12)
  })

  it('has a test of its own', () => {
    expect(declared.filter((file) => !existsSync(`${root}test/metrics/${file}.test.ts`))).toEqual([])
  })

  it('has words in both languages, for the same versions and exhibits', () => {
    for (const { id, text: said } of metrics) {
      for (const language of languages) {
        const { title, definition, formula, variants, exhibits } = said[language]
        const all = [title, definition, formula, ...Object.values(variants), ...Object.values(exhibits)]
        expect(
          all.filter((word) => word.trim() === ''),
          `${id} ${language}`,
        ).toEqual([])
      }
      expect(said['zh-CN'].title, id).toMatch(/\p{Script=Han}/u)
      expect(said.en.title, id).not.toMatch(/\p{Script=Han}/u)
      expect(Object.keys(said['zh-CN'].variants), id).toEqual(Object.keys(said.en.variants))
      expect(Object.keys(said['zh-CN'].exhibits), id).toEqual(Object.keys(said.en.exhibits))
    }
  })

  it('has titles that tell it from the others', () => {
    for (const language of languages) {
      const titles = metrics.map((metric) => metric.text[language].title)
      expect(titles.filter((title, k) => titles.indexOf(title) !== k)).toEqual([])
    }
  })

  it('has its group named in both languages', () => {
    for (const language of languages) {
      const named = Object.keys(words[language]['groups'] ?? {})
      expect(metrics.filter(({ group }) => !named.includes(group)).map(({ id }) => id)).toEqual([])
    }
  })

  it('asks in at most 40 lines', () => {
    const long = metrics.flatMap(({ id, queries }) =>
      Object.entries(queries)
        .map(([name, { sql }]) => ({ name: `${id} ${name}`, lines: compile(sql).text.trim().split('\n').length }))
        .filter(({ lines }) => lines > 40),
    )
    expect(long).toEqual([])
  })
})

describe('on empty facts', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await factsOf({}, { as_of: '2024-12-31' })
  })
  afterAll(() => engine.close())

  it('every metric answers: known or unknown, never by failing', async () => {
    const setting = await settingOf(engine)
    const available = new Set(datasets.map(({ id }) => id))
    const findings = []
    for (const metric of metrics) {
      findings.push(...(await measure(metric, { engine, setting, available, seed: 1 })).findings)
    }
    expect(findings).toEqual([])
    expect(engine.violations).toEqual([])
  })

  it('every check is silent', async () => {
    for (const check of checks) expect(check.findings(await engine.read(check.sql)), check.id).toEqual([])
  })
})

describe('every check', () => {
  const declared = sources('checks')
    .filter((file) => /= defineCheck\(/.test(text(`src/checks/${file}`)))
    .map((file) => file.replace('.ts', ''))

  it('is registered once, under the id of its file, and has a test of its own', () => {
    expect(checks.map(({ id }) => id).toSorted()).toEqual(declared.toSorted())
    expect(declared.filter((file) => !existsSync(`${root}test/checks/${file}.test.ts`))).toEqual([])
  })
})

describe('the report on the sample company', () => {
  let report: Report
  beforeAll(async () => {
    report = await run({ directory: sampleCompany, policies: {}, version: 'test' })
  })
  const results = () => Object.entries(report.metrics)
  const wordless = (topic: string, codes: Iterable<string>) =>
    languages.flatMap((language) => {
      const known = words[language][topic] ?? {}
      return [...new Set(codes)].filter((code) => !(code in known)).map((code) => `${language} ${topic} ${code}`)
    })

  it('has words in both languages for every note, reason, finding and method', () => {
    const known = results().flatMap(([, result]) => (result.status === 'known' ? [result] : []))
    const reasons = results().flatMap(([, result]) => (result.status === 'unknown' ? [result.because.code] : []))
    const methods = known.flatMap(({ interval, variants }) => [
      interval,
      ...variants.map((variant) => variant.interval),
    ])
    expect([
      ...wordless(
        'notes',
        known.flatMap(({ notes }) => notes.map(({ code }) => code)),
      ),
      ...wordless('reasons', reasons),
      ...wordless(
        'findings',
        report.findings.map(({ code }) => code),
      ),
      ...wordless(
        'methods',
        methods.flatMap((interval) => (interval === undefined ? [] : [interval.method])),
      ),
    ]).toEqual([])
  })

  it('has a label in both languages for every column, and a name for every version and exhibit', () => {
    for (const [id, result] of results()) {
      if (result.status === 'unknown') continue
      const said = metrics.find((metric) => metric.id === id)?.text.en
      const keys = result.exhibits.flatMap(({ columns }) => columns.map(({ key }) => key))
      expect(
        wordless(
          'columns',
          keys.filter((key) => !/^age_\d+$/.test(key)),
        ),
        id,
      ).toEqual([])
      expect(Object.keys(said?.variants ?? {}), id).toEqual(
        expect.arrayContaining(result.variants.map(({ key }) => key)),
      )
      expect(Object.keys(said?.exhibits ?? {}), id).toEqual(
        expect.arrayContaining(result.exhibits.map((one) => one.id)),
      )
    }
  })

  it('has rows of exactly the columns named', () => {
    for (const [id, result] of results()) {
      if (result.status === 'unknown') continue
      for (const { id: exhibit, columns, rows } of result.exhibits) {
        const keys = columns.map(({ key }) => key).toSorted()
        for (const row of rows) expect(Object.keys(row).toSorted(), `${id} ${exhibit}`).toEqual(keys)
      }
    }
  })

  it('fails nowhere and breaks no invariant', () => {
    const broken = ['metric-failed', 'check-failed', 'invariant-broken']
    expect(report.findings.filter(({ code }) => broken.includes(code))).toEqual([])
  })
})

describe('the size of things', () => {
  const sizes = sources('.')
    .map((file) => ({ file, lines: text(`src/${file}`).trimEnd().split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines)

  it('no file of src is over 300 lines, nine of ten are within 180, and half within 60', () => {
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
    expect(sizes[Math.floor(sizes.length * 0.9)]?.lines).toBeLessThanOrEqual(180)
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(60)
  })
})
