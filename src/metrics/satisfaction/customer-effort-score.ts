import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { response } from '../../model/response.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { clusteredRatio } from '../../stats/clustered-ratio.js'
import { type ClusterCounts, clusterColumns, clusterNotes, customersOf } from '../clustered.js'
import { distribution, series } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const summed = sql`CAST(sum(cases) AS DOUBLE) AS cases, sum(n) AS n, count(*) AS clusters,
  CAST(sum(cases * cases) AS DOUBLE) AS aa, CAST(sum(cases * n) AS DOUBLE) AS ab, sum(n * n) AS bb,
  count(*) - count(customer_id) AS unnamed`
const scored = sql`CAST(sum(CAST(score AS DECIMAL(12, 3))) AS DECIMAL(15, 3)) AS cases, count(*) AS n`
const answered = sql`kind = 'ces' AND is_on_scale AND answered_on > opens_on AND answered_on <= as_of`

/** The mean effort score of the window on the scale of the export, without a word on which end is good. */
export const customerEffortScore = defineMetric({
  id: 'customer-effort-score',
  group: 'satisfaction',
  unit: 'score',
  better: 'neither',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Customer effort score',
      definition:
        'The mean of all customer-effort answers of the window on the scale of the export; every answer counts, for each speaks of one occasion. Answers on different scales are not averaged. Some questionnaires score ease, some effort: the direction must be confirmed.',
      formula: 'Σ scores ÷ answers',
      variants: { lowest: 'Lowest of the scale', highest: 'Highest of the scale' },
      exhibits: { waves: 'By wave', scores: 'Distribution of scores', segments: 'Customer effort by segment' },
    },
    'zh-CN': {
      title: '客户费力度',
      definition:
        '报告期内全部客户费力度回答在原量表上的均值；每次回答对应一次具体服务，均予计入。量表不同者不予平均。有的问卷以高分表示省力，有的表示费力，方向须经确认。',
      formula: 'Σ 得分 ÷ 回答数',
      variants: { lowest: '量表最低分', highest: '量表最高分' },
      exhibits: { waves: '分批次', scores: '得分分布', segments: '分组客户费力度' },
    },
  },
  source: 'Dixon, Freeman & Toman 2010',
  queries: {
    segments: {
      sql: sql`
        WITH respondents AS (
          SELECT respondent, customer_id, ${scored} FROM ${response}, ${window} WHERE ${answered}
          GROUP BY respondent, customer_id
        )
        SELECT attribute, value, ${summed}
        FROM respondents LEFT JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, ...clusterColumns }),
    },
    scales: {
      sql: sql`
        SELECT min(scale_min) AS lowest, max(scale_max) AS highest, count(DISTINCT (scale_min, scale_max)) AS scales,
          bool_and(is_scale_declared) AS is_scale_declared
        FROM ${response}, ${window} WHERE ${answered} HAVING count(*) > 0`,
      row: z.object({ lowest: z.number(), highest: z.number(), scales: z.number(), is_scale_declared: z.boolean() }),
    },
    waves: {
      sql: sql`
        WITH respondents AS (
          SELECT wave, customer_id, max(answered_on) AS answered_on, ${scored} FROM ${response}, ${window} WHERE ${answered}
          GROUP BY wave, respondent, customer_id
        )
        SELECT wave, ${summed} FROM respondents GROUP BY wave ORDER BY max(answered_on), wave`,
      row: z.object({ wave: z.string(), ...clusterColumns }),
    },
    scores: {
      sql: sql`SELECT score, count(*) AS answers FROM ${response}, ${window} WHERE ${answered} GROUP BY score ORDER BY score`,
      row: z.object({ score: z.number(), answers: z.number() }),
    },
  },
  answer: ({ segments, scales: [scale], waves, scores }) => {
    const base = wholeBase(segments)
    if (base === undefined || scale === undefined) return unknown('no-answers')
    if (scale.scales > 1) return unknown('scales-differ')
    const { low, high } = cells(base)
    const method = base.clusters < base.n ? 'clustered' : 'student'
    return known(base.cases / base.n, {
      n: base.n,
      ...(low === null || high === null ? {} : { interval: { low, high, level: 0.95, method } }),
      variants: [
        { key: 'lowest', unit: 'score', value: scale.lowest },
        { key: 'highest', unit: 'score', value: scale.highest },
      ],
      notes: [
        ...clusterNotes(base),
        note('effort-direction-unstated'),
        ...(scale.is_scale_declared ? [] : [note('scale-inferred')]),
      ],
      exhibits: [
        series(
          'waves',
          { wave: 'text', n: 'count', customers: 'count', mean: 'score', low: 'score', high: 'score' },
          waves.map((row) => ({ wave: row.wave, ...cells(row) })),
        ),
        distribution('scores', { score: 'score', answers: 'count' }, scores),
        ...segmentTable(
          segments,
          [
            { key: 'customers', unit: 'count' },
            { key: 'mean', unit: 'score' },
            { key: 'low', unit: 'score' },
            { key: 'high', unit: 'score' },
          ],
          cells,
        ),
      ],
    })
  },
})

/** The mean with its interval by customers; empty below 5 answers, without bounds where all are of one customer. */
function cells(counts: ClusterCounts) {
  const { cases, n, clusters, aa, ab, bb } = counts
  const customers = customersOf(counts)
  if (n < fewest) return { n, customers, mean: null, low: null, high: null }
  const bounds = clusters < 2 ? { low: null, high: null } : clusteredRatio({ clusters, a: cases, b: n, aa, ab, bb })
  return { n, customers, mean: cases / n, low: bounds.low, high: bounds.high }
}
