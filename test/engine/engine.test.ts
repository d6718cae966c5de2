import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Engine, lineage } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { defineSource, defineTable } from '../../src/model/table.js'

const source = defineSource('raw')
const twice = defineTable({ name: 'twice', key: ['id'], query: sql`SELECT id, 2 * id AS double FROM ${source}` })
const total = defineTable({
  name: 'total',
  key: [],
  query: sql`SELECT sum(double) AS total FROM ${twice}`,
  invariants: {
    'below-ten': (self) => sql`SELECT * FROM ${self} WHERE total >= 10`,
    'is-there': (self) => sql`SELECT * FROM ${self} WHERE total IS NULL`,
  },
})

describe('the engine', () => {
  let engine: Engine
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'limpet-test-'))
    engine = await Engine.open({ directories: [folder] })
  })
  afterAll(() => {
    engine.close()
    rmSync(folder, { recursive: true })
  })

  it('hands plain values to JavaScript', async () => {
    const rows = await engine.rows(sql`
      SELECT 12::BIGINT AS big, 1.25::DECIMAL(18, 4) AS money, DATE '2024-02-29' AS day, [1, NULL] AS list, {'a': 'b'} AS struct,
        TIMESTAMP '2024-01-01 10:05:06' AS instant, NULL AS nothing, true AS yes`)
    expect(rows).toEqual([
      {
        big: 12,
        money: 1.25,
        day: '2024-02-29',
        list: [1, null],
        struct: { a: 'b' },
        instant: '2024-01-01 10:05:06',
        nothing: null,
        yes: true,
      },
    ])
  })

  it('refuses an integer that JavaScript would round', async () => {
    await expect(engine.rows(sql`SELECT 9007199254740993::BIGINT AS big`)).rejects.toThrow(RangeError)
  })

  it('builds parents first, each once, counts scans of sources, and reports broken invariants', async () => {
    await engine.fill(source, sql`SELECT * FROM (VALUES (1), (4)) AS v(id)`)
    expect(await engine.read(sql`SELECT total FROM ${total}`)).toEqual([{ total: 10 }])
    expect(await engine.read(sql`SELECT count(*) AS n FROM ${twice}`)).toEqual([{ n: 2 }])
    expect(engine.scans.get('raw')).toBe(1)
    expect(engine.violations).toEqual([{ table: 'total', rule: 'below-ten', rows: 1 }])
    expect(lineage(sql`SELECT * FROM ${total}`).map((table) => table.name)).toEqual(['raw', 'total', 'twice'])
  })

  it('says which source was never filled', async () => {
    await expect(
      engine.read(
        sql`SELECT * FROM ${defineTable({ name: 'x', key: [], query: sql`SELECT * FROM ${defineSource('y')}` })}`,
      ),
    ).rejects.toThrow(/y was never filled/)
  })

  it('reads its folder and nothing else, writes nowhere else, and cannot be unlocked', async () => {
    writeFileSync(join(folder, 'a.csv'), 'x\n1\n')
    expect(await engine.rows(sql`SELECT count(*) AS n FROM read_csv(${join(folder, 'a.csv')})`)).toEqual([{ n: 1 }])
    for (const path of ['/etc/passwd', join(folder, '..', '..', 'etc', 'passwd')]) {
      await expect(engine.rows(sql`SELECT * FROM read_text(${path})`)).rejects.toThrow(/Permission|Cannot access/)
    }
    await expect(engine.run(sql`COPY (SELECT 1) TO '/tmp/limpet-escaped.csv'`)).rejects.toThrow(
      /Permission|Cannot access/,
    )
    await expect(engine.run(sql`SET enable_external_access = true`)).rejects.toThrow()
    await expect(engine.run(sql`INSTALL httpfs`)).rejects.toThrow()
    expect(existsSync('/tmp/limpet-escaped.csv')).toBe(false)
  })

  it('takes its temporary folder with it', async () => {
    const other = await Engine.open({ directories: [] })
    expect(existsSync(other.temporaryDirectory)).toBe(true)
    other.close()
    expect(existsSync(other.temporaryDirectory)).toBe(false)
  })
})
