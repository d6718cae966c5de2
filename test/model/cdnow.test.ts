import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { openFolder } from '../../src/ingest/ingest.js'
import { policies } from '../../src/ingest/policies.js'
import { purchase } from '../../src/model/purchase.js'
import { recurringBasis } from '../../src/model/recurring-basis.js'
import { fillPolicies } from '../../src/run/configured.js'
import { loadFacts } from '../../src/run/facts.js'
import { referenceData } from '../reference/folder.js'

const { folder, isMissing } = referenceData('cdnow')

describe.skipIf(isMissing)('CDNOW, the sample of 6,919 purchases, published counts (Fader & Hardie)', () => {
  let room: string
  let engine: Engine
  beforeAll(async () => {
    room = mkdtempSync(join(tmpdir(), 'limpet-cdnow-'))
    const lines = readFileSync(join(folder, 'CDNOW_sample.txt'), 'utf8').trim().split('\n')
    const rows = lines
      .map((line) => line.trim().split(/\s+/))
      .map(([, customer, day, , dollars]) => `${customer},${day},${dollars}`)
    writeFileSync(join(room, 'purchases.csv'), ['customer_id,paid_on,amount', ...rows, ''].join('\n'))
    engine = await Engine.open({ directories: [room] })
    const ingestion = await openFolder({ directory: room, configuration: readConfiguration(room), engine })
    await fillPolicies(engine, policies.parse({}))
    await loadFacts(engine, ingestion, [sql`SELECT 1 FROM ${purchase}, ${recurringBasis}`], () => undefined)
    expect(ingestion.sources[0]).toMatchObject({ rows: 6919, accepted: 6919, rejected: 0, dropped: 0 })
  })
  afterAll(() => {
    engine?.close()
    if (room !== undefined) rmSync(room, { recursive: true })
  })

  it('has 2,357 customers, 946 of whom bought on another day up to 1997-09-30', async () => {
    const [counted] = await engine.read(sql`
      WITH customers AS (
        SELECT customer_id, count(*) FILTER (paid_on <= DATE '1997-09-30') AS days FROM ${purchase} GROUP BY customer_id
      )
      SELECT count(*) AS customers, count(*) FILTER (days > 1) AS repeaters FROM customers`)
    expect(counted).toEqual({ customers: 2357, repeaters: 946 })
  })

  it('has no rhythm: nothing recurs', async () => {
    expect(await engine.read(sql`SELECT basis FROM ${recurringBasis}`)).toEqual([{ basis: 'purchases' }])
  })
})
