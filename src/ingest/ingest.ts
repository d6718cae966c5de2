import type { Engine } from '../engine/engine.js'
import { type Configuration, configuredUse } from './configuration.js'
import { contentsOf } from './contents.js'
import type { Dataset } from './dataset.js'
import { datasets } from './datasets/index.js'
import { accountFindings, duplicateFinding, unmatchedPatterns } from './file-findings.js'
import { unchanged } from './file-state.js'
import type { Finding } from './finding.js'
import { type ListedFile, listFolder } from './folder.js'
import { type Inspector, tolerated } from './inspector.js'
import { refuseNothingAccepted } from './ledger.js'
import { loadDataset } from './load.js'
import { partPage } from './page.js'
import type { Part } from './part.js'
import { refuseTwoViews } from './plan.js'
import { reception, refusedReception } from './reception.js'
import type { Source } from './source.js'
import { TestAccounts } from './test-accounts.js'
import { datasetsIn } from './zones.js'

interface IngestRequest {
  readonly directory: string
  readonly configuration: Configuration
  readonly engine: Engine
  readonly onProgress?: (step: { file: string; stage: 'survey' | 'load' }) => void
  readonly inspector?: Inspector
}

/** The data room, opened: what each file is, and the means to load one dataset at a time. */
export interface Ingestion {
  /** Sorted by file; complete (accepted, rejected, dropped) after every dataset was loaded. */
  readonly sources: Source[]
  readonly findings: Finding[]
  /** The datasets that at least one file claims. */
  readonly available: ReadonlySet<Dataset['id']>
  /** Fills the table of a dataset, with all its columns even where no file claims it; customers bring their attributes. */
  load(dataset: Dataset): Promise<void>
}

/**
 * Lists a folder, surveys every file once to its end, recognises the datasets and settles how each file is read; rows are
 * loaded later. Throws a Refusal where it would have to guess, or where a file that may matter can't be read.
 */
export async function openFolder(request: IngestRequest): Promise<Ingestion> {
  const { configuration, engine, onProgress, inspector } = request
  const files = await everyFile(request)
  const sources: Source[] = []
  const findings: Finding[] = unmatchedPatterns(configuration, files)
  const parts: Part[] = []
  for (const file of files) {
    onProgress?.({ file: file.file, stage: 'survey' })
    const received = await receive(file, request)
    sources.push(received.source)
    findings.push(...received.findings)
    if (received.part !== null) parts.push(received.part)
  }
  for (const dataset of datasets) {
    const mine = parts.filter((part) => part.dataset.id === dataset.id)
    await tolerated(inspector, namesOf(mine), async () => refuseTwoViews(mine))
  }
  const testAccounts = new TestAccounts(configuration.policies.test_accounts === 'out')
  const load = async (dataset: Dataset): Promise<void> => {
    const mine = parts.filter((part) => part.dataset.id === dataset.id)
    const loaded = await tolerated(inspector, namesOf(mine), () =>
      loadDataset(engine, dataset, mine, testAccounts, (file) => onProgress?.({ file, stage: 'load' })),
    )
    if (dataset === datasets.at(-1)) findings.push(...testAccounts.findings())
    if (loaded === null) return
    if (loaded.staged !== null) await inspector?.staged(loaded.staged, mine)
    for (const [index, part] of mine.entries()) {
      const account = loaded.accounts[index] ?? null
      const page = partPage(part, account, loaded.attributes)
      sources[sources.findIndex(({ file }) => file === page.file)] = page
      findings.push(...accountFindings(page), ...duplicateFinding(part, mine[loaded.copies.get(index) ?? -1]))
    }
    findings.push(...loaded.findings)
    await tolerated(inspector, namesOf(mine), async () => refuseNothingAccepted(dataset, mine, loaded.accounts))
  }
  return { sources, findings, available: new Set(parts.map(({ dataset }) => dataset.id)), load }
}

async function receive(file: ListedFile, request: IngestRequest): ReturnType<typeof reception> {
  const { configuration, engine, inspector } = request
  const use = configuredUse(configuration, file.file)
  const known = datasetsIn(configuration.policies.timezone, datasets)
  const received = await tolerated(inspector, [file.file], () =>
    unchanged(file, () => reception(engine, file, use, known, inspector)),
  )
  return received ?? refusedReception(file)
}

function namesOf(parts: readonly Part[]): string[] {
  return parts.map(({ file }) => file.file)
}

/** The files of the folder and what is inside them, sorted by code unit. What limpet.yaml ignores is not opened. */
async function everyFile({ directory, configuration, engine, inspector }: IngestRequest): Promise<ListedFile[]> {
  const files = listFolder(directory)
  for (const file of [...files]) {
    const isIgnored = configuredUse(configuration, file.file) === 'ignore'
    if (isIgnored) continue
    const contents = await tolerated(inspector, [file.file], () => contentsOf(file, engine.temporaryDirectory))
    files.push(...(contents ?? []))
  }
  return files.sort((a, b) => (a.file < b.file ? -1 : 1))
}
