import { describe, expect, it } from 'vitest'
import { formatsOf, languages, wordsOf } from '../../../src/i18n/language.js'
import { suppressed } from '../../../src/i18n/suppression.js'
import { argumentKinds, pseudonymisedCode } from '../../../src/run/pseudonymised/coded.js'
import { Disclosure } from '../../../src/run/pseudonymised/disclosure.js'
import { Pseudonyms } from '../../../src/run/pseudonymised/pseudonyms.js'

const tokens = new Pseudonyms(Buffer.alloc(32, 7))
const disclosure = new Disclosure(tokens, [{ attribute: 'industry', value: 'retail' }])
const said = (code: string, args: Record<string, string | number>) => pseudonymisedCode({ code, args }, disclosure).args

/** Arguments that sentences show as they come, but that are numbers in every report. */
const numbers = ['after', 'before', 'counted', 'line', 'megabytes', 'members', 'read', 'rows']

/** Every argument that a sentence shows as it comes, as `code.argument`: not as a number, a day or a month. */
function shown(language: (typeof languages)[number]): string[] {
  const { findings, questions, notes, reasons, insights, suggestions, refusals } = wordsOf(language)
  const formats = formatsOf(language, null)
  const mark = '\u2042'
  return [findings, questions, notes, reasons, insights, suggestions, refusals].flatMap((catalogue) =>
    Object.entries<unknown>(catalogue).flatMap(([code, message]) => {
      if (typeof message !== 'function') return []
      const asked = new Set<string>()
      const say = (marked: string | null): string => {
        const get = (_: object, name: string | symbol): string => {
          asked.add(String(name))
          return name === marked ? mark : '2025-01-01'
        }
        return JSON.stringify(message(new Proxy({}, { get }), formats))
      }
      say(null)
      return [...asked].filter((name) => say(name).includes(mark)).map((name) => `${code}.${name}`)
    }),
  )
}

describe('arguments under pseudonyms', () => {
  it.each(languages)('are all of a known kind, or numbers, in %s', (language) => {
    const names = shown(language)
    expect(names.length).toBeGreaterThan(80)
    expect(names).toContain('orphan-customers.example')
    const unclassed = names.filter((name) => {
      const [, argument = ''] = name.split('.')
      return !(name in argumentKinds) && !(argument in argumentKinds) && !numbers.includes(argument)
    })
    expect(unclassed).toEqual([])
  })

  it('show ids as the pseudonyms that the lists show, of payments as others', () => {
    expect(said('orphan-customers', { customers: 1, example: 'C99990' })).toEqual({
      customers: 1,
      example: tokens.of('customer', 'C99990'),
    })
    expect(said('dominant-customer', { customer: 'C1', share: 0.2 })).toEqual({
      customer: tokens.of('customer', 'C1'),
      share: 0.2,
    })
    expect(said('duplicate-payment-ids', { rows: 2, example: 'C1' })['example']).toBe(tokens.of('payment', 'C1'))
  })

  it('show an id that is a number as a pseudonym too', () => {
    expect(said('dominant-customer', { customer: 4711 })).toEqual({ customer: tokens.of('customer', '4711') })
  })

  it('show segments as far as they are large and describe: the industry, not the person in charge', () => {
    const lag = (attribute: string, value: string) => said('segment-lags', { attribute, value, n: 30 })['value']
    expect(lag('industry', 'retail')).toBe('retail')
    expect(lag('industry', 'the one in Lugano')).toBe(suppressed)
    expect(lag('owner', 'retail')).toBe(tokens.of('owner', 'retail'))
    expect(lag('Sales rep', 'retail')).toBe(tokens.of('segment', 'retail'))
  })

  it('keep back cells of files, what is of no known kind, and words that few share; terms and numbers stay', () => {
    expect(said('header-unreadable', { file: 'a.csv', line: 3, value: 'Alder Ltd,"' })).toEqual({
      file: 'a.csv',
      line: 3,
      value: suppressed,
    })
    expect(said('metric-failed', { metric: 'x', problem: "Could not convert 'Alder'" })).toEqual({
      metric: 'x',
      problem: suppressed,
    })
    expect(said('a-new-finding', { person: 'Alder', count: 3 })).toEqual({ person: suppressed, count: 3 })
    expect(said('largest-plan', { plan: 'Plan for Alder Ltd' })).toEqual({ plan: suppressed })
    expect(said('largest-reason', { reason: 'price' })).toEqual({ reason: 'price' })
  })
})
