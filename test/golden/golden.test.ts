import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatsOf, languages, wordsOf } from '../../src/i18n/language.js'
import { type ReportFormat, reporters } from '../../src/report/formats.js'
import type { Report } from '../../src/run/report.js'
import { run } from '../../src/run/run.js'
import { metricWords } from '../../src/run/words.js'

const companies = fileURLToPath(new URL('../../fixtures/companies', import.meta.url))
const isWritten = process.env['GOLDEN'] === 'write'

/** File, form, language and columns of every expected report. */
const goldens: readonly [string, ReportFormat, (typeof languages)[number], number][] = [
  ['report.json', 'json', 'en', 80],
  ...languages.flatMap((language): [string, ReportFormat, typeof language, number][] => [
    [`report.${language}.txt`, 'terminal', language, 80],
    [`report.${language}.wide.txt`, 'terminal', language, 200],
    [`report.${language}.md`, 'md', language, 80],
  ]),
]

describe.each(readdirSync(companies))('%s', (company) => {
  const folder = join(companies, company, 'expected')
  let report: Report
  beforeAll(async () => {
    report = await run({ directory: join(companies, company, 'data'), policies: {}, version: 'golden' })
  })

  it.each(goldens)('%s', async (name, format, language, width) => {
    const words = { words: wordsOf(language), formats: formatsOf(language, report.currency) }
    const view = { ...words, metrics: metricWords(language), width, colour: false, full: false }
    const text = (await reporters[format].load())(report, view)
    if (isWritten) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    expect(firstDifference(text, readFileSync(join(folder, name), 'utf8'))).toBeNull()
  })
})

/** The first line that differs, instead of thousands. */
function firstDifference(got: string, wanted: string) {
  if (got === wanted) return null
  const [lines, expected] = [got.split('\n'), wanted.split('\n')]
  const index = Array.from({ length: Math.max(lines.length, expected.length) }, (_, line) => line).find(
    (line) => lines[line] !== expected[line],
  )
  return index === undefined ? null : { line: index + 1, got: lines[index], wanted: expected[index] }
}
