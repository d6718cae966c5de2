import { describe, expect, it } from 'vitest'
import type { Amounts, Formats } from '../../src/i18n/formats.js'
import { formatsOf, wordsOf } from '../../src/i18n/language.js'
import type { Words } from '../../src/i18n/words.js'
import { reporters } from '../../src/report/formats.js'
import type { View } from '../../src/report/view.js'
import { example, exampleWords } from './example.js'

const bracketed = (text: string): string => `⟦${text}⟧`

/** English in which every word and every sentence stands in brackets, however deep. */
function pseudo<Value>(value: Value): Value
function pseudo(value: unknown): unknown {
  if (typeof value === 'string') return bracketed(value)
  if (typeof value === 'function') return (...args: unknown[]) => pseudo(value(...args))
  if (Array.isArray(value)) return value.map(pseudo)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudo(inner)]))
}

function pseudoFormats(formats: Formats): Formats {
  const amounts = (values: readonly number[]): Amounts => {
    const { unit, write } = formats.amounts(values)
    return { unit: bracketed(unit), write: (value) => bracketed(write(value)) }
  }
  return { ...pseudo({ ...formats, language: 'en' }), language: 'en', amounts }
}

const words: Words = pseudo(wordsOf('en'))
const view: View = {
  words,
  formats: pseudoFormats(formatsOf('en', 'CNY')),
  metrics: exampleWords('en').map((metric) => ({
    ...metric,
    title: bracketed(metric.title),
    definition: bracketed(metric.definition),
    formula: bracketed(metric.formula),
    source: bracketed(metric.source),
    variants: pseudo(metric.variants),
    exhibits: pseudo(metric.exhibits),
  })),
  width: 10_000,
  colour: false,
  full: true,
}

/** What is left when everything in brackets is gone, the innermost first. */
function outside(text: string): string {
  const rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '')
  return rest === text ? rest : outside(rest)
}

/** Every text of the example that is data: of files, or identifiers that are the same in every language. */
const data = new Set(
  JSON.stringify(example)
    .match(/"(?:[^"\\]|\\.)*"/g)
    ?.flatMap((text) => String(JSON.parse(text)).match(/[\p{L}]+/gu) ?? []),
)

describe('a language in which every word is bracketed', () => {
  it.each([
    ['terminal', false],
    ['terminal', true],
    ['md', true],
  ] as const)('shows no text of its own in %s (full: %j)', async (format, full) => {
    const text = (await reporters[format].load())(example, { ...view, full })
    expect(text).toContain('⟦Customer stickiness⟧')
    const markup = /&(emsp|lt|gt|amp);|<br>|\\u\{[0-9a-f]+\}|\\+n/g
    const strays = (
      outside(text)
        .replaceAll(markup, ' ')
        .match(/\p{L}+/gu) ?? []
    ).filter((word) => !data.has(word))
    expect(strays).toEqual([])
  })

  it('would notice a word that is hard-coded', () => {
    expect(outside(`${bracketed('x')} hard-coded ⟦a ⟦b⟧ c⟧`).match(/\p{L}+/gu)).toEqual(['hard', 'coded'])
  })
})
