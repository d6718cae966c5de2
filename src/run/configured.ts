import type { Engine } from '../engine/engine.js'
import { joined, type Sql, sql } from '../engine/sql.js'
import { type Configuration, readConfiguration } from '../ingest/configuration.js'
import { nearMisses } from '../ingest/near-misses.js'
import { type Policies, policies as schema } from '../ingest/policies.js'
import { Refusal } from '../ingest/refusal.js'
import { zonesNear } from '../ingest/zones.js'
import { policies as table } from '../model/policies.js'

/** limpet.yaml under the flags: a named policy wins over the file; an unknown or impossible one is a Refusal. */
export function configured(path: string, named: Readonly<Record<string, string | number>>): Configuration {
  const file = readConfiguration(path)
  const stranger = Object.keys(named).find((name) => !(name in schema.shape))
  if (stranger !== undefined) {
    throw new Refusal('usage', 'unknown-policy', {
      policy: stranger,
      near: nearMisses(stranger, Object.keys(schema.shape)).join(', '),
    })
  }
  const parsed = schema.safeParse({ ...file.policies, ...named })
  if (parsed.success) return { ...file, policies: parsed.data }
  const policy = String(parsed.error.issues[0]?.path[0] ?? '')
  const value = String(named[policy] ?? '')
  const near = policy === 'timezone' ? zonesNear(value).join(', ') : ''
  throw new Refusal('usage', 'policy-invalid', { policy, value, near })
}

/** Fills the one-row table of policies that queries join. */
export async function fillPolicies(engine: Engine, policies: Policies): Promise<void> {
  const grace = policies.grace_days === 'auto' ? null : policies.grace_days
  await engine.fill(
    table,
    sql`SELECT
      CAST(${policies.as_of} AS DATE) AS as_of,
      CAST(${policies.currency} AS VARCHAR) AS currency,
      ${policies.recurring_basis} AS recurring_basis,
      CAST(${grace} AS INTEGER) AS grace_days,
      CAST(${policies.active_days} AS INTEGER) AS active_days,
      ${policies.month_end_dates} AS month_end_dates,
      ${cutPoints(policies, 'use')} AS use_cuts,
      ${cutPoints(policies, 'consultation')} AS consultation_cuts,
      ${cutPoints(policies, 'timeliness')} AS timeliness_cuts,
      ${policies.consultation_sign} AS consultation_sign`,
  )
}

function cutPoints({ health_thresholds }: Policies, component: 'use' | 'consultation' | 'timeliness'): Sql {
  const cuts = health_thresholds?.[component]
  return cuts === undefined ? sql`CAST(NULL AS DOUBLE[])` : sql`CAST([${joined(cuts, ', ')}] AS DOUBLE[])`
}
