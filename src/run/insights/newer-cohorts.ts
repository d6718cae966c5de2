import type { Exhibit } from '../../metrics/answer.js'
import { type Share, twoProportionTest } from '../../stats/two-proportion.js'
import { fewestCompared, numberIn, type Rule, significance } from './insight.js'

type Triangle = Extract<Exhibit, { kind: 'cohort' }>
/** Compared after half a year (weeks: a quarter), the newest year of cohorts that reach it against the year before. */
const shapes = { week: { age: 13, span: 52 }, month: { age: 6, span: 12 }, quarter: { age: 2, span: 4 } } as const

/**
 * Whether newer cohorts hold better or worse than older ones at the same age: two-proportion test, at least 20 on both sides.
 * Only triangles that count whole cases, one of each customer: a share of money is none. Triangles hold no cohort from before
 * the data.
 */
export const newerCohorts: Rule = ({ exhibits }, { better, clustered }) => {
  const triangle = exhibits.filter((exhibit) => exhibit.kind === 'cohort').find(isCounted)
  if (better === 'neither' || clustered === true || triangle === undefined) return null
  const { age, span } = shapes[triangle.age]
  const reached = triangle.rows.filter((row) => numberIn(row[`age_${age}`]) !== null)
  const [newer, older] = [reached.slice(-span), reached.slice(-2 * span, -span)]
  const [now, before] = [shareAt(newer, age), shareAt(older, age)]
  if (now.n < fewestCompared || before.n < fewestCompared) return null
  const { p, difference } = twoProportionTest(now, before)
  if (p >= significance) return null
  return {
    exhibit: triangle.id,
    code: difference > 0 === (better === 'higher') ? 'newer-cohorts-better' : 'newer-cohorts-worse',
    args: {
      age,
      period: triangle.age,
      from: String(newer[0]?.['cohort']),
      rate: now.cases / now.n,
      n: now.n,
      before: before.cases / before.n,
      before_n: before.n,
      p,
    },
  }
}

function isCounted({ age, columns, rows }: Triangle): boolean {
  const key = `age_${shapes[age].age}`
  const cases = rows.map((row) => (numberIn(row[key]) ?? 0) * (numberIn(row['size']) ?? 0))
  const isShare = columns.some((column) => column.key === key && column.unit === 'ratio')
  return isShare && cases.every((count) => Math.abs(count - Math.round(count)) < 1e-6)
}

function shareAt(rows: Triangle['rows'], age: number): Share {
  let [cases, n] = [0, 0]
  for (const row of rows) {
    const size = numberIn(row['size']) ?? 0
    n += size
    cases += Math.round(size * (numberIn(row[`age_${age}`]) ?? 0))
  }
  return { cases, n }
}
