import type { GivenOptions } from './options.js'
import { UsageError } from './usage-error.js'

/** The policies that options set, still text: --as-of, --currency and every --set. Throws UsageError where two contradict. */
export function policiesOf(given: GivenOptions): Record<string, string> {
  const named = Object.entries({ as_of: given.asOf, currency: given.currency }).flatMap(([policy, value]) =>
    typeof value === 'string' ? [[policy, value] as const] : [],
  )
  const policies: Record<string, string> = {}
  for (const [policy, value] of [...named, ...(Array.isArray(given.set) ? given.set : []).map(parsedPolicy)]) {
    if ((policies[policy] ?? value) !== value) throw new UsageError('policy-set-twice', { given: policy })
    policies[policy] = value
  }
  return policies
}

function parsedPolicy(text: string): readonly [string, string] {
  const [, policy, value] = /^\s*([a-z][a-z_-]*)\s*=\s*(.+?)\s*$/.exec(text) ?? []
  if (policy === undefined || value === undefined) throw new UsageError('policy-malformed', { given: text })
  return [policy.replaceAll('-', '_'), value]
}
