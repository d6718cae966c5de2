import { expect, it } from 'vitest'
import { checks } from '../../src/checks/registry.js'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { datasets } from '../../src/ingest/datasets/index.js'
import { openFolder } from '../../src/ingest/ingest.js'
import { queriesOf } from '../../src/metrics/metric.js'
import { metrics } from '../../src/metrics/registry.js'
import { fillPolicies } from '../../src/run/configured.js'
import { loadFacts } from '../../src/run/facts.js'
import { run } from '../../src/run/run.js'
import { sampleCompany } from '../../src/run/sample.js'

it('a whole report reads every raw table once, and keeps none of them', async () => {
  const configuration = readConfiguration(sampleCompany)
  const engine = await Engine.open({ directories: [sampleCompany] })
  try {
    const ingestion = await openFolder({ directory: sampleCompany, configuration, engine })
    await fillPolicies(engine, configuration.policies)
    const queries = metrics.flatMap((metric) => Object.values(queriesOf(metric)))
    const asked = [...queries, ...checks.map((check) => check.sql)]
    await loadFacts(engine, ingestion, asked, () => undefined)
    for (const query of asked) await engine.read(query)
    const raw = [...engine.scans].filter(([name]) => name.startsWith('raw_'))
    expect(raw.map(([name]) => name)).toEqual(expect.arrayContaining(datasets.map(({ table }) => table.name)))
    expect(raw.filter(([, times]) => times !== 1)).toEqual([])
    expect(await engine.rows(sql`SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'raw_%'`)).toEqual([])
    expect(engine.violations).toEqual([])
  } finally {
    engine.close()
  }
})

it('the same files and policies give the same bytes', async () => {
  const once = JSON.stringify(await run({ directory: sampleCompany, policies: {}, version: 'test' }))
  expect(JSON.stringify(await run({ directory: sampleCompany, policies: {}, version: 'test' }))).toBe(once)
})
