import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  betaGeometricPurchases,
  type Histories,
  purchaseLogLikelihood,
} from '../../src/stats/beta-geometric-purchases.js'
import { referenceData } from '../reference/folder.js'

/**
 * How long BG/NBD takes on CDNOW against Python's `lifetimes`. Prints medians, the likelihood that each reached, and the ratio.
 * Usage: npx tsx test/bench/clv.ts [--python path/to/python] [--repetitions 5]
 */
const { values } = parseArgs({ options: { python: { type: 'string' }, repetitions: { type: 'string' } } })
const repetitions = Number(values.repetitions ?? 5)
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

/** The customers, alike ones once with their number: what the metric gets from the facts. */
function histories(): Histories {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const counted = new Map<string, number>()
  for (const row of rows) {
    const history = row.slice(row.indexOf(',') + 1)
    counted.set(history, (counted.get(history) ?? 0) + 1)
  }
  const cells = [...counted.keys()].map((history) => history.split(',').map(Number))
  const column = (at: number) => Float64Array.from(cells, (row) => row[at] ?? Number.NaN)
  return { frequency: column(0), recency: column(1), age: column(2), weight: Float64Array.from(counted.values()) }
}

interface Run {
  readonly seconds: number
  readonly parameters: readonly number[]
}

function ours(): Run {
  const runs = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    const parameters = betaGeometricPurchases(histories())?.parameters ?? []
    return { seconds: (performance.now() - start) / 1000, parameters }
  })
  return { seconds: median(runs.map(({ seconds }) => seconds)), parameters: runs[0]?.parameters ?? [] }
}

function theirs(): Run | undefined {
  const run = spawnSync(values.python ?? 'python3', ['-c', peer, file, String(repetitions)], { encoding: 'utf8' })
  if (run.status !== 0) return undefined
  const runs = run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  return { seconds: median(runs.map(([seconds = 0]) => seconds)), parameters: runs[0]?.slice(1) ?? [] }
}

function told(name: string, { seconds, parameters }: Run): void {
  say(`${name}: ${seconds.toFixed(3)} s, log-likelihood ${purchaseLogLikelihood(histories(), parameters).toFixed(4)}`)
}

if (isMissing) say('The CDNOW data are not here: nothing measured.')
else {
  const [own, other] = [ours(), theirs()]
  told('limpet, best of three starts, with covariance', own)
  if (other === undefined) say('Python has no `lifetimes`: no comparison.')
  else {
    told('lifetimes, one start', other)
    say(`ratio: ${(own.seconds / other.seconds).toFixed(2)}`)
  }
}
