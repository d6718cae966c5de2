import { fewestCompared, type KnownResult, numberIn, type Rule } from './insight.js'

type Row = KnownResult['exhibits'][number]['rows'][number]

/**
 * The segment that brings most of a sum of money beyond its share of the cases, from a table by segment one of whose columns
 * adds up to the number itself. At least 20 cases inside and outside; cases without the attribute are no segment.
 */
export const largestSegment: Rule = ({ value: whole, unit, exhibits }) => {
  const table = exhibits.find(({ id }) => id === 'segments')
  if (unit !== 'money' || whole <= 0 || table === undefined) return null
  const attributes = [...new Set(table.rows.map((row) => String(row['attribute'])))]
  const found = attributes.flatMap((attribute) => {
    const rows = table.rows.filter((row) => row['attribute'] === attribute)
    const column = table.columns.find(
      ({ key, unit: of }) => of === 'money' && Math.abs(sumOf(rows, key) - whole) <= 1e-6 * whole,
    )
    return column === undefined ? [] : rows.flatMap((row) => leading(row, sumOf(rows, 'n'), column.key, whole))
  })
  const [largest] = found.sort((a, b) => b.share - b.case_share - (a.share - a.case_share))
  if (largest === undefined || largest.share <= largest.case_share) return null
  return { exhibit: 'segments', code: 'largest-segment', args: { ...largest } }
}

function leading(row: Row, all: number, key: string, whole: number) {
  const [n, amount] = [numberIn(row['n']), numberIn(row[key])]
  const value = String(row['value'] ?? '')
  if (value === '' || n === null || amount === null || n < fewestCompared || all - n < fewestCompared) return []
  return [{ attribute: String(row['attribute']), value, amount, share: amount / whole, n, case_share: n / all }]
}

function sumOf(rows: readonly Row[], key: string): number {
  return rows.reduce((sum, row) => sum + (numberIn(row[key]) ?? 0), 0)
}
