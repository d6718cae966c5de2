import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
const command = [process.execPath, '--import', 'tsx', join(project, 'src/cli/main.ts')]
const hasLimits = process.platform !== 'win32' && spawnSync('bash', ['-c', 'ulimit -f 1000']).status === 0

interface Place {
  readonly data: string
  readonly temporary: string
  readonly left: () => string[]
}

/** A data room of payments, and a folder for temporary files that must be empty in the end. */
function place(name: string, content: string | Buffer): Place {
  const folder = mkdtempSync(join(tmpdir(), 'limpet-limits-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [data, temporary] = [join(folder, 'data'), join(folder, 'temporary')]
  mkdirSync(data)
  mkdirSync(temporary)
  writeFileSync(join(data, name), content)
  return { data, temporary, left: () => readdirSync(temporary).filter((entry) => entry.startsWith('limpet-')) }
}

function payments(rows: number): string {
  const month = (row: number): string => String(1 + (row % 12)).padStart(2, '0')
  const lines = Array.from({ length: 1_000 }, (_, row) => `客户${row},${100 + row},2024-${month(row)}-01\n`)
  return `customer_id,amount,paid_on\n${lines.join('').repeat(rows / 1_000)}`
}

function environmentOf({ temporary }: Place): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TMPDIR: temporary }
}

interface Outcome {
  readonly exitCode: number | null
  readonly err: string
}

/** Runs `limpet report` to its end, behind a shell prelude such as a limit. */
function reported(at: Place, parameters: readonly string[] = [], prelude = ''): Outcome {
  const run = spawnSync('bash', ['-c', `${prelude} exec "$@"`, 'bash', ...command, 'report', at.data, ...parameters], {
    cwd: project,
    env: environmentOf(at),
    encoding: 'utf8',
  })
  return { exitCode: run.status, err: run.stderr }
}

/** A disk of two megabytes where the temporary files go. False where this process may not mount one. */
function smallDisk({ temporary }: Place): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'limpet-test', temporary]).status !== 0) return false
  onTestFinished(() => void execFileSync('umount', ['--lazy', temporary]))
  return true
}

describe.skipIf(!hasLimits)('no room for temporary files', () => {
  const wide = Buffer.from(`\ufeff${payments(100_000)}`, 'utf16le')

  test('a transcript that may not grow any further ends in a refusal with its file, and leaves nothing', () => {
    const at = place('payments.csv', wide)
    const { exitCode, err } = reported(at, [], 'ulimit -f 1000;')
    expect(exitCode).toBe(3)
    expect(err).toMatch(/no room for the temporary files of payments\.csv \(EFBIG\)/)
    expect(err).toContain('TMPDIR')
    expect(at.left()).toEqual([])
  })

  test('a full disk ends in a refusal with its file, and leaves nothing (needs the right to mount)', (context) => {
    const at = place('payments.csv', wide)
    context.skip(!smallDisk(at), 'only root may mount a small disk')
    const { exitCode, err } = reported(at)
    expect(exitCode).toBe(3)
    expect(err).toMatch(/no room for the temporary files of payments\.csv \(ENOSPC\)/)
    expect(at.left()).toEqual([])
  })

  test('a disk that is full when memory spills ends in a refusal, and leaves nothing (needs the right to mount)', (context) => {
    const at = place('payments.csv', payments(2_000_000))
    context.skip(!smallDisk(at), 'only root may mount a small disk')
    const { exitCode, err } = reported(at, ['--memory-limit', '60MB'])
    expect(exitCode).toBe(3)
    expect(err).toContain('--memory-limit')
    expect(err).not.toContain('    at ')
    expect(at.left()).toEqual([])
  })
})

test('too little memory ends in a refusal that says what to raise', () => {
  const at = place('payments.csv', payments(10_000))
  const { exitCode, err } = reported(at, ['--memory-limit', '2MB'])
  expect(exitCode).toBe(3)
  expect(err).toContain('--memory-limit')
  expect(at.left()).toEqual([])
})

describe('what ends a run from outside', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in the middle of a transcript leaves nothing',
    async (signal) => {
      const at = place('payments.csv', Buffer.from(`\ufeff${payments(1_000_000)}`, 'utf16le'))
      const [program = '', ...rest] = command
      const child = spawn(program, [...rest, 'report', at.data], { cwd: project, env: environmentOf(at) })
      const end = new Promise((resolve) => child.on('close', resolve))
      const isTranscribing = (): boolean =>
        at.left().some((folder) => readdirSync(join(at.temporary, folder)).some((name) => name.endsWith('.txt')))
      while (!isTranscribing()) await setTimeout(5)
      child.kill(signal)
      expect(await end).toBe(130)
      expect(at.left()).toEqual([])
    },
  )
})
