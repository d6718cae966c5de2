import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** What one run of a program cost: seconds by the wall, seconds of processor, and the most memory it held, in megabytes. */
export interface Cost {
  readonly wall: number
  readonly processor: number
  readonly memory: number
}

const usage = z.object({ userCPUTime: z.number(), systemCPUTime: z.number(), maxRSS: z.number() })

/** Loaded before the program: writes the kernel's own account of the process when it ends. */
const account = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeFileSync } from 'node:fs'
  const path = process.env.USAGE
  const status = '/proc/self/status'
  process.on('exit', () => {
    const usage = process.resourceUsage()
    // What the parent held is counted in maxRSS until the program starts; the kernel's high-water mark is the program's own.
    const own = existsSync(status) ? Number(/VmHWM:\\s*([0-9]+)/.exec(readFileSync(status, 'utf8'))?.[1]) : usage.maxRSS
    writeFileSync(path, JSON.stringify({ ...usage, maxRSS: own }))
  })
`)}`

/** Runs `node …` to its end; returns what it printed and what it cost. Throws Error with its complaint if it fails. */
export async function runNode(argv: readonly string[]): Promise<{ readonly output: string; readonly cost: Cost }> {
  const folder = mkdtempSync(join(tmpdir(), 'limpet-bench-child-'))
  const [usagePath, outputPath] = [join(folder, 'usage'), join(folder, 'output')]
  const output = openSync(outputPath, 'w')
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', account, ...argv], {
    stdio: ['ignore', output, 'pipe'],
    env: { ...process.env, USAGE: usagePath, NO_COLOR: '1' },
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const wall = (performance.now() - start) / 1000
  closeSync(output)
  try {
    if (code !== 0) throw new Error(`node ${argv.join(' ')} ended with ${code}: ${complaint.trim()}`)
    const used = usage.parse(JSON.parse(readFileSync(usagePath, 'utf8')))
    const processor = (used.userCPUTime + used.systemCPUTime) / 1e6
    return { output: readFileSync(outputPath, 'utf8'), cost: { wall, processor, memory: used.maxRSS / 1024 } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The wall time of `node …` with nothing loaded beside it, in seconds. */
export async function startUp(argv: readonly string[]): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, argv, { stdio: 'ignore' })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`node ${argv.join(' ')} ended with ${code}`)
  return (performance.now() - start) / 1000
}
