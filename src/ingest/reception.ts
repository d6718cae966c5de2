import { rm } from 'node:fs/promises'
import type { Engine } from '../engine/engine.js'
import { surveyArrow } from './arrow/survey.js'
import type { FileUse } from './configuration.js'
import type { Dataset } from './dataset.js'
import { invoiceDaysFinding, strayQuoteFinding } from './file-findings.js'
import type { Finding } from './finding.js'
import type { ListedFile } from './folder.js'
import { withForms } from './forms.js'
import { mayStandInGroups } from './group-rows.js'
import { withGroups } from './groups.js'
import { normalised } from './headers.js'
import { refuseIndistinctIds } from './indistinct-ids.js'
import { type Inspector, tolerated } from './inspector.js'
import { partPage, unclaimedPage, unreadPage } from './page.js'
import { surveyParquet } from './parquet.js'
import type { Part, Survey } from './part.js'
import { refusePeriodColumns } from './period-columns.js'
import { partOf } from './plan.js'
import { presets } from './presets/index.js'
import { type Claim, type Recognition, recognise } from './recognition.js'
import { Refusal } from './refusal.js'
import { cleaned } from './relation.js'
import type { Source } from './source.js'
import { refuseUnitsInRows, statedUnitFinding } from './stated-unit.js'
import { type SurveyRequest, surveyBytes, surveyText } from './survey.js'
import { fileLine } from './yaml-line.js'

/** Refusals that mean no more than that a text is no table. */
const NO_TABLE: ReadonlySet<string> = new Set(['encoding-unsupported', 'format-unexpected', 'header-unreadable'])

/** What the first look at a file gives: its page of the ledger, and the part of a dataset that it may be. */
interface Reception {
  readonly source: Source
  readonly part: Part | null
  readonly findings: readonly Finding[]
}

/** Surveys one file and finds out what it is. Encodings and formats that can't be read yet are refused here, by name. */
export async function reception(
  engine: Engine,
  file: ListedFile,
  use: FileUse | 'ignore' | null,
  datasets: readonly Dataset[],
  inspector?: Inspector,
): Promise<Reception> {
  if (file.kind === 'link' || file.kind === 'folder') return unread(file, '', 0, `${file.kind}-not-followed`)
  if (use === 'ignore' || file.kind === 'other') {
    const { sha256, bytes } = await surveyBytes(file)
    return unread(file, sha256, bytes, use === 'ignore' ? 'file-ignored' : 'file-not-read')
  }
  if (file.kind === 'zip' || file.kind === 'xlsx') {
    const { sha256, bytes } = await surveyBytes(file)
    return { source: unreadPage(file, sha256, bytes), part: null, findings: [] }
  }
  if (file.kind === 'unsupported') {
    const format = file.file.slice(file.file.lastIndexOf('.'))
    throw new Refusal('data', 'format-unsupported', { file: file.file, format, yaml: fileLine(file.file, 'ignore') })
  }
  const survey = await surveyOf(engine, file, requestOf(engine, use, datasets)).catch((error: unknown) => {
    if (isNote(file, use) && error instanceof Refusal && NO_TABLE.has(error.code)) return null
    throw error
  })
  if (survey === null || (isNote(file, use) && survey.headers.length < 2)) return note(file, survey)
  inspector?.surveyed(file.file, survey.headers)
  const received = await tolerated(inspector, [file.file], () => understood(engine, file, survey, use, datasets))
  return received ?? { source: unclaimedPage(file, survey, 'file-refused'), part: null, findings: [] }
}

/** A .txt file that limpet.yaml does not speak of: an export perhaps, or a letter, which may be in any encoding. */
function isNote({ file }: ListedFile, use: FileUse | null): boolean {
  return use === null && file.toLowerCase().endsWith('.txt')
}

async function note(file: ListedFile, survey: Survey | null): Promise<Reception> {
  if (survey !== null) await discard(survey)
  const { sha256, bytes } = await surveyBytes(file)
  return unread(file, sha256, bytes, survey === null ? 'file-not-understood' : 'file-not-read')
}

async function surveyOf(engine: Engine, file: ListedFile, request: SurveyRequest): Promise<Survey> {
  if (file.kind === 'parquet') return surveyParquet(engine, file)
  if (file.kind === 'arrow') return surveyArrow(file, engine.temporaryDirectory)
  return surveyText(file, request)
}

