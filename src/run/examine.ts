import { z } from 'zod'
import type { AnyCheck } from '../checks/check.js'
import type { Engine } from '../engine/engine.js'
import { type Finding, finding } from '../ingest/finding.js'
import type { DatasetId } from '../metrics/metric.js'
import { problemOf } from './problem.js'

/** Makes every check, and reports broken invariants of the tables; a check that fails becomes a finding itself. */
export async function examine(
  engine: Engine,
  checks: readonly AnyCheck[],
  available: ReadonlySet<DatasetId>,
): Promise<Finding[]> {
  const findings: Finding[] = noMoney(available)
  for (const check of checks) {
    try {
      const found = check.findings(z.array(check.row).parse(await engine.read(check.sql)))
      z.array(finding).parse(found)
      findings.push(...found)
    } catch (error) {
      findings.push({ code: 'check-failed', severity: 'error', args: { check: check.id, problem: problemOf(error) } })
    }
  }
  const broken = engine.violations.map(
    ({ table, rule, rows }): Finding => ({
      code: 'invariant-broken',
      severity: 'error',
      args: { table, rule, rows },
      rows,
    }),
  )
  return [...findings, ...broken]
}

function noMoney(available: ReadonlySet<DatasetId>): Finding[] {
  if (available.has('payments') || available.has('subscriptions')) return []
  return [{ code: 'no-money', severity: 'error', args: { datasets: [...available].sort().join(', ') } }]
}
