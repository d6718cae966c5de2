import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import ts from 'typescript'
import { generate } from '../../fixtures/generator/main.js'
import { disagreements, type Headlines, headlinesOfPeer, headlinesOfReport, headlinesOfTruth } from './agreement.js'
import { type Cost, runNode, startUp } from './child.js'

/**
 * How long a report takes against a program written by hand for the same files, in the same session, by turns. Prints medians
 * and ratios. Usage: npx tsx test/bench/report.ts [--logins 10000000] [--customers 20000] [--repetitions 3], after a build.
 */
const text = { type: 'string' } as const
const { values } = parseArgs({ options: { logins: text, customers: text, repetitions: text } })
const logins = Number(values.logins ?? 10_000_000)
const customers = Number(values.customers ?? 20_000)
const repetitions = Number(values.repetitions ?? 3)

const root = join(import.meta.dirname, '../..')
const limpet = join(root, 'bin/limpet.js')
const folder = mkdtempSync(join(tmpdir(), 'limpet-bench-'))

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

function medians(costs: readonly Cost[]): Cost {
  return {
    wall: median(costs.map((cost) => cost.wall)),
    processor: median(costs.map((cost) => cost.processor)),
    memory: median(costs.map((cost) => cost.memory)),
  }
}

/** The peer as plain JavaScript, so that it pays for no compiler; inside the project, so that it finds DuckDB. */
function compiledPeer(): string {
  const cache = join(root, 'node_modules/.cache/limpet-bench')
  mkdirSync(cache, { recursive: true })
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 }
  const source = readFileSync(join(import.meta.dirname, 'peer.ts'), 'utf8')
  writeFileSync(join(cache, 'peer.mjs'), ts.transpileModule(source, { compilerOptions: options }).outputText)
  return join(cache, 'peer.mjs')
}

interface Contender {
  readonly name: string
  readonly argv: (data: string) => string[]
  readonly headlines: (output: string) => Headlines
}

/** What the peer reckons too; a whole report stands on these facts and on some thirty more. */
const sameNumbers = [
  'logo-retention',
  'net-revenue-retention',
  'gross-revenue-retention',
  'registered-retention-rate',
  'churn-rate',
  'monthly-recurring-revenue',
  'recurring-revenue-bridge',
  'average-customer-revenue',
  'active-customer-rate',
  'stickiness-ratio',
  'customer-satisfaction',
  'net-promoter-score',
]
const peer: Contender = { name: 'peer', argv: (data) => [compiledPeer(), data], headlines: headlinesOfPeer }
const runs: readonly Contender[] = [
  {
    name: 'the same numbers',
    argv: (data) => [limpet, 'metrics', data, ...sameNumbers, '--format', 'json'],
    headlines: headlinesOfReport,
  },
  {
    name: 'the whole report',
    argv: (data) => [limpet, 'report', data, '--format', 'json'],
    headlines: headlinesOfReport,
  },
]
const contenders: readonly Contender[] = [...runs, peer]

/** One layout: everybody once to warm the files and check the numbers, then by turns. */
async function race(layout: 'csv' | 'parquet'): Promise<void> {
  const directory = join(folder, layout)
  const made = performance.now()
  await generate({ directory, layout, seed: 1, customers, logins })
  say(`${layout}: ${logins} logins made in ${((performance.now() - made) / 1000).toFixed(0)} s`)
  const truth = headlinesOfTruth(readFileSync(join(directory, 'truth.json'), 'utf8'))
  const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round <= repetitions; round += 1) {
    for (const { name, argv, headlines } of contenders) {
      const { output, cost } = await runNode(argv(join(directory, 'data')))
      if (round > 0) costs.get(name)?.push(cost)
      else for (const line of disagreements(name, headlines(output), truth)) say(`  ${line}`)
    }
  }
  const other = medians(costs.get(peer.name) ?? [])
  for (const { name } of runs) {
    const mine = medians(costs.get(name) ?? [])
    const part = (label: string, key: keyof Cost, unit: string): string =>
      `${label} ${mine[key].toFixed(1)} ${unit} ÷ ${other[key].toFixed(1)} ${unit} = ${(mine[key] / other[key]).toFixed(2)}`
    say(
      `  ${name}: ${part('wall', 'wall', 's')}; ${part('processor', 'processor', 's')}; ${part('memory', 'memory', 'MB')}`,
    )
  }
  rmSync(directory, { recursive: true, force: true })
}

async function starts(): Promise<void> {
  const version: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 15; round += 1) {
    version.push(await startUp([limpet, '--version']))
    bare.push(await startUp(['-e', '0']))
  }
  const [one, other] = [median(version) * 1000, median(bare) * 1000]
  say(`start-up: --version ${one.toFixed(0)} ms ÷ bare node ${other.toFixed(0)} ms = ${(one / other).toFixed(2)}`)
}

try {
  say(`${customers} customers, ${logins} logins, ${repetitions} repetitions; limpet ÷ peer, medians`)
  await starts()
  await race('csv')
  await race('parquet')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
