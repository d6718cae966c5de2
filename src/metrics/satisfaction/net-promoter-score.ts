import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerMonth } from '../../model/customer-month.js'
import { moneyCurrency } from '../../model/money-currency.js'
import { promoterAnswer } from '../../model/promoter-answer.js'
import { segment } from '../../model/segment.js'
import { netPromoterInterval } from '../../stats/net-promoter.js'
import { series, table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const counts = { answers: z.number(), promoters: z.number(), passives: z.number(), detractors: z.number() }
type Counts = z.infer<z.ZodObject<typeof counts>>
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
      variants: { 'by-revenue': 'Weighted by the recurring revenue of the month-end before each answer' },
      exhibits: {
        waves: 'By wave, latest answer of each respondent',
        transitions: 'Customers that answered both of the last two waves: from … to',
        segments: 'Net promoter score by segment',
      },
    },
    'zh-CN': {
      title: '净推荐值',
      definition:
        '推荐者（9–10 分）占比减贬损者（0–6 分）占比，取每位受访者报告期内最近一次回答。声明为 1–10 分量表的回答不计入，另行说明。',
      formula: '推荐者占比 − 贬损者占比',
      variants: { 'by-revenue': '按回答前一月末经常性收入加权' },
      exhibits: {
        waves: '分批次净推荐值（每位受访者取最近一次）',
        transitions: '最近两个批次均作答的客户：立场变化',
        segments: '分组净推荐值',
      },
    },
  },
  source: 'Reichheld 2003; article 003.三',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, min(score) AS lowest, bool_and(is_scale_declared) AS is_scale_declared, ${tally}
        FROM ${promoterAnswer} LEFT JOIN ${segment} USING (customer_id)
        WHERE is_latest AND NOT is_one_based GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, lowest: z.number(), is_scale_declared: z.boolean(), ...counts }),
    },
    waves: {
      sql: sql`SELECT wave, ${tally} FROM ${promoterAnswer} WHERE NOT is_one_based
        GROUP BY wave ORDER BY max(answered_on), wave`,
      row: z.object({ wave: z.string(), ...counts }),
    },
    weighted: {
      sql: sql`
        SELECT count(recurring) AS n, CASE WHEN any_value(is_addable) THEN
          CAST(100 * sum(recurring * CASE stance WHEN 'promoter' THEN 1 WHEN 'passive' THEN 0 ELSE -1 END) AS DOUBLE)
            / nullif(CAST(sum(recurring) AS DOUBLE), 0) END AS score
        FROM ${promoterAnswer} AS answer CROSS JOIN ${moneyCurrency}
        JOIN ${customerMonth} AS paid ON paid.customer_id = answer.customer_id AND recurring > 0
          AND month_end = CAST(date_trunc('month', answered_on + 1) AS DATE) - 1
        WHERE is_latest AND NOT is_one_based`,
      row: z.object({ n: z.number(), score: z.number().nullable() }),
    },
    transitions: {
      sql: sql`
        WITH placed AS (
          SELECT wave, row_number() OVER (ORDER BY max(answered_on) DESC, wave DESC) AS place
          FROM ${promoterAnswer} WHERE NOT is_one_based GROUP BY wave
        ),
        recent AS (
          SELECT customer_id, wave, place, stance FROM ${promoterAnswer} JOIN placed USING (wave)
          WHERE place <= 2 AND NOT is_one_based AND customer_id IS NOT NULL
        )
        SELECT one.wave AS wave_before, other.wave AS wave_after, one.stance AS group,
          count(*) AS answers,
          count(*) FILTER (other.stance = 'promoter') AS promoters,
          count(*) FILTER (other.stance = 'passive') AS passives,
          count(*) FILTER (other.stance = 'detractor') AS detractors
        FROM recent AS one JOIN recent AS other ON one.customer_id = other.customer_id AND one.place = 2 AND other.place = 1
        GROUP BY one.wave, other.wave, one.stance ORDER BY one.stance = 'detractor', one.stance DESC`,
      row: z.object({ wave_before: z.string(), wave_after: z.string(), group: z.string(), ...counts }),
    },
    oneBased: {
      sql: sql`SELECT count(*) AS answers FROM ${promoterAnswer} WHERE is_one_based AND is_in_window`,
      row: z.object({ answers: z.number() }),
    },
  },
  answer: ({ segments, waves, weighted, transitions, oneBased }) => {
    const base = wholeBase(segments)
    const apart = oneBased[0]?.answers ?? 0
    const notes = apart > 0 ? [note('one-based-scale', { answers: apart })] : []
    if (base === undefined) return apart > 0 ? unknown('one-based-scale', { answers: apart }) : unknown('no-answers')
    if (!base.is_scale_declared && base.lowest > 0) notes.push(note('scale-unverified'))
    const { value, low, high } = netPromoterInterval(base)
    return known(value, {
      n: base.answers,
      interval: { low, high, level: 0.95, method: 'net-promoter-variance' },
      variants: weighted.map((row) => ({
        key: 'by-revenue' as const,
        unit: 'points' as const,
        value: row.n < fewest ? null : row.score,
        n: row.n,
      })),
      notes,
      exhibits: [
        series(
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
        ...movements(transitions),
        ...segmentTable(segments, columns, cells),
      ],
    })
  },
})

/** From group to group between the last two waves; nothing where nobody answered both. */
function movements(rows: readonly ({ wave_before: string; wave_after: string; group: string } & Counts)[]) {
  if (rows.length === 0) return []
  const columns = { promoters: 'count', passives: 'count', detractors: 'count' } as const
  return [
    table(
      'transitions',
      { wave_before: 'text', wave_after: 'text', group: 'term', n: 'count', ...columns },
      rows.map(({ answers: n, ...row }) => ({ ...row, n })),
    ),
  ]
}

function cells(row: Counts) {
  const { answers: n, promoters, passives, detractors } = row
  if (n < fewest) return { n, promoters, passives, detractors, score: null, low: null, high: null }
  const { value: score, low, high } = netPromoterInterval(row)
  return { n, promoters, passives, detractors, score, low, high }
}
