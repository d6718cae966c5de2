import { rm } from 'node:fs/promises'
import type { Engine } from '../engine/engine.js'
import type { FileUse } from './configuration.js'
import type { Dataset } from './dataset.js'
import { strayQuoteFinding } from './file-findings.js'
import type { Finding } from './finding.js'
import type { ListedFile } from './folder.js'
import { withForms } from './forms.js'
import { normalised } from './headers.js'
import { type Inspector, tolerated } from './inspector.js'
import { partPage, unclaimedPage, unreadPage } from './page.js'
import { surveyParquet } from './parquet.js'
import type { Part } from './part.js'
import { partOf } from './plan.js'
import { type Recognition, recognise } from './recognition.js'
import { Refusal } from './refusal.js'
import { cleaned } from './relation.js'
import type { Source } from './source.js'
import { type SurveyRequest, surveyBytes, surveyText } from './survey.js'
import { fileLine } from './yaml-line.js'

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
  const survey =
    file.kind === 'parquet'
      ? await surveyParquet(engine, file)
      : await surveyText(file, requestOf(engine, use, datasets))
  inspector?.surveyed(file.file, survey.headers)
  const received = await tolerated(inspector, [file.file], () => understood(engine, file, survey, use, datasets))
  return received ?? { source: unclaimedPage(file, survey, 'file-refused'), part: null, findings: [] }
}

/** What is left of a file that can't even be surveyed: its size and its SHA-256, if it can be read at all. */
export async function refusedReception(file: ListedFile): Promise<Reception> {
  const { sha256, bytes } = await surveyBytes(file).catch(() => ({ sha256: '', bytes: 0 }))
  return { source: unreadPage(file, sha256, bytes), part: null, findings: [] }
}

async function understood(
  engine: Engine,
  file: ListedFile,
  survey: Part['survey'],
  use: FileUse | null,
  datasets: readonly Dataset[],
): Promise<Reception> {
  const recognition = recognise(file.file, survey.headers, use, datasets)
  if (recognition.claim === null) {
    if (survey.kind === 'csv' && survey.text.isTemporary) await rm(survey.text.path)
    return { source: unclaimedPage(file, survey), part: null, findings: [notRecognised(file, recognition)] }
  }
  const planned = partOf(file, survey, recognition.claim, use)
  const clean = survey.kind === 'csv' ? await cleaned(engine, file, survey) : survey
  const part = await withForms(engine, { ...planned, survey: clean }, use)
  return { source: partPage(part, null, []), part, findings: strayQuoteFinding(part) }
}

function requestOf({ temporaryDirectory }: Engine, use: FileUse | null, datasets: readonly Dataset[]): SurveyRequest {
  const known = new Set(
    datasets.flatMap(({ columns }) => Object.values(columns).flatMap(({ synonyms }) => synonyms)).map(normalised),
  )
  for (const header of Object.values(use?.columns ?? {})) known.add(normalised(header))
  known.delete('')
  return { encoding: use?.encoding, temporaryDirectory, isKnown: (header) => known.has(header) }
}

function unread(
  file: ListedFile,
  sha256: string,
  bytes: number,
  code: 'file-ignored' | 'file-not-read' | 'link-not-followed' | 'folder-not-followed',
): Reception {
  const severity = code === 'link-not-followed' || code === 'folder-not-followed' ? 'warning' : 'info'
  return {
    source: unreadPage(file, sha256, bytes),
    part: null,
    findings: [{ code, severity, args: { file: file.file } }],
  }
}

function notRecognised({ file }: ListedFile, recognition: Extract<Recognition, { claim: null }>): Finding {
  const { dataset, missing } = recognition.nearest ?? { dataset: '', missing: '' }
  return { code: 'file-not-recognised', severity: 'warning', args: { file, dataset, missing } }
}
