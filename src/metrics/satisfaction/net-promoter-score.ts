import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { promoterAnswer } from '../../model/promoter-answer.js'
import { segment } from '../../model/segment.js'
import { netPromoterInterval } from '../../stats/net-promoter.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const counts = { answers: z.number(), promoters: z.number(), passives: z.number(), detractors: z.number() }
const columns = [
  { key: 'promoters', unit: 'count' },
  { key: 'passives', unit: 'count' },
  { key: 'detractors', unit: 'count' },
  { key: 'score', unit: 'points' },
  { key: 'low', unit: 'points' },
  { key: 'high', unit: 'points' },
] as const
const tally = sql`
  count(*) AS answers,
  count(*) FILTER (stance = 'promoter') AS promoters,
  count(*) FILTER (stance = 'passive') AS passives,
  count(*) FILTER (stance = 'detractor') AS detractors`

/** Promoters less detractors, in points, over the latest answer of every respondent inside the window. */
export const netPromoterScore = defineMetric({
  id: 'net-promoter-score',
  group: 'satisfaction',
  unit: 'points',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Net promoter score',
      definition:
        'The percentage of promoters (9–10) less that of detractors (0–6), over the latest answer of each respondent in the window. Scales declared as 1–10 are left out of the headline and counted in a note.',
      formula: '% promoters − % detractors',
      variants: {},
      exhibits: { waves: 'By wave, latest answer of each respondent', segments: 'Net promoter score by segment' },
    },
    'zh-CN': {
      title: '净推荐值',
      definition:
        '推荐者（9–10 分）占比减贬损者（0–6 分）占比，取每位受访者报告期内最近一次回答。声明为 1–10 分量表的回答不计入，另行说明。',
      formula: '推荐者占比 − 贬损者占比',
      variants: {},
      exhibits: { waves: '分批次净推荐值（每位受访者取最近一次）', segments: '分组净推荐值' },
    },
  },
  source: 'METRICS.md §4 net-promoter-score; article 003.三',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, min(score) AS lowest, bool_and(is_scale_declared) AS is_scale_declared, ${tally}
        FROM ${promoterAnswer} LEFT JOIN ${segment} USING (customer_id)
        WHERE is_latest AND NOT is_one_based GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, lowest: z.number(), is_scale_declared: z.boolean(), ...counts }),
    },
    waves: {
      sql: sql`SELECT wave, ${tally} FROM ${promoterAnswer} WHERE NOT is_one_based GROUP BY wave ORDER BY wave`,
      row: z.object({ wave: z.string(), ...counts }),
    },
    oneBased: {
      sql: sql`SELECT count(*) AS answers FROM ${promoterAnswer} WHERE is_one_based AND is_in_window`,
      row: z.object({ answers: z.number() }),
    },
  },
  answer: ({ segments, waves, oneBased }) => {
    const base = wholeBase(segments)
    const apart = oneBased[0]?.answers ?? 0
    const notes = apart > 0 ? [note('one-based-scale', { answers: apart })] : []
    if (base === undefined) return apart > 0 ? unknown('one-based-scale', { answers: apart }) : unknown('no-answers')
    if (!base.is_scale_declared && base.lowest > 0) notes.push(note('scale-unverified'))
    const { value, low, high } = netPromoterInterval(base)
    return known(value, {
      n: base.answers,
      interval: { low, high, level: 0.95, method: 'net-promoter-variance' },
      notes,
      exhibits: [
        table(
          'waves',
          {
            wave: 'text',
            n: 'count',
            promoters: 'count',
            passives: 'count',
            detractors: 'count',
            score: 'points',
            low: 'points',
            high: 'points',
          },
          waves.map((row) => ({ wave: row.wave, ...cells(row) })),
        ),
        ...segmentTable(segments, columns, cells),
      ],
    })
  },
})

function cells(row: { answers: number; promoters: number; passives: number; detractors: number }) {
  const { answers: n, promoters, passives, detractors } = row
  if (n < fewest) return { n, promoters, passives, detractors, score: null, low: null, high: null }
  const { value: score, low, high } = netPromoterInterval(row)
  return { n, promoters, passives, detractors, score, low, high }
}
