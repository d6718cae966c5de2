import { readFileSync } from 'node:fs'
import type { Exhibit, Result } from '../../src/metrics/answer.js'
import { run } from '../../src/run/run.js'
import { sampleCompany } from '../../src/run/sample.js'
import { rowsOf, variantOf } from '../metrics/measured.js'

/** What was planted in the sample company, reckoned by its generator in plain JavaScript. */
export const truth = JSON.parse(
  readFileSync(new URL('../../fixtures/companies/tidewater/truth.json', import.meta.url), 'utf8'),
)

/** The sample company's report, measured once for every test that reads it. */
export const report = await run({ directory: sampleCompany, policies: {}, version: 'golden' })

/** The result of a metric, which must be known. */
export function known(id: string): Extract<Result, { status: 'known' }> {
  const result = report.metrics[id]
  if (result?.status !== 'known') throw new Error(`${id}: ${JSON.stringify(result)}`)
  return result
}

/** The value of another definition beside a number, which the number must have. */
export function variant(id: string, key: string): number | null {
  return variantOf(known(id), key).value
}

/** The rows of an exhibit, which the number must have. */
export function rows(id: string, exhibit: string): Exhibit['rows'] {
  return rowsOf(known(id), exhibit)
}
