import type { InspectedFile } from '../../run/inspection.js'
import { label } from '../sentence.js'
import type { Page } from '../view.js'

type Likeness = InspectedFile['likenesses'][number]

/** Why a file was taken for what it is, and what else its headers could be; as (label, text), not yet escaped. */
export function reasonsOf(file: InspectedFile, page: Page): [string, string][] {
  const { inspection, report, chapters } = page.words
  const { dataset, preset } = file.source
  const isOpen = dataset === null || file.refusal !== null
  const others = file.likenesses.filter((other) => other.dataset !== dataset && (isOpen || other.missing.length === 0))
  const told = others.map((likeness) => likenessText(likeness, page)).join(page.words.explanation.besides)
  if (dataset === null) {
    if (told !== '') return [[inspection.couldBe, told]]
    return [[inspection.because, file.headers.length === 0 ? inspection.notOpened : inspection.nothingKnown]]
  }
  return [
    ...(preset === null ? [] : [[chapters.preset, preset] as [string, string]]),
    [inspection.because, decision(file, dataset, page) || report.empty],
    ...(told === '' ? [] : [[inspection.alternatives, told] as [string, string]]),
  ]
}

function decision(
  { source, headers, likenesses, decidedBy }: InspectedFile,
  dataset: string,
  { words, formats }: Page,
): string {
  const { inspection } = words
  const names = Object.keys(source.columns)
  if (decidedBy === 'configuration') return inspection.byConfiguration({ columns: names.join(', ') }, formats)
  const mine = likenesses.find((likeness) => likeness.dataset === dataset)
  const matched = mine?.matched.length ?? names.length
  const of = headers.length
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
