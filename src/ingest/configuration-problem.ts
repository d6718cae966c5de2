import { type Document, isMap, isNode, isPair, isScalar, type LineCounter } from 'yaml'
import type { z } from 'zod'
import { nearMisses } from './near-misses.js'
import { policies } from './policies.js'
import { Refusal, type RefusalArguments } from './refusal.js'
import { zonesNear } from './zones.js'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['files', 'policies'],
  policies: Object.keys(policies.shape),
  health_thresholds: ['use', 'consultation', 'timeliness'],
  files: ['dataset', 'columns', 'currency', 'encoding', 'dates', 'decimals', 'fill_down'],
}

/** The first problem of a configuration as a Refusal: its line and column, the path of the key, and what would be right. */
export function problemOf(file: string, document: Document, counter: LineCounter, error: z.ZodError): Refusal {
  const issue = deepest(error.issues)
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = key === undefined ? issue.path : [...issue.path, key]
  const { line, col } = counter.linePos(offsetOf(document, path, key !== undefined))
  return new Refusal('usage', 'configuration-invalid', {
    file,
    line,
    column: col,
    path: path.map(String).join('.'),
    ...descriptionOf(issue, key, document, path),
  })
}

/** Inside a union the branch that came furthest says best what is wrong. */
function deepest(issues: readonly Issue[]): Issue {
  const [first] = issues
  if (first === undefined) throw new Error('a failed parse has an issue')
  if (first.code !== 'invalid_union') return first
  const nested = first.errors.filter(
    ([issue]) => issue !== undefined && (issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
  const [branch] = nested
  if (branch === undefined) return first
  const inner = deepest(branch)
  return { ...inner, path: [...first.path, ...inner.path] }
}

function descriptionOf(issue: Issue, key: string | undefined, document: Document, path: Path): RefusalArguments {
  if (key !== undefined) {
    const known = KEYS[String(issue.path.at(-1) ?? '')] ?? KEYS[String(issue.path[0] ?? '')] ?? []
    const [suggestion] = nearMisses(key, known)
    return { problem: 'unknown-key', detail: known.join(', '), ...(suggestion === undefined ? {} : { suggestion }) }
  }
  if (issue.code === 'invalid_value') {
    const [suggestion] = nearMisses(String(document.getIn(path) ?? ''), issue.values.map(String))
    return {
      problem: 'unknown-word',
      detail: issue.values.join(', '),
      ...(suggestion === undefined ? {} : { suggestion }),
    }
  }
  const problem = ['currency', 'timezone', 'columns-need-dataset', 'cut-points'].find((code) => code === issue.message)
  const detail = String(document.getIn(path) ?? '')
  const [suggestion] = problem === 'timezone' ? zonesNear(detail) : []
  return { problem: problem ?? 'invalid-value', detail, ...(suggestion === undefined ? {} : { suggestion }) }
}

/** Where a path stands in the file; for an unknown key the key itself, else its value. */
function offsetOf(document: Document, path: Path, wantsKey: boolean): number {
  if (wantsKey) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1))
      : undefined
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0
  }
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}
