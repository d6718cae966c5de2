import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { lineage } from '../engine/engine.js'
import type { Finding } from '../ingest/finding.js'
import { type Coded, type Result, result } from '../metrics/answer.js'
import { type Answer, type AnyMetric, type DatasetId, type Known, queriesOf } from '../metrics/metric.js'
import { fewest } from '../metrics/segments.js'
import { problemOf } from './problem.js'
import type { Setting } from './window.js'

const THIN = 20

interface Measurement {
  readonly engine: Engine
  readonly setting: Setting
  readonly available: ReadonlySet<DatasetId>
  readonly seed: number
}

/**
 * Asks one metric: refuses what lacks its datasets, adds up money that can't be, sums recurring money where nothing recurs, or stands on fewer than 5 cases, marks what is thin, and
 * turns a failure (a number that is none included, be it in an exhibit) into an unknown with a finding, so that no metric ever ends a run.
 */
export async function measure(metric: AnyMetric, on: Measurement): Promise<{ result: Result; findings: Finding[] }> {
  const reads = tablesRead(metric)
  const refusal = refusalOf(metric, on, reads)
  if (refusal !== null) return { result: { status: 'unknown', because: refusal, reads }, findings: [] }
  try {
    return { result: result.parse(resultOf(metric, await ask(metric, on), on, reads)), findings: [] }
  } catch (error) {
    return {
      result: { status: 'unknown', because: { code: 'metric-failed', args: {} }, reads },
      findings: [{ code: 'metric-failed', severity: 'error', args: { metric: metric.id, problem: problemOf(error) } }],
    }
  }
}

async function ask(metric: AnyMetric, { engine, seed }: Measurement): Promise<Answer> {
  const rows: Record<string, unknown[]> = {}
  for (const [name, { sql, row }] of Object.entries(metric.queries))
    rows[name] = z.array(row).parse(await engine.read(sql))
  const first = { ...rows }
  for (const [name, { sql, row }] of Object.entries(metric.followUps ?? {}))
    rows[name] = z.array(row).parse(await engine.read(sql(first)))
  return metric.answer(rows, { seed })
}

function refusalOf(metric: AnyMetric, { setting, available }: Measurement, reads: readonly string[]): Coded | null {
  const missing = metric.needs.find((need) => ![need].flat().some((id) => available.has(id as DatasetId)))
  if (missing !== undefined) return { code: 'needs-dataset', args: { dataset: [missing].flat().join('|') } }
  if (metric.addsMoney && setting.moneyRefusal !== null) return setting.moneyRefusal
  const needsRecurrence = metric.addsMoney && metric.alsoByPurchases !== true && reads.includes('recurring_interval')
  if (needsRecurrence && setting.basis === 'purchases') {
    return { code: 'nothing-recurs', args: {} }
  }
  return null
}

function resultOf(metric: AnyMetric, answer: Answer, { setting }: Measurement, reads: string[]): Result {
  if (answer.status === 'unknown') return { ...answer, reads }
  const n = answer.n ?? 0
  if (metric.evidence === 'rate' && n < fewest)
    return { status: 'unknown', because: { code: 'too-few', args: { n } }, reads }
  const { value, interval, variants, exhibits } = answer
  return {
    status: 'known',
    value,
    unit: metric.unit,
    ...(answer.n === undefined ? {} : { n: answer.n }),
    ...(interval === undefined ? {} : { interval }),
    variants: [...variants],
    notes: [...evidence(metric, answer, setting), ...answer.notes],
    reads,
    exhibits: [...exhibits],
  }
}

function evidence(metric: AnyMetric, answer: Known, setting: Setting): Coded[] {
  if (metric.evidence !== 'rate') return []
  const n = answer.n ?? 0
  return [
    ...(n < THIN ? [{ code: 'thin-evidence', args: { n } }] : []),
    ...(setting.historyMonths < 12 ? [{ code: 'short-history', args: { months: setting.historyMonths } }] : []),
  ]
}

/** Every table behind a metric, sources included, sorted by name. */
function tablesRead(metric: AnyMetric): string[] {
  const names = Object.values(queriesOf(metric)).flatMap((query) => lineage(query).map((table) => table.name))
  return [...new Set(names)].sort()
}
