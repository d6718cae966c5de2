import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GroupedChanges, Lives } from '../../src/stats/life-changes.js'

export type Life = readonly [entry: number, exit: number, isEvent: boolean]

/** Lives as columns, each counted once. */
export function lives(rows: readonly Life[]): Lives {
  return {
    entry: rows.map(([entry]) => entry),
    exit: rows.map(([, exit]) => exit),
    isEvent: rows.map(([, , isEvent]) => (isEvent ? 1 : 0)),
    weight: rows.map(() => 1),
  }
}

/** Lives as changes, each in its group; alone in it unless told. */
export function groupedChanges(
  rows: readonly Life[],
  groupOf: (index: number) => number = (index) => index,
): GroupedChanges {
  const changes = rows
    .flatMap(([entry, exit, isEvent], index) => [
      { time: entry, entered: 1, left: 0, events: 0, group: groupOf(index) },
      { time: exit, entered: 0, left: 1, events: isEvent ? 1 : 0, group: groupOf(index) },
    ])
    .sort((a, b) => a.time - b.time)
  return {
    time: changes.map(({ time }) => time),
    entered: changes.map(({ entered }) => entered),
    left: changes.map(({ left }) => left),
    events: changes.map(({ events }) => events),
    group: changes.map(({ group }) => group),
  }
}

/** The rows of a published table without quoted cells. */
export function table(folder: string, file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/)
  const names = (head ?? '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])))
}
