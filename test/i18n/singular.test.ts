import { describe, expect, it } from 'vitest'
import { formatsOf, wordsOf } from '../../src/i18n/language.js'
import type { Message } from '../../src/i18n/message.js'

const words = wordsOf('en')
const formats = formatsOf('en', 'CNY')
/** Every argument is one, unless it names something. */
const names = new Set(['customer', 'date', 'example', 'file', 'other', 'title', 'exhibit'])
const ones = new Proxy<Record<string, number | string>>({}, { get: (_, key) => (names.has(String(key)) ? 'x' : 1) })

/** A one, and a noun or a verb of many after it. */
const plural = /(?<![\d.,–-])\b1 (?!is\b|was\b|has\b)([a-z-]*[a-rt-z]s|are|were|have)\b/

const catalogues: Readonly<Record<string, object>> = {
  notes: words.notes,
  reasons: words.reasons,
  findings: words.findings,
  insights: words.insights,
  suggestions: words.suggestions,
  questions: words.questions,
  refusals: words.refusals,
  report: words.report,
  inspection: words.inspection,
  chapters: words.chapters,
}

describe.each(Object.entries(catalogues))('the sentences of %s, in English', (_, catalogue) => {
  it('know the singular', () => {
    const said = Object.entries(catalogue).flatMap(([code, message]) => {
      if (typeof message !== 'function') return []
      const text: unknown = (message as Message)(ones, formats)
      return [[code, typeof text === 'string' ? text : JSON.stringify(text)] as const]
    })
    const faults = said.filter(([, text]) => plural.test(text))
    expect(faults).toEqual([])
  })
})
