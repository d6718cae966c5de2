import { createHash } from 'node:crypto'
import type { Finding } from '../ingest/finding.js'
import type { Policies } from '../ingest/policies.js'
import type { Source } from '../ingest/source.js'
import type { AnyMetric } from '../metrics/metric.js'
import { insightsOf } from './insights/insights.js'
import { type Report, report } from './report.js'
import type { Setting } from './window.js'

interface Parts {
  readonly version: string
  readonly policies: Policies
  readonly setting: Setting
  readonly sources: readonly Source[]
  readonly metrics: readonly AnyMetric[]
  readonly results: Report['metrics']
  readonly findings: readonly Finding[]
}

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info']

/**
 * Puts the Report together: policies as they applied (what the data decided is written out), findings by severity. Its schema has
 * the last word, on the order of keys too.
 */
export function assemble({ version, policies, setting, sources, metrics, results, findings }: Parts): Report {
  const applied = {
    ...policies,
    as_of: setting.asOf,
    currency: setting.currency,
    recurring_basis: setting.basis,
    grace_days: setting.graceDays,
  }
  const window = { from: setting.from, to: setting.asOf }
  return report.parse({
    schemaVersion: 1,
    generator: { name: 'limpet', version },
    asOf: setting.asOf,
    window,
    currency: setting.currency,
    sources,
    policies: applied,
    policyHash: createHash('sha256').update(JSON.stringify(applied)).digest('hex'),
    metrics: results,
    insights: insightsOf(metrics, results, window),
    findings: findings
      .map(setting.moneyRefusal === null ? (found) => found : withoutMoney)
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
  })
}

function withoutMoney({ money: _, ...finding }: Finding): Finding {
  return finding
}
