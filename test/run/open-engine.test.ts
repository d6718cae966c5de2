import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { withEngine } from '../../src/run/open-engine.js'
import { room } from '../ingest/room.js'

/** Opens with another place for temporary files; the variable is read before anything is waited for. */
function opening(temporary: string, memoryLimit?: string): Promise<string> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  try {
    const request = { directory: temporary, ...(memoryLimit === undefined ? {} : { memoryLimit }) }
    return withEngine(request, async (engine) => engine.temporaryDirectory)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

test('an engine that could be opened leaves nothing, nor does one that could not', async () => {
  const temporary = room({})
  expect(await opening(temporary)).toContain(temporary)
  await expect(opening(temporary, '1 parsec')).rejects.toThrow()
  expect(readdirSync(temporary)).toEqual([])
})

test('a place for temporary files that is none is a refusal that names it', async () => {
  const file = join(room({}), 'file')
  writeFileSync(file, '')
  await expect(opening(file)).rejects.toMatchObject({ code: 'temporary-folder-unusable', args: { why: 'ENOTDIR' } })
})

test('memory that runs out is a refusal, any other error stays what it is', async () => {
  const request = { directory: room({}), memoryLimit: '20MB' }
  const all = sql`SELECT list(range) AS all FROM range(20000000)`
  await expect(withEngine(request, (engine) => engine.rows(all))).rejects.toMatchObject({ code: 'memory-exhausted' })
  await expect(withEngine(request, (engine) => engine.rows(sql`SELECT nowhere`))).rejects.toThrow('nowhere')
})

test('an abort interrupts what runs', async () => {
  const controller = new AbortController()
  const request = { directory: room({}), signal: controller.signal }
  const endless = sql`SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b WHERE a.range + b.range = 7`
  const interrupted = withEngine(request, (engine) => {
    setTimeout(() => controller.abort(), 100)
    return engine.rows(endless)
  })
  await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' })
  await expect(withEngine(request, (engine) => engine.rows(endless))).rejects.toMatchObject({ name: 'AbortError' })
})
