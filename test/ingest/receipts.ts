import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { rawPayments } from '../../src/model/raw.js'
import { type Files, ingest, lines, room } from './room.js'

/** Four payments, as the lines of an export. */
export const header = 'payment_id,customer_id,amount,paid_on,product'
export const rows = [
  'p1,c1,10,2024-01-05,Base',
  'p2,c2,1200.50,2024-02-29,"Base, ""plus"""',
  'p3,客户三,-3.25,2024-03-31,"two\nlines"',
  'p4,c4,0,2024-04-30,',
]
export const csv = lines(header, ...rows)
/** The same payments as Parquet, typed as an exporting database would type them. */
export async function parquet(): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'limpet-parquet-'))
  const engine = await Engine.open({ directories: [directory] })
  const file = join(directory, 'x.parquet')
  await engine.run(sql`
    COPY (
      SELECT * FROM (VALUES
        (TIMESTAMPTZ '2024-01-05 00:00:00+00', 10::DOUBLE, 'p1', 'c1'::BLOB, 'Base', [1]),
        (TIMESTAMPTZ '2024-02-29 00:00:00+00', 1200.5::DOUBLE, 'p2', 'c2'::BLOB, 'Base, "plus"', [1]),
        (TIMESTAMPTZ '2024-03-31 00:00:00+00', -3.25::DOUBLE, 'p3', encode('客户三'), ${'two\nlines'}, [1]),
        (TIMESTAMPTZ '2024-04-30 00:00:00+00', 0::DOUBLE, 'p4', 'c4'::BLOB, NULL, [1])
      ) AS t("Paid-On", "AMOUNT", payment_id, customer_id, product, nested)
    ) TO ${file} (FORMAT parquet)`)
  engine.close()
  const bytes = readFileSync(file)
  rmSync(directory, { recursive: true })
  return bytes
}

/** Reads a data room of payments. */
export async function paymentsOf(files: Files) {
  const { rows: read, sources, findings } = await ingest(room(files))
  return { payments: await read(rawPayments), sources, findings }
}
