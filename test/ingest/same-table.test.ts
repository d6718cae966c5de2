import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { rawLogins } from '../../src/model/raw.js'
import { csv, header, parquet, paymentsOf, rows } from './receipts.js'
import { ingest, lines, type room, zstd } from './room.js'

const expected = [
  { payment_id: 'p1', customer_id: 'c1', amount: 10, paid_on: '2024-01-05', product: 'Base' },
  { payment_id: 'p2', customer_id: 'c2', amount: 1200.5, paid_on: '2024-02-29', product: 'Base, "plus"' },
  { payment_id: 'p3', customer_id: '客户三', amount: -3.25, paid_on: '2024-03-31', product: 'two\nlines' },
  { payment_id: 'p4', customer_id: 'c4', amount: 0, paid_on: '2024-04-30', product: null },
]

describe('the same data make the same table', () => {
  const variants: Record<string, () => Promise<Parameters<typeof room>[0]>> = {
    plain: async () => ({ 'payments.csv': csv }),
    gzip: async () => ({ 'payments.csv.gz': gzipSync(csv) }),
    zstd: async () => ({ 'payments.csv.zst': zstd(csv) }),
    Parquet: async () => ({ 'payments.parquet': await parquet() }),
    'a byte order mark': async () => ({ 'payments.csv': `\ufeff${csv}` }),
    'a byte order mark and a quoted header': async () => ({
      'payments.csv': `\ufeff"payment_id"${csv.slice('payment_id'.length)}`,
    }),
    'no last line feed': async () => ({ 'payments.csv': csv.trimEnd() }),
    'mixed line ends': async () => ({
      'payments.csv': `${header}\r\n${rows[0]}\r\n${rows[1]}\n${rows[2]}\r\n${rows[3]}\n`,
    }),
    'blank lines': async () => ({ 'payments.csv': `\n${header}\n\n${rows.join('\n\n')}\n  \n\n` }),
    semicolons: async () => ({ 'payments.csv': csv.replaceAll(',', ';').replace('Base; ', 'Base, ') }),
    tabs: async () => ({ 'payments.tsv': csv.replaceAll(',', '\t').replace('Base\t ', 'Base, ') }),
    'other order of rows': async () => ({ 'payments.csv': lines(header, ...[...rows].reverse()) }),
    'two files': async () => ({
      'a.csv': lines(header, ...rows.slice(0, 2)),
      'b.csv': lines(header, ...rows.slice(2)),
    }),
    'two files, one in a folder, one with other headers': async () => ({
      'x/a.csv': lines(
        'Product,Amount,Payment Date,ID_,Customer ID'.replace('ID_', 'Transaction ID'),
        'Base,10,2024-01-05,p1,c1',
      ),
      'payments-2.csv.gz': gzipSync(lines(header, ...rows.slice(1))),
    }),
    'excised lines in gzip': async () => ({ 'payments.csv.gz': gzipSync(`${csv}bad\n`) }),
    'excised lines in zstd': async () => ({ 'payments.csv.zst': zstd(`${csv}bad\n`) }),
  }
  test.each(Object.keys(variants))('%s', async (name) => {
    const { payments, sources } = await paymentsOf((await variants[name]?.()) ?? {})
    expect(
      payments.map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((key) => [key, row[key]]))),
    ).toEqual(expected)
    expect(sources.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(4)
  })

  test('whole numbers that Parquet keeps as floating point are the same ids', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'limpet-parquet-'))
    const engine = await Engine.open({ directories: [directory] })
    await engine.run(
      sql`COPY (SELECT 1001::DOUBLE AS customer_id, TIMESTAMP '2024-01-05 10:00:00.5' AS logged_in_at) TO ${join(directory, 'logins.parquet')} (FORMAT parquet)`,
    )
    engine.close()
    const { rows: read } = await ingest(directory)
    rmSync(directory, { recursive: true })
    expect(await read(rawLogins)).toMatchObject([{ customer_id: '1001', logged_in_at: '2024-01-05 10:00:00.5' }])
  })
})
