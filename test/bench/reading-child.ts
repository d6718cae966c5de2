import { join } from 'node:path'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { readConfiguration } from '../../src/ingest/configuration.js'
import { datasets } from '../../src/ingest/datasets/index.js'
import { openFolder } from '../../src/ingest/ingest.js'

/** One reading of a folder of logins, in seconds on stdout: `limpet` as a run reads it, `bare` as the engine scans its CSV. */
const [mode, directory = '.'] = process.argv.slice(2)
const engine = await Engine.open({ directories: [directory] })
const start = performance.now()
if (mode === 'bare') {
  await engine.run(sql`CREATE TABLE logins AS SELECT * FROM read_csv(${join(directory, 'logins.csv')}, header = true,
    auto_detect = false, delim = ',', columns = {customer_id: 'VARCHAR', user_id: 'VARCHAR', logged_in_at: 'TIMESTAMP'})`)
} else {
  const { load, sources } = await openFolder({ directory, configuration: readConfiguration(directory), engine })
  for (const dataset of datasets) await load(dataset)
  const isWhole = sources.some(({ rows, accepted }) => rows > 0 && rows === accepted)
  if (!isWhole) throw new Error(`not every row was accepted: ${JSON.stringify(sources)}`)
}
process.stdout.write(String((performance.now() - start) / 1000))
engine.close()
