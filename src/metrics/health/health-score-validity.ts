import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { churnCut } from '../../model/churn-cut.js'
import { churnOutlook } from '../../model/churn-outlook.js'
import { earlierHealth } from '../../model/customer-health.js'
import { policies } from '../../model/policies.js'
import { recurringBasis } from '../../model/recurring-basis.js'
import { areaUnderCurve } from '../../stats/area-under-curve.js'
import { table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, shareCells } from '../segments.js'

const scoreRow = z.object({ score: z.number(), n: z.number(), lost: z.number() })
type Scored = z.infer<typeof scoreRow>

/** Does the health score foretell loss? The score as it would have been 90 days ago, against who has left since. */
export const healthScoreValidity = defineMetric({
  id: 'health-score-validity',
  group: 'health',
  unit: 'score',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [
    ['subscriptions', 'payments'],
    ['logins', 'payments'],
  ],
  text: {
    en: {
      title: 'Validity of the health score: how well it foretold loss within 90 days',
      definition:
        'The health score as it would have been on the last month-end whose next 90 days (and the grace after them) lie before the cut, from use and payments up to that day, against the customers lost in those 90 days. The number is the share of pairs of a lost and a kept customer in which the lost one had the lower score: 0.5 is chance, 1 perfect order. By the same rule as the health score itself: cut points of limpet.yaml, else deciles of the base on that day.',
      formula: 'pairs (lost, kept) in which the lost one had the lower score ÷ all such pairs, ties half',
      variants: { 'lost-lowest': 'Lost in the lowest group by score', 'lost-highest': 'Lost in the highest group' },
      exhibits: { groups: 'Loss within 90 days by fifths of the score', bands: 'Loss within 90 days by band' },
    },
    'zh-CN': {
      title: '健康度有效性：健康度对 90 天内流失的识别能力',
      definition:
        '取其后 90 天（及宽限期）已全部落在基准日之前的最近一个月末，以当日之前的使用与付款数据还原当时的健康度，与其后 90 天内的实际流失比较。本数值为“流失客户—留存客户”配对中流失客户得分较低的占比：0.5 等同随机，1 为完全正确。评分规则与健康度一致：limpet.yaml 设有分界点的按分界点，否则按当日客户群的十分位。',
      formula: '流失客户得分较低的（流失，留存）配对数 ÷ 全部配对数（相等计半）',
      variants: { 'lost-lowest': '得分最低一档客户的流失率', 'lost-highest': '得分最高一档客户的流失率' },
      exhibits: { groups: '按得分五等分的 90 天流失', bands: '按健康度分档的 90 天流失' },
    },
  },
  source: 'article 003; DeLong, DeLong & Clarke-Pearson 1988',
  queries: {
    setting: {
      sql: sql`
        SELECT basis, coalesce(use_cuts, consultation_cuts, timeliness_cuts) IS NOT NULL AS is_absolute,
          (SELECT CAST(max(seen_on) AS VARCHAR) FROM ${churnCut} WHERE NOT is_open) AS seen_on
        FROM ${recurringBasis}, ${policies}`,
      row: z.object({ basis: z.string(), is_absolute: z.boolean(), seen_on: z.string().nullable() }),
    },
    scores: {
      sql: sql`
        WITH latest AS (
          SELECT max(seen_on) AS seen_on FROM ${churnCut} WHERE NOT is_open
        )
        SELECT CAST(score AS DOUBLE) AS score, count(*) AS n, count(*) FILTER (is_lost) AS lost
        FROM ${churnOutlook} JOIN latest USING (seen_on) JOIN ${earlierHealth} USING (customer_id)
        WHERE score IS NOT NULL GROUP BY score ORDER BY score`,
      row: scoreRow,
    },
  },
  answer: ({ setting: [setting], scores }) => {
    if (setting?.basis === 'purchases') return unknown('nothing-recurs')
    if (setting === undefined || setting.seen_on === null) return unknown('forecast-not-testable')
    if (scores.length === 0) return unknown('no-health-components')
    const n = total(scores, (row) => row.n)
    const lost = total(scores, (row) => row.lost)
    if (lost < fewest || n - lost < fewest) return unknown('nothing-to-compare', { first: lost, second: n - lost })
    const area = areaBelow(scores)
    const groups = fifths(scores, n)
    const rates = groups.map((group) => group.lost / group.n)
    const isFalling = rates.every((rate, k) => k === 0 || rate <= (rates[k - 1] ?? 0))
    return known(area.value, {
      n,
      interval: { low: area.low, high: area.high, level: 0.95, method: 'delong' },
      variants: [rateVariant('lost-lowest', groups[0]), rateVariant('lost-highest', groups.at(-1))],
      notes: [
        note('score-seen-on', { date: setting.seen_on }),
        ...(area.low <= 0.5 ? [note('score-not-predictive')] : []),
        note(isFalling ? 'rates-fall-with-score' : 'rates-not-in-order'),
      ],
      exhibits: [
        table(
          'groups',
          columns,
          groups.map(({ name, ...group }) => ({ group: name, ...cellsOf(group) })),
        ),
        ...(setting.is_absolute ? [bandTable(scores)] : []),
      ],
    })
  },
})

