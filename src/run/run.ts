import { checks } from '../checks/registry.js'
import { Engine } from '../engine/engine.js'
import { sql } from '../engine/sql.js'
import type { Configuration } from '../ingest/configuration.js'
import { openFolder } from '../ingest/ingest.js'
import { type AnyMetric, queriesOf } from '../metrics/metric.js'
import { moneyCurrency } from '../model/money-currency.js'
import { recurringBasis } from '../model/recurring-basis.js'
import { window } from '../model/window.js'
import { assemble } from './assemble.js'
import { concurrently } from './concurrently.js'
import { configured, fillPolicies } from './configured.js'
import { examine } from './examine.js'
import { loadFacts } from './facts.js'
import { measure } from './measure.js'
import { withEngine } from './open-engine.js'
import { Disclosure } from './pseudonymised/disclosure.js'
import { largeSegments, largeSegmentsOf } from './pseudonymised/large-segments.js'
import { Pseudonyms } from './pseudonymised/pseudonyms.js'
import { discreetly } from './pseudonymised/refusal.js'
import { pseudonymisedReport } from './pseudonymised/report.js'
import type { Report } from './report.js'
import { chosenMetrics } from './selection.js'
import { settingOf } from './window.js'

export { Refusal } from '../ingest/refusal.js'

export interface RunRequest {
  readonly directory: string
  /** limpet.yaml elsewhere than in the directory. */
  readonly configurationFile?: string
  /** Policies from flags and environment, still text; they win over limpet.yaml. */
  readonly policies: Readonly<Record<string, string | number>>
  /** Ids of the metrics wanted; all where absent. */
  readonly metrics?: readonly string[]
  readonly memoryLimit?: string
  /** Puts the Report, and any Refusal, under pseudonyms by this key. */
  readonly pseudonymKey?: Uint8Array
  readonly version: string
  readonly onProgress?: (step: { stage: 'survey' | 'load' | 'model' | 'metric'; name: string }) => void
  readonly signal?: AbortSignal
}

/** The whole pipeline: a folder in, a Report out. Throws a Refusal where the folder or the request can't be used. */
export function run(request: RunRequest): Promise<Report> {
  return discreetly(request.pseudonymKey, () => reported(request))
}

async function reported(request: RunRequest): Promise<Report> {
  const wanted = chosenMetrics(request.metrics)
  const configuration = configured(request.configurationFile ?? request.directory, request.policies)
  return withEngine(request, (engine) => pipeline(engine, request, configuration, wanted))
}

async function pipeline(
  engine: Engine,
  request: RunRequest,
  configuration: Configuration,
  wanted: readonly AnyMetric[],
): Promise<Report> {
  const say = (stage: 'survey' | 'load' | 'model' | 'metric', name: string): void => {
    request.signal?.throwIfAborted()
    request.onProgress?.({ stage, name })
  }
  const { policies } = configuration
  const onProgress = ({ stage, file }: { stage: 'survey' | 'load'; file: string }): void => say(stage, file)
  const ingestion = await openFolder({ directory: request.directory, configuration, engine, onProgress })
  await fillPolicies(engine, policies)
  const queries = [...wanted.flatMap((metric) => Object.values(queriesOf(metric))), ...checks.map((check) => check.sql)]
  const { pseudonymKey } = request
  if (pseudonymKey !== undefined) queries.push(largeSegments)
  const settings = sql`SELECT 1 FROM ${window}, ${moneyCurrency}, ${recurringBasis}`
  await loadFacts(engine, ingestion, [settings, ...queries], (name) => say('model', name))
  const setting = await settingOf(engine)
  const on = { engine, setting, available: ingestion.available, seed: policies.seed }
  const measured = await concurrently(Engine.width, wanted, (metric) => {
    say('metric', metric.id)
    return measure(metric, on)
  })
  const results = Object.fromEntries(wanted.map(({ id }, index) => [id, measured[index]?.result])) as Report['metrics']
  const examined = await examine(engine, checks, ingestion.available)
  const findings = [...ingestion.findings, ...measured.flatMap((metric) => metric.findings), ...examined]
  request.signal?.throwIfAborted()
  const { sources } = ingestion
  const parts = { version: request.version, policies, setting, sources, metrics: wanted, results, findings }
  if (pseudonymKey === undefined) return assemble(parts)
  const disclosure = new Disclosure(new Pseudonyms(pseudonymKey), await largeSegmentsOf(engine))
  return pseudonymisedReport(assemble(parts), disclosure)
}
