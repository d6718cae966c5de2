import { expect, it } from 'vitest'
import { formatsOf, wordsOf } from '../../src/i18n/language.js'
import { writtenExhibit } from '../../src/report/exhibit.js'
import { metricWords } from '../../src/run/words.js'

const exhibit = {
  kind: 'table' as const,
  id: 'any',
  columns: [{ key: 'reason', unit: 'term' as const }],
  rows: [{ reason: 'competitor' }, { reason: 'bad <weather>' }, { reason: null }],
}

it.each([
  ['en', 'Went to a competitor'],
  ['zh-CN', '转向竞争对手'],
] as const)('says a term in %s, and shows what is none as it stands', (language, word) => {
  const words = wordsOf(language)
  const formats = formatsOf(language, null)
  const [metric] = metricWords(language)
  if (metric === undefined) throw new Error('no metric')
  const view = { words, formats, metrics: [], width: 80, colour: false, full: true }
  const written = writtenExhibit(exhibit, metric, view)
  expect(written.rows).toEqual([[word], ['bad <weather>'], [words.report.empty]])
  expect(written.columns.map(({ isNumber }) => isNumber)).toEqual([false])
})
