import type { Explanation } from '../../run/explain.js'
import { label } from '../sentence.js'
import type { Page } from '../view.js'
import { type Palette, palette } from './palette.js'
import { paragraph } from './paragraph.js'
import { displayWidth } from './wrap.js'

/** One metric from its words down to the SQL of every table behind it, parents first; SQL stays as it is, for copying. */
export function explanationText(explanation: Explanation, page: Page): string {
  const { words, formats } = page
  const paint = palette(page.colour)
  const filled = explanation.tables.filter(({ sql }) => sql === null).map(({ name }) => name)
  const blocks = [
    ...explanation.queries.map(({ name, sql }) => [words.explanation.query({ name }, formats), sql]),
    ...explanation.tables.flatMap(({ name, key, sql }) => (sql === null ? [] : [[tableTitle(name, key, page), sql]])),
  ]
  return `${[
    `${paint.strong(explanation.words.title)}\n${meaning(explanation, page, paint)}`,
    ...blocks.map(([title = '', sql = '']) => `${paint.strong(title)}\n${indented(sql)}`),
    paragraph(words.explanation.filled({ tables: filled.join(', ') }, formats), {
      width: page.width,
      paint: paint.faint,
    }),
  ].join('\n\n')}\n`
}

function meaning({ words: metric, needs }: Explanation, { words, formats, width }: Page, paint: Palette): string {
  const { chapters, explanation } = words
  const needed = needs.map((need) =>
    [need]
      .flat()
      .map((dataset) => label(words.datasets, dataset))
      .join(explanation.or),
  )
  const exhibits = Object.entries(metric.exhibits).map(([id, title]) =>
    words.explanation.exhibit({ id, title }, formats),
  )
  const pairs = [
    [chapters.identifier, metric.id],
    [chapters.definition, metric.definition],
    [chapters.formula, metric.formula],
    [chapters.source, metric.source],
    [explanation.needs, needed.join(explanation.and) || explanation.nothing],
    [explanation.better, betterWord(metric.better, words.explanation)],
    [explanation.variants, Object.values(metric.variants).join(explanation.besides)],
    [explanation.exhibits, exhibits.join(explanation.besides)],
  ].filter(([, text]) => text !== '')
  const indent = Math.max(...pairs.map(([mark = '']) => displayWidth(mark))) + 2
  return pairs
    .map(([mark = '', text = '']) => paragraph(text, { width, indent, mark, paintMark: paint.faint }))
    .join('\n')
}

function betterWord(better: string, words: Page['words']['explanation']): string {
  return better === 'higher' || better === 'lower' ? words[better] : words.neither
}

function tableTitle(name: string, key: readonly string[], { words, formats }: Page): string {
  if (key.length === 0) return words.explanation.oneRow({ name }, formats)
  return words.explanation.table({ name, key: key.join(', ') }, formats)
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
}
