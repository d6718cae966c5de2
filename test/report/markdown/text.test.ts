import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownCode, markdownText } from '../../../src/report/markdown/text.js'

describe('markdownText', () => {
  it('escapes what Markdown, HTML and spreadsheets would act on', () => {
    expect(markdownText('a|b `c` <d> & [e](f) *g* _h_')).toBe(
      'a\\|b \\`c\\` &lt;d&gt; &amp; \\[e\\](f) \\*g\\* \\_h\\_',
    )
    expect(markdownText('=1+1')).toBe('\\=1+1')
    expect(markdownText('@SUM(A1)')).toBe('\\@SUM(A1)')
    expect(markdownText('+44')).toBe('\\+44')
    expect(markdownText('- item')).toBe('\\- item')
    expect(markdownText('1. item')).toBe('1\\. item')
    expect(markdownText('two\nlines\u001b[0m')).toBe('two\\\\nlines\\\\u{1b}\\[0m')
  })

  it('leaves ordinary words alone', () => {
    expect(markdownText('2025-12-31, 客户 A (12.5%)')).toBe('2025-12-31, 客户 A (12.5%)')
  })

  it('opens no cell, tag or line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = markdownText(text)
        expect(written).not.toMatch(/[\n\r<]/)
        expect(written.replaceAll(/\\./g, '')).not.toMatch(/[|`*_[\]]/)
      }),
    )
  })
})

describe('markdownCode', () => {
  it('fences longer than any run of backticks', () => {
    expect(markdownCode('plain')).toBe('`plain`')
    expect(markdownCode('a`b``c')).toBe('``` a`b``c ```')
    expect(markdownCode('a|b')).toBe('`a\\|b`')
    expect(markdownCode('a\\|b')).toBe('a\\\\\\|b')
  })
})
