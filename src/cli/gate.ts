import { sentence } from '../report/sentence.js'
import type { View } from '../report/view.js'
import type { Report } from '../run/report.js'
import { near } from './near.js'
import { UsageError } from './usage-error.js'

/** A condition that a report must meet: `net-revenue-retention>=0.9`, in the unit of the JSON report. */
export interface Gate {
  readonly text: string
  readonly metric: string
  readonly holds: (value: number) => boolean
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
}

export function parsedGate(text: string): Gate {
  const [, metric, operator, number] = /^\s*([\w-]+)\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? []
  const compare = comparisons[operator ?? '']
  if (metric === undefined || compare === undefined) throw new UsageError('gate-malformed', { given: text })
  return { text, metric, holds: (value) => compare(value, Number(number)) }
}

/** Throws UsageError for a gate on a metric that does not exist. */
export function checkGates(gates: readonly Gate[], ids: readonly string[]): void {
  const stranger = gates.find(({ metric }) => !ids.includes(metric))
  if (stranger !== undefined) {
    throw new UsageError('unknown-metric', { given: stranger.metric, ...near(stranger.metric, ids) })
  }
}

/** One sentence per gate that the report fails; an unknown or absent number fails, for nobody can say that it holds. */
export function failedGates(report: Report, gates: readonly Gate[], view: View): string[] {
  const { cli, reasons } = view.words
  return gates.flatMap((gate) => {
    const result = report.metrics[gate.metric]
    if (result === undefined) return [cli.gateUnknown({ gate: gate.text, reason: cli.gateAbsent }, view.formats)]
    if (result.status === 'unknown') {
      return [cli.gateUnknown({ gate: gate.text, reason: sentence(reasons, result.because, view) }, view.formats)]
    }
    return gate.holds(result.value) ? [] : [cli.gateFailed({ gate: gate.text, value: result.value }, view.formats)]
  })
}

/** A sentence where findings are as grave as `severity` or graver. */
export function failedFindings(report: Report, severity: 'warning' | 'error' | null, view: View): string[] {
  if (severity === null) return []
  const grave: readonly string[] = severity === 'warning' ? ['warning', 'error'] : ['error']
  const findings = report.findings.filter((finding) => grave.includes(finding.severity)).length
  if (findings === 0) return []
  const args = { severity: view.words.severities[severity], findings }
  return [view.words.cli.findingsFailed(args, view.formats)]
}
