import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { betaGeometricPurchases } from '../../src/stats/beta-geometric-purchases.js'
import { referenceData } from '../reference/folder.js'

/**
 * How long BG/NBD takes on CDNOW against Python's `lifetimes`, both to the same likelihood. Prints medians and the ratio.
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
    print(time.perf_counter() - start, -fit._negative_log_likelihood_ * len(data))
`

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function ours(): { seconds: number; logLikelihood: number } {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const cells = rows.map((row) => row.split(',').map(Number))
  const column = (at: number) => Float64Array.from(cells, (row) => row[at] ?? Number.NaN)
  const histories = { frequency: column(1), recency: column(2), age: column(3), weight: column(0).fill(1) }
  const runs = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    const fit = betaGeometricPurchases(histories)
    return { seconds: (performance.now() - start) / 1000, logLikelihood: fit?.logLikelihood ?? Number.NaN }
  })
  return { seconds: median(runs.map((run) => run.seconds)), logLikelihood: runs[0]?.logLikelihood ?? Number.NaN }
}

function theirs(): { seconds: number; logLikelihood: number } | undefined {
  const run = spawnSync(values.python ?? 'python3', ['-c', peer, file, String(repetitions)], { encoding: 'utf8' })
  if (run.status !== 0) return undefined
  const runs = run.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  return { seconds: median(runs.map(([seconds = 0]) => seconds)), logLikelihood: runs[0]?.[1] ?? Number.NaN }
}

if (isMissing) say('The CDNOW data are not here: nothing measured.')
else {
  const [own, other] = [ours(), theirs()]
  say(`limpet: ${own.seconds.toFixed(3)} s, log-likelihood ${own.logLikelihood.toFixed(4)} (best of three starts)`)
  if (other === undefined) say('Python has no `lifetimes`: no comparison.')
  else {
    say(`lifetimes: ${other.seconds.toFixed(3)} s, log-likelihood ${other.logLikelihood.toFixed(4)}`)
    say(`ratio: ${(own.seconds / other.seconds).toFixed(2)}`)
  }
}
