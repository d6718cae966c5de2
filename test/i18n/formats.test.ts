import { describe, expect, it } from 'vitest'
import { formatsOf } from '../../src/i18n/language.js'

describe('English forms', () => {
  const formats = formatsOf('en', 'USD')

  it('writes counts, ratios and numbers', () => {
    expect(formats.count(12_345)).toBe('12,345')
    expect(formats.ratio(0.9123)).toBe('91.2%')
    expect(formats.ratio(-0.0001)).toBe('0.0%')
    expect([0, 0.0004, 0.0005].map(formats.ratio)).toEqual(['0.0%', '<0.1%', '0.1%'])
    expect(formats.number(1.2378)).toBe('1.24')
    expect(formats.number(3)).toBe('3')
    expect(formats.fixed(3, 2)).toBe('3.00')
  })

  it('writes a count with its noun in the form that it asks for', () => {
    expect(formats.plural(1, 'row', 'rows')).toBe('1 row')
    expect(formats.plural(0, 'row', 'rows')).toBe('0 rows')
    expect(formats.plural(12_345, 'row', 'rows')).toBe('12,345 rows')
  })

  it('names the currency with an amount, and drops the cents of large ones', () => {
    expect(formats.money(1_234.5)).toBe('USD\u00a01,234.50')
    expect(formats.money(1_234_567.89)).toBe('USD\u00a01,234,568')
    expect(formatsOf('en', null).money(5)).toBe('5.00')
  })

  it('writes a table of money in one form', () => {
    const large = formats.amounts([250_000, 100, 0])
    expect([large.unit, large.write(250_000), large.write(100)]).toEqual(['USD', '250,000', '100'])
    const mixed = formats.amounts([250_000, 99.5])
    expect(mixed.write(250_000)).toBe('250,000.00')
    expect(formatsOf('en', null).amounts([1]).unit).toBe('no single currency')
  })

  it('writes dates and months of the calendar, whatever the time zone of the machine', () => {
    expect(formats.date('2025-12-31')).toBe('31 Dec 2025')
    expect(formats.date('2025-09-01')).toBe('1 Sep 2025')
    expect(formats.month('2025-01-31')).toBe('Jan 2025')
    expect(formats.month('2025-01')).toBe('Jan 2025')
    expect(formats.month('before the data')).toBe('before the data')
  })
})

describe('Chinese forms', () => {
  const formats = formatsOf('zh-CN', 'CNY')

  it('writes two decimals', () => {
    expect(formats.ratio(0.9123)).toBe('91.23%')
    expect([0, 0.00004].map(formats.ratio)).toEqual(['0.00%', '<0.01%'])
    expect(formats.count(12_345)).toBe('12,345')
  })

  it('writes an amount in a sentence in 万元 where it is that large', () => {
    expect(formats.money(1_285_000)).toBe('128.50万元')
    expect(formats.money(9_999)).toBe('9,999.00元')
    expect(formatsOf('zh-CN', 'USD').money(1_285_000)).toBe('128.50万美元')
    expect(formatsOf('zh-CN', null).money(1_285_000)).toBe('128.50万')
  })

  it('chooses one unit for a table, and never one that would swallow the smallest amount', () => {
    const large = formats.amounts([1_285_000, 1_000, 0])
    expect([large.unit, large.write(1_285_000), large.write(1_000)]).toEqual(['人民币万元', '128.50', '0.10'])
    const mixed = formats.amounts([1_285_000, 850])
    expect([mixed.unit, mixed.write(850)]).toEqual(['人民币元', '850.00'])
    expect(formatsOf('zh-CN', 'USD').amounts([200_000]).unit).toBe('万美元')
    expect(formatsOf('zh-CN', null).amounts([200_000]).unit).toBe('万（币种未申明）')
  })

  it('takes a currency that is none as it is', () => {
    expect(formatsOf('zh-CN', '积分').money(5)).toBe('5.00积分')
  })

  it('writes dates and months', () => {
    expect(formats.date('2025-12-31')).toBe('2025年12月31日')
    expect(formats.month('2025-12-31')).toBe('2025年12月')
  })
})
