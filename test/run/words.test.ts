import { describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/language.js'
import { policies } from '../../src/ingest/policies.js'
import { metricWords } from '../../src/run/words.js'

describe.each(languages)('the words of the metrics, in %s', (language) => {
  const texts = (activeDays: number) =>
    metricWords(language, policies.parse({ active_days: activeDays })).map(
      ({ id, title, definition, formula, variants, exhibits }) => ({
        id,
        all: [title, definition, formula, ...Object.values(variants), ...Object.values(exhibits)].join('\n'),
      }),
    )

  it('say how many days the policy counts for active use', () => {
    const usual = texts(30)
    const changed = texts(7).filter(({ all }, index) => all !== usual[index]?.all)
    expect(changed.map(({ id }) => id)).toEqual([
      'registered-retention-rate',
      'customer-success-rate',
      'active-customer-rate',
    ])
    for (const { all } of changed) {
      expect(all).toMatch(/\b7(-day| 天)/)
      expect(all).not.toMatch(/\b30( days|-day| 天)/)
    }
  })

  it('leave no placeholder open, and by default speak of 30 days', () => {
    for (const { id, all } of texts(30)) expect(all, id).not.toMatch(/\{|undefined/)
    expect(metricWords(language)).toEqual(metricWords(language, policies.parse({})))
  })
})
