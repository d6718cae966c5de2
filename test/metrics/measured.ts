import type { Finding } from '../../src/ingest/finding.js'
import type { Policies } from '../../src/ingest/policies.js'
import type { Exhibit, Result, Variant } from '../../src/metrics/answer.js'
import type { AnyMetric, DatasetId } from '../../src/metrics/metric.js'
import { measure } from '../../src/run/measure.js'
import { settingOf } from '../../src/run/window.js'
import { factsOf, type RawTables } from '../model/facts.js'

type KnownResult = Extract<Result, { status: 'known' }>
interface Measured {
  readonly result: Result
  readonly findings: readonly Finding[]
}

/**
 * Measures one metric on literal raw rows, as a run would: the datasets named in `tables` are there (an empty list is an empty
 * export), the rest are not. `as_of` is among the policies unless the rows settle the cut.
 */
export async function measured(
  metric: AnyMetric,
  tables: RawTables,
  policies: Partial<Policies> = {},
): Promise<Measured> {
  const engine = await factsOf(tables, policies)
  try {
    const available = new Set(Object.keys(tables).filter((name) => name !== 'attributes') as DatasetId[])
    return await measure(metric, { engine, setting: await settingOf(engine), available, seed: policies.seed ?? 1 })
  } finally {
    engine.close()
  }
}

/** The result, which must be known. */
export function known({ result, findings }: Measured): KnownResult {
  if (result.status === 'known') return result
  throw new Error(`unknown: ${JSON.stringify(result.because)} ${JSON.stringify(findings)}`)
}

/** The code of the reason, which there must be. */
export function because({ result }: Measured): string {
  if (result.status === 'unknown') return result.because.code
  throw new Error(`known: ${result.value}`)
}

/** The rows of an exhibit, which the result must have. */
export function rowsOf(result: KnownResult, id: string): Exhibit['rows'] {
  const found = result.exhibits.find((exhibit) => exhibit.id === id)
  if (found === undefined) throw new Error(`no exhibit ${id} in ${result.exhibits.map((one) => one.id).join(', ')}`)
  return found.rows
}

/** The rows of the table by segment that cut by one attribute. */
export function segmentsOf(result: KnownResult, attribute: string): Exhibit['rows'] {
  return rowsOf(result, 'segments').filter((row) => row['attribute'] === attribute)
}

/** Another definition beside the number, which the result must have. */
export function variantOf(result: KnownResult, key: string): Variant {
  const found = result.variants.find((variant) => variant.key === key)
  if (found === undefined) throw new Error(`no variant ${key}`)
  return found as Variant
}

/** The arguments of a note, or undefined where it was not given. */
export function noteOf(result: KnownResult, code: string): Record<string, string | number> | undefined {
  return result.notes.find((note) => note.code === code)?.args
}
