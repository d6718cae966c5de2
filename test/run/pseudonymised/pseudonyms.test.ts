import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Pseudonyms } from '../../../src/run/pseudonymised/pseudonyms.js'

const key = Buffer.from('a key of twenty byte')

describe('pseudonyms', () => {
  it('are HMAC-SHA256 over kind and text, the first 16 hexadecimal digits behind a letter', () => {
    const digest = createHmac('sha256', 'a key of twenty byte').update('customer\0C10001').digest('hex')
    expect(new Pseudonyms(key).of('customer', 'C10001')).toBe(`c-${digest.slice(0, 16)}`)
  })

  it('know RFC 4231, test case 2, up to the kind: the key does reach the hash', () => {
    const digest = createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex')
    expect(digest).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
  })

  it('are the same for the same key, other for another key, another kind, another text', () => {
    const tokens = new Pseudonyms(key)
    expect(new Pseudonyms(Buffer.from(key)).of('name', 'Alder')).toBe(tokens.of('name', 'Alder'))
    const other = new Pseudonyms(Buffer.from('another key of bytes'))
    expect(other.fingerprint).not.toBe(tokens.fingerprint)
    const digits = [
      tokens.of('name', 'Alder'),
      tokens.of('customer', 'Alder'),
      tokens.of('name', 'alder'),
      other.of('name', 'Alder'),
    ].map((token) => token.slice(2))
    expect(new Set(digits).size).toBe(4)
  })

  it('do not hang on how kind and text are divided, and the fingerprint is the pseudonym of nobody', () => {
    const tokens = new Pseudonyms(key)
    expect(tokens.of('name', '').slice(2)).not.toBe(tokens.fingerprint)
    expect(tokens.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(tokens.fingerprint).not.toContain(key.toString('hex').slice(0, 16))
  })

  it('take no key below 16 bytes', () => {
    expect(() => new Pseudonyms(Buffer.alloc(15, 1))).toThrow(RangeError)
    expect(() => new Pseudonyms(Buffer.alloc(16, 1))).not.toThrow()
  })

  it('do not collide among a hundred thousand ids', () => {
    const tokens = new Pseudonyms(key)
    const drawn = new Set(Array.from({ length: 100_000 }, (_, index) => tokens.of('customer', `C${index}`)))
    expect(drawn.size).toBe(100_000)
  })
})
