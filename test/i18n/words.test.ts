import { beforeAll, describe, expect, it } from 'vitest'
import { languages, wordsOf } from '../../src/i18n/language.js'
import type { Report } from '../../src/run/report.js'
import { run } from '../../src/run/run.js'
import { sampleCompany } from '../../src/run/sample.js'
import { metricWords } from '../../src/run/words.js'

/** Every text of a language that takes no values, with the way to it. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}/${key}`))
}

it('says everything in Chinese that has a Chinese word', () => {
  const english = new Map(texts(wordsOf('en')))
  const same = texts(wordsOf('zh-CN')).filter(([path, text]) => english.get(path) === text && /\p{L}{2}/u.test(text))
  expect(same).toEqual([])
})

describe('the sample company', () => {
  let report: Report
  beforeAll(async () => {
    report = await run({ directory: sampleCompany, policies: {}, version: '0.0.0' })
  })

  it.each(languages)('has words for whatever its report speaks of, in %s', (language) => {
    const words = wordsOf(language)
    const results = Object.values(report.metrics).filter((result) => result.status === 'known')
    const measured = results.flatMap((result) => [result, ...result.variants])
    const exhibits = results.flatMap((result) => result.exhibits)
    const columns = exhibits.flatMap((exhibit) => exhibit.columns.map(({ key }) => key))
    const wordless = (keys: readonly string[], catalogue: object): string[] =>
      [...new Set(keys)].filter((key) => !Object.hasOwn(catalogue, key))
    expect({
      columns: wordless(
        columns.filter((key) => !/^age_\d+$/.test(key)),
        words.columns,
      ),
      methods: wordless(
        measured.flatMap(({ interval }) => interval?.method ?? []),
        words.methods,
      ),
      notes: wordless(
        results.flatMap(({ notes }) => notes.map(({ code }) => code)),
        words.notes,
      ),
      findings: wordless(
        report.findings.map(({ code }) => code),
        words.findings,
      ),
      insights: wordless(
        report.insights.map(({ code }) => code),
        words.insights,
      ),
      policies: wordless(Object.keys(report.policies), words.policies),
      rejects: wordless(
        report.sources.flatMap(({ rejects }) => rejects.map(({ reason }) => reason)),
        words.rejectReasons,
      ),
      drops: wordless(
        report.sources.flatMap(({ drops }) => drops.map(({ rule }) => rule)),
        words.dropRules,
      ),
    }).toEqual({
      columns: [],
      methods: [],
      notes: [],
      findings: [],
      insights: [],
      policies: [],
      rejects: [],
      drops: [],
    })
  })

  it.each(languages)('has metrics whose definitions beside and exhibits all have words, in %s', (language) => {
    for (const metric of metricWords(language)) {
      const result = report.metrics[metric.id]
      if (result?.status !== 'known') continue
      for (const { key } of result.variants) expect(Object.keys(metric.variants)).toContain(key)
      for (const { id } of result.exhibits) expect(Object.keys(metric.exhibits)).toContain(id)
    }
  })
})
