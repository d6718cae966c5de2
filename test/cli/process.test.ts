import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
let room = ''

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'limpet-process-'))
  mkdirSync(join(room, 'temporary'))
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

function start(parameters: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(project, 'src/cli/main.ts'), ...parameters], {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TMPDIR: join(room, 'temporary'), ...environment },
  })
}

async function ended(child: ChildProcess): Promise<{ exitCode: number | null; out: string; err: string }> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { exitCode, out, err }
}

function paymentsFolder(name: string, rows: number): string {
  const folder = join(room, name)
  mkdirSync(folder)
  const block = Array.from(
    { length: 1_000 },
    (_, index) => `C${index},${100 + index},2024-0${1 + (index % 9)}-01\n`,
  ).join('')
  writeFileSync(join(folder, 'payments.csv'), `customer_id,amount,paid_on\n${block.repeat(rows / 1_000)}`)
  return folder
}

describe('the process', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
    expect(await ended(start(['--version']))).toEqual({ exitCode: 0, out: `${version}\n`, err: '' })
  })

  it('imports nothing for that but what reads a file', () => {
    const imports = (file: string): string[] =>
      [...readFileSync(join(project, 'src/cli', file), 'utf8').matchAll(/^import .* from '(.*)'$/gm)].map(
        ([, name]) => name ?? '',
      )
    expect(imports('main.ts')).toEqual(['./version.js'])
    expect(imports('version.ts')).toEqual(['node:fs'])
  })

  it('prints JSON and nothing else, though stderr is read too', async () => {
    const { exitCode, out, err } = await ended(start(['report', paymentsFolder('small', 1_000), '--format', 'json']))
    expect([exitCode, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, sources: [{ file: 'payments.csv', rows: 1_000 }] })
  })

  it('exits 2 on a folder that is not there and 3 on one that holds nothing, and says why', async () => {
    const missing = await ended(start(['report', join(room, 'nowhere')]))
    expect([missing.exitCode, missing.out]).toEqual([2, ''])
    expect(missing.err).toContain('nowhere')
    mkdirSync(join(room, 'bare'))
    const bare = await ended(start(['report', join(room, 'bare')]))
    expect([bare.exitCode, bare.out]).toEqual([3, ''])
    expect(bare.err).not.toContain('    at ')
  })

  it('ends quietly when its reader goes', async () => {
    const child = start(['schema'])
    child.stdout?.destroy()
    expect(await ended(child)).toMatchObject({ exitCode: 0, err: '' })
  })

  it('cleans up and exits 130 when interrupted', async () => {
    const child = start(['report', paymentsFolder('large', 3_000_000)])
    const end = ended(child)
    const temporary = join(room, 'temporary')
    while (!readdirSync(temporary).some((name) => name.startsWith('limpet-'))) await setTimeout(10)
    child.kill('SIGINT')
    expect(await end).toEqual({ exitCode: 130, out: '', err: '' })
    expect(readdirSync(temporary).filter((name) => name.startsWith('limpet-'))).toEqual([])
  })
})
