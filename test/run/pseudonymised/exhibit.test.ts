import { describe, expect, it } from 'vitest'
import { suppressed } from '../../../src/i18n/suppression.js'
import type { Exhibit } from '../../../src/metrics/answer.js'
import { listing, table } from '../../../src/metrics/exhibits.js'
import { Disclosure } from '../../../src/run/pseudonymised/disclosure.js'
import { pseudonymisedExhibit, shareWords } from '../../../src/run/pseudonymised/exhibit.js'
import { Pseudonyms } from '../../../src/run/pseudonymised/pseudonyms.js'
import { withheldRows } from '../../../src/run/pseudonymised/withholding.js'

const tokens = new Pseudonyms(Buffer.alloc(32, 7))

/** The rows of exhibits under pseudonyms, as the report makes them: first what is kept back, then what may be said. */
function rowsOf(exhibits: readonly Exhibit[], segments: readonly (readonly [string, string])[] = []) {
  const large = segments.map(([attribute, value]) => ({ attribute, value }))
  const disclosure = new Disclosure(tokens, large)
  const withheld = exhibits.map((exhibit) => withheldRows(exhibit, disclosure.isSmall))
  for (const [index, exhibit] of exhibits.entries()) shareWords(exhibit, withheld[index] ?? new Set(), disclosure)
  return exhibits.map((exhibit, index) => pseudonymisedExhibit(exhibit, withheld[index] ?? new Set(), disclosure).rows)
}

describe('an exhibit under pseudonyms', () => {
  it('names customers by tokens, keeps money, days and nulls, and no word of a comment', () => {
    const list = listing(
      'comments',
      { customer: 'text', name: 'text', day: 'date', topic: 'term', comment: 'text', recurring: 'money' },
      [{ customer: 'C1', name: null, day: '2025-01-02', topic: 'topic-price', comment: 'Call Ann', recurring: 7 }],
      1,
    )
    expect(rowsOf([list])).toEqual([
      [
        {
          customer: tokens.of('customer', 'C1'),
          name: null,
          day: '2025-01-02',
          topic: 'topic-price',
          comment: suppressed,
          recurring: 7,
        },
      ],
    ])
  })

  it('says a plan that five customers share, wherever it stands, and no plan made for one', () => {
    const plans = table('plans', { plan: 'text', customers: 'count', recurring: 'money' }, [
      { plan: 'basic', customers: 50, recurring: 500 },
      { plan: 'large', customers: 9, recurring: 400 },
      { plan: 'Alder special', customers: 1, recurring: 300 },
    ])
    const renewals = listing(
      'largest',
      { customer: 'text', plan: 'text' },
      ['basic', 'large', 'Alder special'].map((plan) => ({ customer: 'C1', plan })),
      3,
    )
    const [first, second] = rowsOf([plans, renewals])
    expect(first).toEqual([
      { plan: 'basic', customers: 50, recurring: 500 },
      { plan: suppressed, customers: suppressed, recurring: suppressed },
      { plan: suppressed, customers: suppressed, recurring: suppressed },
    ])
    expect(second?.map((row) => row['plan'])).toEqual(['basic', suppressed, suppressed])
  })

  it('shows descriptions that are shared, persons in charge and unknown columns as tokens', () => {
    const columns = { attribute: 'term', value: 'text', n: 'count', rate: 'ratio' } as const
    const row = (attribute: string, value: string) => ({ attribute, value, n: 40, rate: 0.5 })
    const rows = [row('region', 'North'), row('region', ''), row('owner', 'Ann'), row('Account lead', 'Bob')]
    const large = rows.map(({ attribute, value }) => [attribute, value] as const)
    const [shown] = rowsOf([table('segments', columns, rows)], large)
    expect(shown?.map((one) => [one['attribute'], one['value'], one['n']])).toEqual([
      ['region', 'North', 40],
      ['region', '', 40],
      ['owner', tokens.of('owner', 'Ann'), 40],
      ['Account lead', tokens.of('segment', 'Bob'), 40],
    ])
  })

  it('keeps back a text column of no known kind, and a term that is none of the report', () => {
    const strange: Exhibit = {
      kind: 'table',
      id: 'strange',
      columns: [
        { key: 'somebody', unit: 'text' },
        { key: 'group', unit: 'term' },
      ],
      rows: [{ somebody: 'Ann', group: 'friends of Ann' }],
    }
    expect(rowsOf([strange])).toEqual([[{ somebody: suppressed, group: suppressed }]])
  })

  it('does not compile with a text column of no known kind', () => {
    // @ts-expect-error a column that may hold a name must be classed first
    expect(table('strange', { somebody: 'text' }, [{ somebody: 'Ann' }]).id).toBe('strange')
  })
})
