import { parseArgs } from 'node:util'
import { sql } from '../../src/engine/sql.js'
import { churnEarlyWarning } from '../../src/metrics/churn/churn-early-warning.js'
import { churnPrecursors } from '../../src/metrics/churn/churn-precursors.js'
import { churnPanel } from '../../src/model/churn-panel.js'
import { customer } from '../../src/model/customer.js'
import { customerMonth } from '../../src/model/customer-month.js'
import { segment } from '../../src/model/segment.js'
import { stay } from '../../src/model/stay.js'
import { measure } from '../../src/run/measure.js'
import { settingOf } from '../../src/run/window.js'
import { plantedCompany } from '../metrics/churn/planted-company.js'

/**
 * What the early warning costs on a company made by chance: the panel of the engine, then the learning, the tests and the list.
 * The facts that every report has anyway are built before. Prints processor seconds of all threads, and the peak of memory.
 * Usage: npx tsx test/bench/early-warning.ts [--customers 100000]
 */
const { values } = parseArgs({ options: { customers: { type: 'string' } } })
const customers = Number(values.customers ?? 100_000)

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const [wall, before] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  const [cpu, seconds] = [(user + system) / 1e6, (performance.now() - wall) / 1e3]
  say(`${what.padEnd(40)} ${cpu.toFixed(2).padStart(8)} s processor ${seconds.toFixed(2).padStart(8)} s wall`)
  return value
}

const engine = await timed('the company (not counted)', () =>
  plantedCompany({ customers, seed: 1, fading: 0.3, memoryLimit: '2500MB' }),
)
try {
  const setting = await timed('facts of every report (not counted)', async () => {
    await engine.read(sql`SELECT 1 FROM ${customer}, ${customerMonth}, ${segment}, ${stay} LIMIT 0`)
    return settingOf(engine)
  })
  await timed('panel', () => engine.build(churnPanel))
  const [size] = await engine.rows(sql`SELECT count(*) AS rows, count(is_lost) AS past FROM ${churnPanel}`)
  const { result } = await timed('learning, tests, list', () =>
    measure(churnEarlyWarning, { engine, setting, available: new Set(['subscriptions', 'logins']), seed: 1 }),
  )
  const precursors = await timed('precursors (beside it)', () =>
    measure(churnPrecursors, { engine, setting, available: new Set(['subscriptions', 'logins']), seed: 1 }),
  )
  say(`${size?.['rows']} rows of the panel, ${size?.['past']} of them past`)
  if (result.status === 'known') say(`area ${result.value.toFixed(4)} on ${result.n}`)
  if (precursors.result.status === 'known') say(`signs ${precursors.result.value} on ${precursors.result.n} losses`)
  say(`peak of memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
} finally {
  engine.close()
}
