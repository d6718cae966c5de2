import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { closedCohort } from '../../model/closed-cohort.js'
import { satisfactionBefore } from '../../model/satisfaction-before.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { proportionDifference } from '../../stats/proportion-difference.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, rateOf } from '../segments.js'

const groupRow = z.object({ driver: z.string(), value: z.string(), n: z.number(), kept: z.number() })
type Group = z.infer<typeof groupRow>
const cohort = sql`
  SELECT customer_id, closing > 0 AS is_kept FROM ${closedCohort} JOIN ${window} ON month_end = as_of WHERE NOT is_undetermined`

/** Along which attributes and scores retention differs: customers of each group against all others, closed cohort of the window. */
export const retentionDrivers = defineMetric({
  id: 'retention-drivers',
  group: 'retention',
  unit: 'count',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Retention drivers',
      definition:
        'Attributes of customers, and dimensions of satisfaction before the window, along which retention differs: at least one group keeps more or fewer of its customers at start than all other customers together. The bounds allow for the number of groups compared (Bonferroni), so that chance alone rarely makes a driver. Association, not cause.',
      formula: 'number of attributes and dimensions with a group whose difference from the rest excludes 0',
      variants: {},
      exhibits: {
        attributes: 'Retention by attribute, widest difference first',
        scores: 'Retention by satisfaction in the year before the window',
      },
    },
    'zh-CN': {
      title: '留存驱动因素',
      definition:
        '留存存在差异的客户属性及（报告期前的）满意度维度个数：其中至少一组期初客户的留存率异于其余客户。差异区间已按比较组数作邦费罗尼修正，以免偶然差异被误认为驱动因素。所示为相关关系，而非因果。',
      formula: '至少一组与其余客户之差的区间不含零的属性与维度个数',
      variants: {},
      exhibits: { attributes: '按客户属性的留存率（差异由大到小）', scores: '按报告期前一年满意度的留存率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    base: {
      sql: sql`SELECT count(*) AS n, count(*) FILTER (is_kept) AS kept FROM (${cohort})`,
      row: z.object({ n: z.number(), kept: z.number() }),
    },
    attributes: {
      sql: sql`
        SELECT attribute AS driver, value, count(*) AS n, count(*) FILTER (is_kept) AS kept
        FROM (${cohort}) JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL
        GROUP BY attribute, value ORDER BY attribute, value`,
      row: groupRow,
    },
    scores: {
      sql: sql`
        SELECT dimension AS driver, band AS value, count(*) AS n, count(*) FILTER (is_kept) AS kept
        FROM (${cohort}) JOIN ${satisfactionBefore} USING (customer_id) WHERE dimension IS NOT NULL
        GROUP BY dimension, band ORDER BY dimension, min(level)`,
      row: groupRow,
    },
  },
  answer: ({ base: [base], attributes, scores }) => {
    if (base === undefined || base.n === 0) return unknown('no-customers-at-start')
    const pairs = [...againstRest(attributes), ...againstRest(scores)]
    const comparisons = pairs.filter(isComparable).length
    if (comparisons === 0) return unknown('no-groups-to-compare')
    const compared = (groups: readonly Group[]) => againstRest(groups).map((pair) => cells(pair, comparisons))
    const [byAttribute, byScore] = [compared(attributes), compared(scores)]
    const differing = [...byAttribute, ...byScore].filter(
      ({ gap_low, gap_high }) => (gap_low ?? 0) > 0 || (gap_high ?? 0) < 0,
    )
    return known(new Set(differing.map(({ driver }) => driver)).size, {
      n: base.n,
      notes: [
        note('groups-compared', { groups: comparisons, level: 1 - 0.05 / comparisons }),
        ...(scores.length === 0 ? [note('no-scores-before-window')] : []),
      ],
      exhibits: [
        table(
          'attributes',
          { attribute: 'term', value: 'text', ...columns },
          byAttribute
            .toSorted((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0))
            .map(({ driver: attribute, ...row }) => ({ attribute, ...row })),
        ),
        table(
          'scores',
          { dimension: 'text', level: 'term', ...columns },
          byScore.map(({ driver: dimension, value: level, ...row }) => ({ dimension, level, ...row })),
        ),
      ],
    })
  },
})

const columns = {
  n: 'count',
  rate: 'ratio',
  rest: 'ratio',
  gap: 'points',
  gap_low: 'points',
  gap_high: 'points',
} as const

interface Pair extends Group {
  readonly others: { readonly cases: number; readonly n: number }
}

/** Every group beside all other customers that the driver speaks of. */
function againstRest(groups: readonly Group[]): Pair[] {
  return groups.map((group) => {
    const same = groups.filter(({ driver }) => driver === group.driver)
    const n = same.reduce((sum, one) => sum + one.n, 0) - group.n
    return { ...group, others: { cases: same.reduce((sum, one) => sum + one.kept, 0) - group.kept, n } }
  })
}

function isComparable({ n, others }: Pair): boolean {
  return n >= fewest && others.n >= fewest
}

/** A row of either table; differences in percentage points, at a level that allows for the number of comparisons. */
function cells(pair: Pair, comparisons: number) {
  const { driver, value, n, kept, others } = pair
  const shown = { driver, value, n, rate: rateOf(kept, n), rest: rateOf(others.cases, others.n) }
  if (!isComparable(pair)) return { ...shown, gap: null, gap_low: null, gap_high: null }
  const difference = proportionDifference({ cases: kept, n }, others, 1 - 0.05 / comparisons)
  return { ...shown, gap: 100 * difference.value, gap_low: 100 * difference.low, gap_high: 100 * difference.high }
}
