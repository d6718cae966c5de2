import type { InspectedFile } from '../../run/inspection.js'
import { label } from '../sentence.js'
import type { Page } from '../view.js'

type Likeness = InspectedFile['likenesses'][number]

/** Why a file was taken for what it is, and what else its headers could be; as (label, text), not yet escaped. */
export function reasonsOf(file: InspectedFile, page: Page): [string, string][] {
  const { inspection, report } = page.words
  const { dataset, format } = file.source
  const others = file.likenesses.filter((likeness) => likeness.dataset !== dataset)
  const told = others.map((likeness) => likenessText(likeness, page)).join(page.words.explanation.besides)
  if (dataset === null) {
    if (told !== '') return [[inspection.couldBe, told]]
    return [[inspection.because, format === 'other' || file.source.lines === null ? inspection.notOpened : inspection.nothingKnown]]
  }
  return [
    [inspection.because, decision(file, dataset, page) || report.empty],
    ...(told === '' ? [] : [[inspection.alternatives, told] as [string, string]]),
  ]
}

function decision({ source, likenesses, decidedBy }: InspectedFile, dataset: string, { words, formats }: Page): string {
  const { inspection } = words
  const names = Object.keys(source.columns)
  if (decidedBy === 'configuration') return inspection.byConfiguration({ columns: names.join(', ') }, formats)
  const mine = likenesses.find((likeness) => likeness.dataset === dataset)
  const matched = mine?.matched.length ?? names.length
  const of = source.unused.length + new Set(Object.values(source.columns).map(({ from }) => from)).size
  if (decidedBy === 'headers') return inspection.byHeaders({ matched, of }, formats)
  const rival = likenesses.find((likeness) => likeness.dataset !== dataset && likeness.missing.length === 0)
  const other = label(words.datasets, rival?.dataset ?? '')
  return inspection.byName({ matched, of, dataset: label(words.datasets, dataset), other }, formats)
}

function likenessText({ dataset, matched, missing }: Likeness, { words, formats }: Page): string {
  const told = { dataset: label(words.datasets, dataset), matched: matched.length, columns: matched.join(', ') }
  if (missing.length === 0) return words.inspection.likenessWhole(told, formats)
  return words.inspection.likeness({ ...told, missing: missing.join(', ') }, formats)
}
