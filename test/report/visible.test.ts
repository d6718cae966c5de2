import fc from 'fast-check'
import { expect, it } from 'vitest'
import { visible } from '../../src/report/visible.js'

it('turns whatever moves a cursor, a direction or a reader into visible escapes', () => {
  expect(visible('a\u001b[31mb')).toBe('a\\u{1b}[31mb')
  expect(visible('one\r\ntwo\tthree')).toBe('one\\r\\ntwo\\tthree')
  expect(visible('inv\u202eoice\u2069')).toBe('inv\\u{202e}oice\\u{2069}')
  expect(visible('zero\u200bwidth\ufeff')).toBe('zero\\u{200b}width\\u{feff}')
  expect(visible('lone \ud800 surrogate')).toBe('lone \\u{d800} surrogate')
  expect(visible('\u0085\u009b')).toBe('\\u{85}\\u{9b}')
})

it('leaves what can be read as it is', () => {
  expect(visible('客户 A/B "x" 100 % | `é`')).toBe('客户 A/B "x" 100 % | `é`')
})

it('never lets a control character through', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(visible(text))))
})
