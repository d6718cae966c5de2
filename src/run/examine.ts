import { z } from 'zod'
import type { AnyCheck } from '../checks/check.js'
import { Engine } from '../engine/engine.js'
import { type Finding, finding } from '../ingest/finding.js'
import type { DatasetId } from '../metrics/metric.js'
import { concurrently } from './concurrently.js'
import { problemOf } from './problem.js'

/** Makes every check, and reports broken invariants of the tables; a check that fails becomes a finding itself. */
export async function examine(
  engine: Engine,
  checks: readonly AnyCheck[],
  available: ReadonlySet<DatasetId>,
): Promise<Finding[]> {
  const found = await concurrently(Engine.width, checks, (check) => findingsOf(check, engine))
  const broken = engine.violations.map(
    ({ table, rule, rows }): Finding => ({
      code: 'invariant-broken',
      severity: 'error',
      args: { table, rule, rows },
      rows,
    }),
  )
  return [...noMoney(available), ...found.flat(), ...broken]
}

async function findingsOf(check: AnyCheck, engine: Engine): Promise<readonly Finding[]> {
  try {
    const found = check.findings(z.array(check.row).parse(await engine.read(check.sql)))
    z.array(finding).parse(found)
    return found
  } catch (error) {
    return [{ code: 'check-failed', severity: 'error', args: { check: check.id, problem: problemOf(error) } }]
  }
}

function noMoney(available: ReadonlySet<DatasetId>): Finding[] {
  if (available.has('payments') || available.has('subscriptions')) return []
  return [{ code: 'no-money', severity: 'error', args: { datasets: [...available].sort().join(', ') } }]
}
