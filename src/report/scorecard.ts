import type { Interval, Result, Unit } from '../metrics/answer.js'
import type { Report } from '../run/report.js'
import type { MetricWords } from '../run/words.js'
import { intervalText, quantity, type Writer } from './quantity.js'
import { label, sentence } from './sentence.js'
import type { View } from './view.js'

/** One line of a scorecard: a metric, or another definition of it (indented). Texts are not yet escaped. */
export interface ScoreLine {
  readonly title: string
  readonly isVariant: boolean
  readonly value: string
  readonly interval: string
  readonly evidence: string
  readonly remarks: readonly string[]
  /** In place of interval and evidence, where the number is unknown. */
  readonly because?: string
}

export interface ScoreGroup {
  readonly title: string
  /** The unit of every amount in the group; null where it has none. */
  readonly unit: string | null
  readonly metrics: readonly ScoredMetric[]
}

export interface ScoredMetric {
  readonly words: MetricWords
  readonly result: Result
  readonly lines: readonly ScoreLine[]
}

/** The numbers of a report by group, in words: what every readable view prints. Throws where a metric has no words. */
export function scorecard(report: Report, view: View): ScoreGroup[] {
  const isOneLevel = levels(report).length < 2
  const entries = Object.entries(report.metrics).map(([id, result]) => ({ words: metricWordsOf(id, view), result }))
  const inGroup = Object.entries(view.words.groups).map(([group, title]) => ({
    title,
    members: entries.filter(({ words }) => words.group === group),
  }))
  return inGroup
    .filter(({ members }) => members.length > 0)
    .map(({ title, members }) => {
      const money = members.flatMap(({ result }) => amountsOf(result))
      const amounts = view.formats.amounts(money)
      const writer = { view, amounts, withLevel: !isOneLevel }
      return {
        title,
        unit: money.length > 0 ? amounts.unit : null,
        metrics: members.map(({ words, result }) => ({ words, result, lines: linesOf(words, result, writer) })),
      }
    })
}

/** The title of a group with the unit of its money. */
export function groupHeading({ title, unit }: ScoreGroup, { words, formats }: View): string {
  return unit === null ? title : words.report.inUnit({ title, unit }, formats)
}

/** The heading of a group where only its opening metrics are shown: without a unit unless one of them is money. */
export function summaryHeading(group: ScoreGroup, view: View): string {
  const isMoney = headlinesOf(group).some(({ result }) => result.status === 'known' && result.unit === 'money')
  return groupHeading(isMoney ? group : { ...group, unit: null }, view)
}

/** The metrics by which a group opens: its headline numbers, or the first where it has none. */
export function headlinesOf({ metrics }: ScoreGroup): readonly ScoredMetric[] {
  const marked = metrics.filter(({ words }) => words.isHeadline)
  return marked.length > 0 ? marked : metrics.slice(0, 1)
}

/** The heading above the intervals: names the level where all share one. */
export function intervalHeading(report: Report, view: View): string {
  const [level, ...others] = levels(report)
  if (level === undefined || others.length > 0) return view.words.report.interval
  return view.words.report.intervalAt({ level }, view.formats)
}

function linesOf(words: MetricWords, result: Result, writer: Writer): ScoreLine[] {
  const { view } = writer
  if (result.status === 'unknown') {
    const because = sentence(view.words.reasons, result.because, view)
    return [{ title: words.title, isVariant: false, ...blank(view), because }]
  }
  const remarks = result.notes.map((note) => sentence(view.words.notes, note, view))
  return [
    { title: words.title, isVariant: false, ...measured(result, writer), remarks },
    ...result.variants.map((variant) => ({
      title: label(words.variants, variant.key),
      isVariant: true,
      ...measured(variant, writer),
      remarks: [],
    })),
  ]
}

interface Measured {
  readonly value: number | null
  readonly unit: Unit
  readonly n?: number | undefined
  readonly interval?: Interval | undefined
}

function measured({ value, unit, n, interval }: Measured, writer: Writer) {
  if (value === null) return blank(writer.view)
  return {
    value: quantity(value, unit, writer),
    interval: interval === undefined ? '' : intervalText(interval, unit, writer),
    evidence: n === undefined ? '' : writer.view.formats.count(n),
  }
}

function blank(view: View) {
  return { value: view.words.report.empty, interval: '', evidence: '', remarks: [] }
}

function amountsOf(result: Result): number[] {
  if (result.status === 'unknown') return []
  return [result, ...result.variants].flatMap(({ value, unit, interval }) =>
    unit !== 'money' || value === null ? [] : [value, ...(interval === undefined ? [] : [interval.low, interval.high])],
  )
}

function levels(report: Report): number[] {
  const found = Object.values(report.metrics).flatMap((result) =>
    result.status === 'unknown' ? [] : [result, ...result.variants].flatMap(({ interval }) => interval?.level ?? []),
  )
  return [...new Set(found)]
}

/** The words of a metric of the report. Throws where it has none, so that no number is dropped in silence. */
export function metricWordsOf(id: string, view: View): MetricWords {
  const words = view.metrics.find((metric) => metric.id === id)
  if (words === undefined) throw new Error(`the metric ${id} has no words`)
  return words
}
