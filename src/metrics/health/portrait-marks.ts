import { holmAdjusted } from '../../stats/holm.js'
import { twoProportionTest } from '../../stats/two-proportion.js'
import { table } from '../exhibits.js'
import type { Portrait } from './portraits.js'

interface AttributeCount {
  readonly cell: string
  readonly attribute: string
  readonly value: string
  readonly n: number
}
type Counted = { attribute: string; value: string; cells: Map<string, number> }

/** The attributes that are found more often in a portrait than outside it; no exhibit where none is. */
export function portraitMarks(portraits: readonly Portrait[], rows: readonly AttributeCount[]) {
  const everybody = portraits.reduce((sum, { customers }) => sum + customers, 0)
  const compared = valuesOf(rows).flatMap(({ attribute, value, cells }) => {
    const total = [...cells.values()].reduce((sum, n) => sum + n, 0)
    return portraits.map((portrait, index) => {
      const inside = [...cells].reduce((sum, [cell, n]) => sum + (portrait.cells.has(cell) ? n : 0), 0)
      const first = { cases: inside, n: portrait.customers }
      const second = { cases: total - inside, n: everybody - portrait.customers }
      return { portrait: index + 1, attribute, value, first, second, ...twoProportionTest(first, second) }
    })
  })
  const adjusted = holmAdjusted(compared.map(({ p }) => p))
  const found = compared
    .map((one, index) => ({ ...one, p_adjusted: adjusted[index] ?? 1 }))
    .filter(({ difference, p_adjusted }) => difference > 0 && p_adjusted < 0.05)
    .toSorted((a, b) => a.portrait - b.portrait || a.p_adjusted - b.p_adjusted || b.difference - a.difference)
  if (found.length === 0) return []
  return [
    table(
      'marks',
      {
        portrait: 'count',
        attribute: 'term',
        value: 'text',
        n: 'count',
        share: 'ratio',
        share_rest: 'ratio',
        p_adjusted: 'ratio',
      },
      found.map(({ portrait, attribute, value, first, second, p_adjusted }) => ({
        portrait,
        attribute,
        value,
        n: first.cases,
        share: first.cases / first.n,
        share_rest: second.cases / second.n,
        p_adjusted,
      })),
    ),
  ]
}

function valuesOf(rows: readonly AttributeCount[]): Counted[] {
  const values = new Map<string, Counted>()
  for (const { cell, attribute, value, n } of rows) {
    const key = JSON.stringify([attribute, value])
    const known = values.get(key) ?? { attribute, value, cells: new Map<string, number>() }
    known.cells.set(cell, n)
    values.set(key, known)
  }
  return [...values.values()]
}
