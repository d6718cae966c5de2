import { numberIn, type Rule } from './insight.js'

const lines = ['new', 'reactivated', 'expanded', 'contracted', 'churned', 'undetermined'] as const

/** The line of a bridge (one row from `opening` to `closing`) that moved most money, and how many movements of customers made it up. */
export const largestLine: Rule = ({ exhibits }, _, { from, to }) => {
  const bridge = exhibits.find(
    ({ rows, columns }) =>
      rows.length === 1 &&
      columns.some(({ key, unit }) => key === 'opening' && unit === 'money') &&
      'closing' in { ...rows[0] },
  )
  const row = bridge?.rows[0] ?? {}
  const opening = numberIn(row['opening']) ?? 0
  const [largest] = lines
    .map((line) => ({ line, amount: numberIn(row[line]) ?? 0 }))
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
  if (bridge === undefined || largest === undefined || largest.amount === 0 || opening <= 0) return null
  const counts = exhibits.find(
    ({ id, columns }) => id === 'customers' && columns.some(({ key }) => key === largest.line),
  )
  const inside = counts?.rows.filter((month) => String(month['month']) >= from && String(month['month']) <= to) ?? []
  const customers = inside.reduce((sum, month) => sum + (numberIn(month[largest.line]) ?? 0), 0)
  if (customers === 0) return null
  return {
    exhibit: bridge.id,
    code: 'largest-line',
    args: { ...largest, share: Math.abs(largest.amount) / opening, customers },
  }
}
