import { describe, expect, it } from 'vitest'
import { suppressed } from '../../../src/i18n/suppression.js'
import { Refusal } from '../../../src/ingest/refusal.js'
import { discreetly } from '../../../src/run/pseudonymised/refusal.js'

const key = Buffer.alloc(16, 3)
const thrown = (error: unknown, by: Uint8Array | undefined) =>
  discreetly(by, () => Promise.reject(error)).catch((caught: unknown) => caught)
const refusal = new Refusal('data', 'nothing-accepted', {
  file: 'a.csv',
  dataset: 'payments',
  rows: 3,
  line: 2,
  column: 'paid_on',
  reason: 'not-a-date',
  value: 'Alder Ltd',
})

describe('errors of a run under pseudonyms', () => {
  it('say of a refusal where and why, not what stood there', async () => {
    const caught = await thrown(refusal, key)
    expect(caught).toBeInstanceOf(Refusal)
    expect(caught).toMatchObject({ blame: 'data', code: 'nothing-accepted', args: { line: 2, reason: 'not-a-date' } })
    expect(caught).toMatchObject({ args: { file: 'a.csv', column: 'paid_on', value: suppressed } })
    expect(String(caught)).not.toContain('Alder')
  })

  it('say of any other error only its class, for its message may quote the data', async () => {
    const caught = await thrown(new RangeError("no number: 'Alder Ltd'", { cause: 'Alder Ltd' }), key)
    expect(caught).toEqual(new Error('RangeError'))
    expect(caught instanceof Error ? `${caught.stack}${caught.cause}` : 'no error').not.toContain('Alder')
  })

  it('pass as they are without a key, and so does what is done', async () => {
    expect(await thrown(refusal, undefined)).toBe(refusal)
    expect(await discreetly(key, async () => 7)).toBe(7)
  })
})
