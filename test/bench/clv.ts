import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { betaGeometricPurchases } from '../../src/stats/beta-geometric-purchases.js'
import type { Histories } from '../../src/stats/purchase-histories.js'
import { referenceData } from '../reference/folder.js'

/**
 * How long a fit of BG/NBD to CDNOW takes in a running process against Python's `lifetimes` (`pip install lifetimes`, by hand): the first
 * fit (cold) and the median of those after it (warm), data at hand; the likelihood that each reached, and the ratios.
 * Usage: npx tsx test/bench/clv.ts [--python path/to/python] [--repetitions 20]
 */
const { values } = parseArgs({ options: { python: { type: 'string' }, repetitions: { type: 'string' } } })
const repetitions = Number(values.repetitions ?? 20)
const { folder, isMissing } = referenceData('cdnow')
const file = join(folder, 'cdnow_customers_summary.csv')

const peer = `
import sys, time, warnings
warnings.filterwarnings('ignore')
import pandas
from lifetimes import BetaGeoFitter
data = pandas.read_csv(sys.argv[1])
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    fit = BetaGeoFitter().fit(data['frequency'], data['recency'], data['T'])
    print(time.perf_counter() - start, *(fit.params_[name] for name in ('r', 'alpha', 'a', 'b')))
`

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** A row per customer, as the peer gets it. */
function customers(): string[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return rows.map((row) => row.slice(row.indexOf(',') + 1))
}

/** The customers, alike ones once with their number: what the metric gets from the facts. */
function counted(rows: readonly string[]): Histories {
  const numbers = new Map<string, number>()
  for (const row of rows) numbers.set(row, (numbers.get(row) ?? 0) + 1)
  const cells = [...numbers.keys()].map((row) => row.split(',').map(Number))
  const column = (at: number) => Float64Array.from(cells, (row) => row[at] ?? Number.NaN)
  return { frequency: column(0), recency: column(1), age: column(2), weight: Float64Array.from(numbers.values()) }
}

interface Run {
  readonly cold: number
  readonly warm: number
  readonly parameters: readonly number[]
}

function runOf(seconds: readonly number[], parameters: readonly number[]): Run {
  return { cold: seconds[0] ?? Number.NaN, warm: median(seconds.slice(1)), parameters }
}

/** Counting alike customers is inside the time. */
function ours(): Run {
  const rows = customers()
  let parameters: readonly number[] = []
  const seconds = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    parameters = betaGeometricPurchases.fit(counted(rows))?.parameters ?? []
    return (performance.now() - start) / 1000
  })
  return runOf(seconds, parameters)
}

function theirs(): Run | undefined {
  const run = spawnSync(values.python ?? 'python3', ['-c', peer, file, String(repetitions)], { encoding: 'utf8' })
  if (run.status !== 0) return undefined
  const runs = run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  return runOf(
    runs.map(([seconds = 0]) => seconds),
    runs[0]?.slice(1) ?? [],
  )
}

function told(name: string, { cold, warm, parameters }: Run): void {
  const reached = betaGeometricPurchases.likelihood(counted(customers()))(parameters).value
  say(`${name}: cold ${cold.toFixed(4)} s, warm ${warm.toFixed(4)} s, log-likelihood ${reached.toFixed(4)}`)
}

if (isMissing) say('The CDNOW data are not here: nothing measured.')
else {
  const [own, other] = [ours(), theirs()]
  told('limpet, with covariance', own)
  if (other === undefined) say('Python has no `lifetimes`: no comparison.')
  else {
    told('lifetimes, with covariance', other)
    say(
      `lifetimes takes ${(other.cold / own.cold).toFixed(1)} × as long cold, ${(other.warm / own.warm).toFixed(1)} × warm`,
    )
  }
}
