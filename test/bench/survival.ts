import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { kaplanMeier } from '../../src/stats/kaplan-meier.js'
import { changesOf } from '../../src/stats/life-changes.js'
import { randomIntegers } from '../../src/stats/random.js'

/**
 * How long Kaplan–Meier takes on a million lives against Python's `lifelines`, in memory, by turns: tenures in whole days and
 * tenures that never tie. Prints medians, the survival that each reached, and the ratio.
 * Usage: npx tsx test/bench/survival.ts [--python path/to/python] [--lives 1000000] [--repetitions 5]
 */
const text = { type: 'string' } as const
const { values } = parseArgs({ options: { python: text, lives: text, repetitions: text } })
const count = Number(values.lives ?? 1_000_000)
const repetitions = Number(values.repetitions ?? 5)

/** Where the survival is compared, in days. */
const middle = 700.5

const peer = `
import sys, time, warnings
warnings.filterwarnings('ignore')
import numpy
from lifelines import KaplanMeierFitter
exits = numpy.fromfile(sys.argv[1]); lost = numpy.fromfile(sys.argv[2])
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    fit = KaplanMeierFitter().fit(exits, lost)
    print(time.perf_counter() - start, fit.predict(float(sys.argv[4])))
`

interface Sample {
  readonly name: string
  readonly exit: Float64Array
  readonly isEvent: Float64Array
}
interface Run {
  readonly seconds: number
  readonly survival: number
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** Ends at a mean of 900 days, watched for up to 1,500. */
function sampleOf(name: string, rounded: (days: number) => number): Sample {
  const random = randomIntegers(1)
  const uniform = () => (random() + 0.5) / 2 ** 32
  const [exit, isEvent] = [new Float64Array(count), new Float64Array(count)]
  for (let index = 0; index < count; index++) {
    const [end, until] = [rounded(-900 * Math.log(uniform())), rounded(1500 * uniform())]
    exit[index] = Math.min(end, until)
    isEvent[index] = end <= until ? 1 : 0
  }
  return { name, exit, isEvent }
}

function ours({ exit, isEvent }: Sample): Run {
  const [entry, weight] = [new Float64Array(count), new Float64Array(count).fill(1)]
  const runs = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    const steps = kaplanMeier(changesOf({ entry, exit, isEvent, weight }))
    const seconds = (performance.now() - start) / 1000
    return { seconds, survival: steps.findLast((step) => step.time <= middle)?.survival ?? 1 }
  })
  return { seconds: median(runs.map(({ seconds }) => seconds)), survival: runs[0]?.survival ?? Number.NaN }
}

function theirs({ exit, isEvent }: Sample): Run | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'limpet-bench-'))
  try {
    const [exits, lost] = [join(folder, 'exits'), join(folder, 'lost')]
    writeFileSync(exits, exit)
    writeFileSync(lost, isEvent)
    const argv = ['-c', peer, exits, lost, String(repetitions), String(middle)]
    const run = spawnSync(values.python ?? 'python3', argv, { encoding: 'utf8' })
    if (run.status !== 0) return undefined
    const runs = run.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number))
    return { seconds: median(runs.map(([seconds = 0]) => seconds)), survival: runs[0]?.[1] ?? Number.NaN }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const told = (name: string, { seconds, survival }: Run) =>
  say(`  ${name}: ${seconds.toFixed(3)} s, S(${middle}) ${survival.toFixed(9)}`)
for (const sample of [sampleOf('whole days', Math.ceil), sampleOf('no ties', (days) => days)]) {
  say(`${count} lives, ${sample.name}, medians of ${repetitions}`)
  const [own, other] = [ours(sample), theirs(sample)]
  told('limpet', own)
  if (other === undefined) say('  Python has no `lifelines`: no comparison.')
  else {
    told('lifelines', other)
    say(`  ratio: ${(other.seconds / own.seconds).toFixed(1)} times as fast`)
  }
}
