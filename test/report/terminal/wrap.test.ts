import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth, wrapped } from '../../../src/report/terminal/wrap.js'

describe('wrapped', () => {
  it('breaks at spaces', () => {
    expect(wrapped('the data room has no logins', 12)).toEqual(['the data', 'room has no', 'logins'])
  })

  it('breaks between Chinese characters, which take two columns each', () => {
    expect(displayWidth('客户')).toBe(4)
    expect(wrapped('客户留存率下降', 8)).toEqual(['客户留存', '率下降'])
  })

  it('starts no line with closing punctuation and ends none with an opening bracket', () => {
    expect(wrapped('客户留存，下降', 8)).toEqual(['客户留', '存，下降'])
    expect(wrapped('客户留（存）', 8)).toEqual(['客户留', '（存）'])
  })

  it('breaks a word that is longer than a line', () => {
    expect(wrapped('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  it('keeps every character but spaces at breaks, and fits', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'word', '客户', '，', ' ', '（', '😀', '-', 'e\u0301'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = wrapped(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
