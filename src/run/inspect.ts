import type { Engine } from '../engine/engine.js'
import { type Configuration, configuredUse } from '../ingest/configuration.js'
import { datasets } from '../ingest/datasets/index.js'
import { type Ingestion, openFolder } from '../ingest/ingest.js'
import type { Inspector } from '../ingest/inspector.js'
import { policies } from '../ingest/policies.js'
import { type Profile, profilesOf } from '../ingest/profile.js'
import { type Likeness, likenesses } from '../ingest/recognition.js'
import type { Source } from '../ingest/source.js'
import { configured } from './configured.js'
import type { InspectedFile, Inspection } from './inspection.js'
import { withEngine } from './open-engine.js'
import { Disclosure } from './pseudonymised/disclosure.js'
import { pseudonymisedInspection } from './pseudonymised/inspection.js'
import { Pseudonyms } from './pseudonymised/pseudonyms.js'
import { discreetly } from './pseudonymised/refusal.js'
import type { RunRequest } from './run.js'

export type InspectRequest = Omit<RunRequest, 'policies' | 'metrics'>

/** What an inspector hears while the folder is read, by file; and the datasets that were read to their end. */
interface Notes {
  readonly headers: Map<string, readonly string[]>
  readonly refusals: Map<string, InspectedFile['refusal']>
  readonly profiles: Map<string, Profile>
  readonly read: Set<string>
}

/**
 * Reads a folder as a run would and says what it saw, file by file; a refusal stands in the place of the file, and the others
 * go on. Throws a Refusal only where there is no folder to look at, or limpet.yaml can't be understood.
 */
export async function inspect(request: InspectRequest): Promise<Inspection> {
  const { pseudonymKey } = request
  const inspection = await discreetly(pseudonymKey, () => looked(request))
  if (pseudonymKey === undefined) return inspection
  return pseudonymisedInspection(inspection, new Disclosure(new Pseudonyms(pseudonymKey)))
}

async function looked(request: InspectRequest): Promise<Inspection> {
  const configuration = configured(request.configurationFile ?? request.directory, {})
  return withEngine(request, (engine) => inspected(engine, request, configuration))
}

async function inspected(engine: Engine, request: InspectRequest, configuration: Configuration): Promise<Inspection> {
  const notes: Notes = { headers: new Map(), refusals: new Map(), profiles: new Map(), read: new Set() }
  const onProgress = ({ stage, file }: { stage: 'survey' | 'load'; file: string }): void => {
    request.signal?.throwIfAborted()
    request.onProgress?.({ stage, name: file })
  }
  const inspector = inspectorOf(engine, notes)
  const ingestion = await openFolder({ directory: request.directory, configuration, engine, onProgress, inspector })
  await readAll(engine, ingestion, notes)
  return {
    schemaVersion: 1,
    generator: { name: 'limpet', version: request.version },
    files: ingestion.sources.map((source) => inspectedFile(source, ingestion.sources, notes, configuration)),
    policies: configuration.policies,
    defaultPolicies: policies.parse({}),
    findings: ingestion.findings,
  }
}

/** One dataset is held at a time; one that was refused half-way stays until the engine goes. */
async function readAll(engine: Engine, ingestion: Ingestion, notes: Notes): Promise<void> {
  for (const dataset of datasets) {
    await ingestion.load(dataset)
    if (!notes.read.has(dataset.id)) continue
    const tables = [dataset.table, dataset.detail?.table, dataset.attributes]
    for (const table of tables.filter((one) => one !== undefined)) await engine.drop(table)
  }
}

function inspectorOf(engine: Engine, notes: Notes): Inspector {
  return {
    surveyed: (file, headers) => void notes.headers.set(file, headers),
    refused: ({ blame, code, args }, files) => {
      const named = files.filter((file) => file === args['file'] || file === args['other'])
      for (const file of named.length > 0 ? named : files)
        if (!notes.refusals.has(file)) notes.refusals.set(file, { blame, code, args })
    },
    staged: async (staged, parts) => {
      notes.read.add(staged.dataset.id)
      for (const [index, profile] of await profilesOf(engine, staged)) {
        const part = parts[index]
        if (part === undefined) continue
        const names = [...part.columns.keys(), ...(part.currency === null ? [] : ['currency'])]
        const columns = Object.entries(profile.columns).filter(([name]) => names.includes(name))
        const key = profile.key !== null && part.columns.has(profile.key.column) ? profile.key : null
        notes.profiles.set(part.file.file, { ...profile, columns: Object.fromEntries(columns), key })
      }
    },
  }
}

function inspectedFile(
  source: Source,
  sources: readonly Source[],
  notes: Notes,
  configuration: Configuration,
): InspectedFile {
  const { file, dataset } = source
  const headers = notes.headers.get(file) ?? []
  const likely = likenesses(file, headers, datasets)
  const use = configuredUse(configuration, file)
  const isConfigured = use !== null && use !== 'ignore' && use.dataset !== undefined
  const refusal = notes.refusals.get(file) ?? null
  return {
    source,
    isCounted: dataset === null ? refusal === null || notes.headers.has(file) : notes.read.has(dataset),
    contents: sources.map((other) => other.file).filter((name) => name.startsWith(`${file}#`)),
    headers,
    likenesses: likely,
    decidedBy: dataset === null ? null : isConfigured ? 'configuration' : decision(likely),
    profile: notes.profiles.get(file) ?? null,
    refusal,
    use,
  }
}

function decision(likely: readonly Likeness[]): 'headers' | 'name' {
  const [first, second] = likely.filter(({ missing }) => missing.length === 0)
  return second !== undefined && first?.matched.length === second.matched.length ? 'name' : 'headers'
}