const columns = {
  group: 'text',
  score: 'score',
  n: 'count',
  churned: 'count',
  churn_rate: 'ratio',
  low: 'ratio',
  high: 'ratio',
} as const

function total(rows: readonly Scored[], of: (row: Scored) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}

function areaBelow(scores: readonly Scored[]) {
  const each = scores.flatMap(({ score, n, lost }) =>
    Array.from({ length: n }, (_, k) => ({ score, isCase: k < lost ? 1 : 0 })),
  )
  return areaUnderCurve({
    score: each.map(({ score }) => -score),
    isCase: each.map(({ isCase }) => isCase),
    stratum: new Uint8Array(each.length),
    cluster: each.map((_, k) => k),
  })
}

/** Customers by fifths of the score, equals together by their middle rank, the lowest first; an empty fifth is left out. */
function fifths(scores: readonly Scored[], n: number) {
  let below = 0
  const placed = scores.map((row) => {
    const middle = below + row.n / 2
    below += row.n
    return { ...row, fifth: Math.min(4, Math.floor((5 * middle) / n)) }
  })
  return [0, 1, 2, 3, 4].flatMap((fifth) => {
    const rows = placed.filter((row) => row.fifth === fifth)
    return rows.length === 0 ? [] : [{ name: String(fifth + 1), ...summed(rows) }]
  })
}

function summed(rows: readonly Scored[]): Scored {
  const n = total(rows, (row) => row.n)
  return { n, lost: total(rows, (row) => row.lost), score: total(rows, (row) => row.n * row.score) / n }
}

function cellsOf({ score, n, lost }: Scored) {
  const { rate, ...rest } = shareCells(lost, n)
  return { score, churned: lost, churn_rate: rate, ...rest }
}

function rateVariant<const Key extends string>(key: Key, group: Scored | undefined) {
  if (group === undefined || group.n < fewest) return { key, unit: 'ratio' as const, value: null, n: group?.n ?? 0 }
  const { lost, n } = group
  return { key, unit: 'ratio' as const, value: lost / n, n, interval: proportionInterval(lost, n) }
}

function bandTable(scores: readonly Scored[]) {
  const bands = [
    { band: 'band-at-risk', rows: scores.filter(({ score }) => score < 11) },
    { band: 'band-steady', rows: scores.filter(({ score }) => score >= 11 && score < 21) },
    { band: 'band-high-value', rows: scores.filter(({ score }) => score >= 21) },
  ]
  const { group: _, ...rest } = columns
  return table(
    'bands',
    { band: 'term', ...rest },
    bands.flatMap(({ band, rows }) => (rows.length === 0 ? [] : [{ band, ...cellsOf(summed(rows)) }])),
  )
}
