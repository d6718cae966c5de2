import { fewestCompared, numberIn, type Rule } from './insight.js'

const fewestNamed = 5

/**
 * The head of a Pareto table (a row per reason with its `share` and the `cumulative` one): the most frequent reason that was
 * stated, and what the first three make up. Silent below 20 cases in all, or 5 for the reason.
 */
export const largestReason: Rule = ({ n, exhibits }) => {
  const pareto = exhibits.find(({ columns }) =>
    ['share', 'cumulative'].every((key) => columns.some((column) => column.key === key)),
  )
  const [reason, count] = pareto?.columns ?? []
  if (pareto === undefined || reason === undefined || count?.unit !== 'count') return null
  const stated = pareto.rows
    .flatMap((row) => {
      const [named, cases, share] = [row[reason.key], numberIn(row[count.key]), numberIn(row['share'])]
      if (typeof named !== 'string' || named === 'not-stated' || cases === null || share === null) return []
      return [{ reason: named, cases, share }]
    })
    .sort((a, b) => b.cases - a.cases)
  const [head] = stated
  if (head === undefined || n === undefined || n < fewestCompared || head.cases < fewestNamed) return null
  const three = stated.slice(0, 3).reduce((sum, { share }) => sum + share, 0)
  return {
    exhibit: pareto.id,
    code: 'largest-reason',
    args: { ...head, n, reasons: Math.min(3, stated.length), together: three },
  }
}
