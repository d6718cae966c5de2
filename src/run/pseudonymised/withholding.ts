import type { Exhibit } from '../../metrics/answer.js'
import { fewest } from '../../metrics/segments.js'

type Row = Exhibit['rows'][number]
/** Whether fewer than 5 customers of the whole base bear this value of this attribute. */
export type IsSmall = (attribute: string, value: string) => boolean

/** The columns that say how many customers, users or answers a row is about; the first that there is adds up to a total. */
const bases = ['customers', 'n', 'size', 'users', 'answers', 'active', 'satisfied', 'dissatisfied']
/** Columns whose values are no parts of a whole: a customer has all attributes, answers several questions, holds several products. */
const wholes: ReadonlySet<string> = new Set(['attribute', 'dimension', 'kind', 'other', 'product'])
const labels: ReadonlySet<string> = new Set(['text', 'term', 'date', 'month'])

/** True where the rows of an exhibit are single customers: it is a list of individuals by purpose. */
export function isOfIndividuals({ columns }: Exhibit): boolean {
  return columns.some(({ key, unit }) => unit === 'text' && (key === 'customer' || key === 'name'))
}

/** The columns that say what a row is about: texts, days, and the first column whatever it is. */
export function labelColumns({ columns }: Exhibit): string[] {
  return columns.filter(({ unit }, index) => index === 0 || labels.has(unit)).map(({ key }) => key)
}

/**
 * The rows that are kept back: those about 1 to 4 customers, those about a small segment whatever they count, and as many of the
 * smallest others that no total gives one away: along every column of labels either none is kept back, or at least two with 5
 * cases between them. Lists of individuals are shown whole.
 */
export function withheldRows(exhibit: Exhibit, isSmall: IsSmall): ReadonlySet<Row> {
  if (isOfIndividuals(exhibit)) return new Set()
  const isFew = (row: Row): boolean => {
    const counts = countsOf(exhibit, row)
    return counts.some((count) => count > 0 && count < fewest) || (counts[0] !== 0 && isOfSmallSegment(row, isSmall))
  }
  const withheld = new Set(exhibit.rows.filter(isFew))
  const base = bases.find((key) => exhibit.columns.some((column) => column.key === key))
  if (base === undefined || withheld.size === 0) return withheld
  const groups = directionsOf(exhibit).flatMap((others) => groupsBy(exhibit.rows, others))
  let size = 0
  while (withheld.size > size) {
    size = withheld.size
    for (const group of groups) complete(group, base, withheld)
  }
  return withheld
}

function countsOf({ columns }: Exhibit, row: Row): number[] {
  const counts = columns.filter(({ key, unit }) => unit === 'count' && bases.includes(key)).map(({ key }) => row[key])
  return counts.filter((count) => typeof count === 'number')
}

function isOfSmallSegment({ attribute, value }: Row, isSmall: IsSmall): boolean {
  return typeof attribute === 'string' && typeof value === 'string' && isSmall(attribute, value)
}

/** For every column along which rows add up, the labels that stay the same. */
function directionsOf(exhibit: Exhibit): string[][] {
  const keys = labelColumns(exhibit)
  return keys
    .filter((key) => keys.length === 1 || !wholes.has(key))
    .map((direction) => keys.filter((key) => key !== direction))
}

function groupsBy(rows: readonly Row[], keys: readonly string[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = JSON.stringify(keys.map((key) => row[key] ?? null))
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  return [...groups.values()]
}

/** Keeps back the smallest rows of a group until what is kept back hides the small ones among it. */
function complete(group: readonly Row[], base: string, withheld: Set<Row>): void {
  const cases = (row: Row): number => Number(row[base] ?? 0)
  const hidden = group.filter((row) => withheld.has(row))
  const open = group.filter((row) => !withheld.has(row) && cases(row) > 0).sort((a, b) => cases(a) - cases(b))
  let sum = hidden.reduce((total, row) => total + cases(row), 0)
  let count = hidden.length
  if (count === 0) return
  for (const row of open) {
    if (count >= 2 && sum >= fewest) return
    withheld.add(row)
    sum += cases(row)
    count += 1
  }
}