/** Removes what was transcribed for nothing. */
async function discard(survey: Survey): Promise<void> {
  if (survey.kind === 'arrow') await rm(survey.path)
  if (survey.kind === 'csv' && survey.text.isTemporary) await rm(survey.text.path)
}

/** What is left of a file that can't even be surveyed: its size and its SHA-256, if it can be read at all. */
export async function refusedReception(file: ListedFile): Promise<Reception> {
  const { sha256, bytes } = await surveyBytes(file).catch(() => ({ sha256: '', bytes: 0 }))
  return { source: unreadPage(file, sha256, bytes), part: null, findings: [] }
}

async function understood(
  engine: Engine,
  file: ListedFile,
  survey: Survey,
  use: FileUse | null,
  datasets: readonly Dataset[],
): Promise<Reception> {
  const recognition = recognise(file.file, survey.headers, use, datasets)
  if (recognition.claim === null) {
    await discard(survey)
    return { source: unclaimedPage(file, survey), part: null, findings: [notRecognised(file, survey, recognition)] }
  }
  if (isGroupedInVain(survey, recognition.claim)) {
    await discard(survey)
    const request = { ...requestOf(engine, use, datasets), fillsDown: false }
    return understood(engine, file, await surveyText(file, request), use, datasets)
  }
  refusePeriodColumns(file.file, survey.headers, recognition.claim, use)
  const planned = partOf(file, survey, recognition.claim, use)
  const clean = survey.kind === 'csv' ? await cleaned(engine, file, survey) : survey
  const formed = await withForms(engine, { ...planned, survey: clean }, use)
  await refuseUnitsInRows(engine, formed)
  await refuseIndistinctIds(engine, formed, use)
  const { part, findings } = await withGroups(engine, formed, use)
  return {
    source: partPage(part, null, []),
    part,
    findings: [...strayQuoteFinding(part), ...invoiceDaysFinding(part), ...statedUnitFinding(part), ...findings],
  }
}

/** Rows of another dataset than those whose rows can stand in groups: a total among them is a total, and a name alone is a row. */
function isGroupedInVain(survey: Survey, { dataset }: Claim): boolean {
  return survey.kind === 'csv' && survey.structure.beginning.isGrouped && !mayStandInGroups(dataset)
}

function requestOf({ temporaryDirectory }: Engine, use: FileUse | null, datasets: readonly Dataset[]): SurveyRequest {
  const synonyms = datasets.flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ synonyms, withUnit = [] }) => [...synonyms, ...withUnit]),
  )
  const vendors = presets.flatMap(({ columns }) => Object.values(columns).flat())
  const known = new Set([...synonyms, ...vendors].map(normalised))
  for (const header of Object.values(use?.columns ?? {})) known.add(normalised(header))
  known.delete('')
  const isKnown = (header: string): boolean => known.has(header)
  return { encoding: use?.encoding, fillsDown: use?.fill_down, temporaryDirectory, isKnown }
}

function unread(
  file: ListedFile,
  sha256: string,
  bytes: number,
  code: 'file-ignored' | 'file-not-read' | 'file-not-understood' | 'link-not-followed' | 'folder-not-followed',
): Reception {
  const severity = code === 'file-ignored' || code === 'file-not-read' ? 'info' : 'warning'
  return {
    source: unreadPage(file, sha256, bytes),
    part: null,
    findings: [{ code, severity, args: { file: file.file } }],
  }
}

function notRecognised(
  { file }: ListedFile,
  survey: Survey,
  recognition: Extract<Recognition, { claim: null }>,
): Finding {
  const isEmpty = survey.kind === 'csv' && survey.structure.lines.total === survey.structure.lines.blank
  if (isEmpty) return { code: 'file-empty', severity: file.includes('.xlsx#') ? 'info' : 'warning', args: { file } }
  const { nearest } = recognition
  if (nearest !== null && nearest.foreign !== '') {
    const { dataset, foreign: column } = nearest
    const yaml = fileLine(file, { dataset })
    return { code: 'file-of-another-kind', severity: 'warning', args: { file, dataset, column, yaml } }
  }
  return {
    code: 'file-not-recognised',
    severity: 'warning',
    args: { file, dataset: nearest?.dataset ?? '', missing: nearest?.missing ?? '' },
  }
}
