import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { response } from '../../model/response.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { meanInterval } from '../../stats/student.js'
import { distribution, series } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const sums = { n: z.number(), total: z.number(), squares: z.number() }
const summed = sql`count(*) AS n, CAST(sum(CAST(score AS DECIMAL(18, 6))) AS DOUBLE) AS total,
  CAST(sum(CAST(score * score AS DECIMAL(18, 6))) AS DOUBLE) AS squares`
const answered = sql`kind = 'ces' AND is_on_scale AND answered_on > opens_on AND answered_on <= as_of`

/** The mean effort score of the window on the scale of the export, without a word on which end is good. */
export const customerEffortScore = defineMetric({
  id: 'customer-effort-score',
  group: 'satisfaction',
  unit: 'score',
  better: 'neither',
  evidence: 'rate',
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
        SELECT attribute, value, min(scale_min) AS lowest, max(scale_max) AS highest,
          count(DISTINCT (scale_min, scale_max)) AS scales, bool_and(is_scale_declared) AS is_scale_declared, ${summed}
        FROM ${response} CROSS JOIN ${window} LEFT JOIN ${segment} USING (customer_id)
        WHERE ${answered} GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        ...sums,
        lowest: z.number(),
        highest: z.number(),
        scales: z.number(),
        is_scale_declared: z.boolean(),
      }),
    },
    waves: {
      sql: sql`SELECT wave, ${summed} FROM ${response}, ${window} WHERE ${answered}
        GROUP BY wave ORDER BY max(answered_on), wave`,
      row: z.object({ wave: z.string(), ...sums }),
    },
    scores: {
      sql: sql`SELECT score, count(*) AS answers FROM ${response}, ${window} WHERE ${answered} GROUP BY score ORDER BY score`,
      row: z.object({ score: z.number(), answers: z.number() }),
    },
  },
  answer: ({ segments, waves, scores }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-answers')
    if (base.scales > 1) return unknown('scales-differ')
    const { mean, low, high } = cells(base)
    return known(base.total / base.n, {
      n: base.n,
      ...(mean === null || low === null || high === null
        ? {}
        : { interval: { low, high, level: 0.95, method: 'student' } }),
      variants: [
        { key: 'lowest', unit: 'score', value: base.lowest },
        { key: 'highest', unit: 'score', value: base.highest },
      ],
      notes: [note('effort-direction-unstated'), ...(base.is_scale_declared ? [] : [note('scale-inferred')])],
      exhibits: [
        series(
          'waves',
          { wave: 'text', n: 'count', mean: 'score', low: 'score', high: 'score' },
          waves.map((row) => ({ wave: row.wave, ...cells(row) })),
        ),
        distribution('scores', { score: 'score', answers: 'count' }, scores),
        ...segmentTable(
          segments,
          [
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

function cells({ n, total, squares }: { n: number; total: number; squares: number }) {
  return n < fewest ? { n, mean: null, low: null, high: null } : { n, ...meanInterval(n, total, squares) }
}
