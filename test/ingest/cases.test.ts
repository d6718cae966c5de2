import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { datasets } from '../../src/ingest/datasets/index.js'
import { ingest, refusalOf, room } from './room.js'

/** What a folder is read as, or the refusal that it must end in. */
const expectation = z.union([
  z.strictObject({
    sources: z.record(z.string(), z.record(z.string(), z.unknown())),
    findings: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
  z.strictObject({ refusal: z.string(), args: z.record(z.string(), z.unknown()) }),
])
const root = join(import.meta.dirname, '../../fixtures/datasets')
const cases = readdirSync(root).flatMap((dataset) =>
  readdirSync(join(root, dataset)).map((name) => [dataset, name] as const),
)

describe('each folder of fixtures/datasets is read as its expected.json says', () => {
  test.each(cases)('%s: %s', async (id, name) => {
    const folder = join(root, id, name)
    const files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]))
    const expected = expectation.parse(JSON.parse(String(files['expected.json'])))
    delete files['expected.json']
    const dataset = datasets.find((candidate) => candidate.id === id)
    if (dataset === undefined) throw new Error(`no dataset ${id}`)
    if ('refusal' in expected) {
      const { code, args } = await refusalOf(room(files))
      expect({ code, args }).toMatchObject({ code: expected.refusal, args: expected.args })
      return
    }
    const { source, findings, rows } = await ingest(room(files))
    for (const [file, page] of Object.entries(expected.sources)) expect(source(file)).toMatchObject(page)
    expect(findings.map(({ code }) => code)).toEqual(expected.findings)
    const read = await rows(dataset.table)
    expect(read).toHaveLength(expected.rows.length)
    for (const row of expected.rows) expect(read).toContainEqual(expect.objectContaining(row))
  })
})
