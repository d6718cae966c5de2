import type { Engine } from '../engine/engine.js'
import type { FileUse } from './configuration.js'
import { fileOperation } from './engine-file.js'
import type { Finding } from './finding.js'
import { type GroupEvidence, groupEvidenceOf, hasOddRows } from './group-evidence.js'
import { keyOf, mayStandInGroups } from './group-rows.js'
import type { Part } from './part.js'
import { openRelation } from './relation.js'
import { fileLine } from './yaml-line.js'

/** So many steps of the day in one direction are a coin that fell so often on one side: less than one in a hundred. */
const STEPS = 7
/** Canonical columns that a document says once, in its first line; never money or quantities, never its own number. */
const SAID_ONCE: ReadonlySet<string> = new Set(['text', 'category', 'day', 'boolean'])

interface Grouped {
  readonly part: Part
  readonly findings: readonly Finding[]
}

/**
 * Settles whether rows without a customer belong to the one above: where a name stands alone over its rows, where documents say
 * number, day and customer only in their first line, or where the days run in order inside every group and start anew in the
 * next. limpet.yaml forces or forbids it; a file that lost lines on the way is never filled, for the lost one may have held a name.
 */
export async function withGroups(engine: Engine, part: Part, use: FileUse | null): Promise<Grouped> {
  const { survey, dataset } = part
  if (survey.kind !== 'csv' || !mayStandInGroups(dataset)) return { part, findings: [] }
  const opened = openRelation(part)
  const isOdd = await fileOperation(part.file.file, () => hasOddRows(engine, part, opened))
  if (!isOdd && !survey.structure.beginning.isGrouped) return { part, findings: [] }
  const evidence = await fileOperation(part.file.file, () => groupEvidenceOf(engine, part, opened))
  const { nameless, named } = evidence
  const isFilled =
    nameless > 0 &&
    isWhole(part, evidence) &&
    use?.fill_down !== false &&
    (use?.fill_down === true || isClear(part, evidence))
  if (!isFilled) {
    const isSaid = nameless >= named && use?.fill_down !== false
    const groups = evidence.hollow > 0 || survey.structure.beginning.isGrouped ? { filled: [] } : null
    return { part: { ...part, groups }, findings: isSaid ? [undecided(part, nameless)] : [] }
  }
  const filled = ['customer_id', ...saidOnce(part, evidence)]
  return {
    part: { ...part, groups: { filled } },
    findings: [filledDown(part, filled, nameless, use?.fill_down === true)],
  }
}

/** Nothing between the rows is missing that could have been a name, and the first row has one. */
function isWhole({ survey }: Part, { beginsNamed }: GroupEvidence): boolean {
  if (survey.kind !== 'csv' || !beginsNamed) return false
  const { beginning, rejects, resumptions } = survey.structure
  return rejects.rows === 0 && (beginning.isGrouped || resumptions === 0)
}

function isClear(part: Part, evidence: GroupEvidence): boolean {
  const { named, names, namedWithMoney, headings, nameless, namelessWhole, endsThin } = evidence
  if (endsThin) return false
  if (namedWithMoney === 0) return headings === named && namelessWhole === nameless
  const keys = columnCounts(part, evidence, keyOf(part))
  const isByDocument =
    named > 1 &&
    namelessWhole === 0 &&
    keys.inNameless === 0 &&
    evidence.namedWithKey === named &&
    evidence.keys === named
  const { up, down, back, forth } = evidence
  const runs = (up >= STEPS && down === 0 && back > 0) || (down >= STEPS && up === 0 && forth > 0)
  return isByDocument || (named > 1 && names === named && namelessWhole === nameless && runs)
}

/** The columns beside the customer that stand in every named row and in no nameless one. */
function saidOnce(part: Part, evidence: GroupEvidence): string[] {
  if (evidence.namedWithMoney === 0) return []
  return [...part.columns.keys()].filter((name) => {
    const { inNamed, inNameless } = columnCounts(part, evidence, name)
    return SAID_ONCE.has(part.dataset.columns[name]?.type ?? 'id') && inNamed === evidence.named && inNameless === 0
  })
}

function columnCounts(
  part: Part,
  { inNamed, inNameless }: GroupEvidence,
  name: string,
): { inNamed: number; inNameless: number } {
  const index = [...part.columns.keys()].indexOf(name)
  return { inNamed: inNamed[index] ?? 0, inNameless: inNameless[index] ?? 0 }
}

function filledDown(
  { file, survey, dataset, columns }: Part,
  filled: readonly string[],
  rows: number,
  isTold: boolean,
): Finding {
  const headers = filled.map((name) => survey.headers[columns.get(name) ?? -1] || name).join(', ')
  const severity = isTold ? 'info' : 'warning'
  const yaml = fileLine(file.file, { fill_down: false })
  return {
    code: 'filled-down',
    severity,
    dataset: dataset.id,
    rows,
    args: { file: file.file, rows, columns: headers, yaml },
  }
}

function undecided({ file, dataset }: Part, rows: number): Finding {
  const yaml = fileLine(file.file, { fill_down: true })
  return {
    code: 'fill-down-undecided',
    severity: 'warning',
    dataset: dataset.id,
    rows,
    args: { file: file.file, rows, yaml },
  }
}
