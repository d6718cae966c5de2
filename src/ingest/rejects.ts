import type { Source } from './source.js'

type Group = Source['rejects'][number]
const EXAMPLES = 5
const LONGEST_EXAMPLE = 80

/** Rejected rows by reason and column, with the first few of each: enough to find the fault, no matter how many rows. */
export class Rejects {
  rows = 0
  private readonly groups = new Map<string, Group>()

  add(reason: string, column: string | null, rows: number, examples: Group['examples']): void {
    this.rows += rows
    const key = `${reason}:${column ?? ''}`
    const group = this.groups.get(key) ?? { reason, column, rows: 0, examples: [] }
    group.rows += rows
    for (const { line, value } of examples.slice(0, EXAMPLES - group.examples.length)) {
      group.examples.push({ line, value: shortened(value) })
    }
    this.groups.set(key, group)
  }

  /** True as long as a further example of this reason would be kept. */
  wants(reason: string): boolean {
    return (this.groups.get(`${reason}:`)?.examples.length ?? 0) < EXAMPLES
  }

  /** The most frequent first. */
  list(): Group[] {
    return [...this.groups.values()].sort((a, b) => b.rows - a.rows || (keyOf(a) < keyOf(b) ? -1 : 1))
  }
}

function keyOf(group: Group): string {
  return `${group.reason}:${group.column ?? ''}`
}

function shortened(value: string): string {
  const characters = [...value]
  return characters.length <= LONGEST_EXAMPLE ? value : `${characters.slice(0, LONGEST_EXAMPLE - 1).join('')}…`
}
