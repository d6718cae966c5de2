import { z } from 'zod'
import { quotedIdentifier, sql } from '../../engine/sql.js'
import { scoreHistory } from '../../model/score-history.js'
import { segment } from '../../model/segment.js'
import type { Interval, Unit } from '../answer.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { segmentColumns, wholeBase } from '../segments.js'
import { slopeOf, type TrendSums, trendColumns, trendOf } from './score-trend.js'
import { dimensionTrends, segmentTrends, waveSeries } from './trend-exhibits.js'

const fewestDays = 90
const [kind, question] = [quotedIdentifier('kind'), quotedIdentifier('question')]
const byKind = z.object({ kind: z.string(), ...trendColumns })

/** Whether satisfaction rises or falls, by waves, with all answers of a customer taken as one. */
export const satisfactionTrend = defineMetric({
  id: 'satisfaction-trend',
  group: 'satisfaction',
  unit: 'points',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Satisfaction trend, points per year',
      definition:
        'The slope of the satisfaction level (0 to 100 points of its scale) on time, over the answers of the 36 months to the cut, within each dimension and scale: a wave that asks something else, or on another scale, is no trend. The answers of a customer hang together, so each customer is one observation in the interval and the test. The trend within the same customers shows what is left when nobody comes or goes: the dissatisfied who leave no longer answer.',
      formula: 'Σ (t − mean t) (level − mean level) ÷ Σ (t − mean t)², t in years, means within dimension and scale',
      variants: {
        p: 'Probability of such a slope without any trend',
        'same-customers': 'Within the same customers',
        promoters: 'Net promoter score, points per year',
        'same-promoters': 'Net promoter score within the same customers',
      },
      exhibits: {
        waves: 'Satisfaction by wave',
        dimensions: 'Trend by dimension, points per year (p adjusted for all dimensions by Holm)',
        segments: 'Trend by segment, points per year',
      },
    },
    'zh-CN': {
      title: '满意度趋势（每年百分点）',
      definition:
        '以截至基准日前 36 个月内的有效回答，在同一维度、同一量表内估计满意程度（量表折算为 0–100）随时间变动的斜率；各批次所问维度或量表不同，不计为趋势。同一客户的多次回答彼此相关，故区间及检验均以客户为一个观察单位。“同一客户内”口径剔除客户进出的影响：不满意而流失的客户不再作答，整体均值可能因此虚升，提请关注。',
      formula: 'Σ（t − t 均值）×（满意程度 − 均值）÷ Σ（t − t 均值）²，t 以年计，均值取同维度、同量表',
      variants: {
        p: '不存在趋势时出现该斜率的概率（p 值）',
        'same-customers': '同一客户内趋势',
        promoters: '净推荐值（每年百分点）',
        'same-promoters': '净推荐值：同一客户内趋势',
      },
      exhibits: {
        waves: '分批次满意程度',
        dimensions: '分维度趋势（每年百分点；p 值按 Holm 法校正）',
        segments: '分组趋势（每年百分点）',
      },
    },
  },
  source: 'article 000.一; Liang & Zeger 1986',
  queries: {
    segments: {
      sql: trendOf(
        sql`SELECT attribute, value, question, respondent, years, level
          FROM ${scoreHistory} LEFT JOIN ${segment} USING (customer_id) WHERE kind = 'csat'`,
        [quotedIdentifier('attribute'), quotedIdentifier('value')],
        [question],
      ),
      row: z.object({ ...segmentColumns, ...trendColumns }),
    },
    kinds: { sql: trendOf(sql`SELECT * FROM ${scoreHistory}`, [kind], [question]), row: byKind },
    same: {
      sql: trendOf(sql`SELECT * FROM ${scoreHistory}`, [kind], [question, quotedIdentifier('respondent')]),
      row: byKind,
    },
    dimensions: {
      sql: trendOf(
        sql`SELECT * FROM ${scoreHistory} WHERE kind = 'csat' AND dimension IS NOT NULL`,
        [quotedIdentifier('dimension')],
        [question],
      ),
      row: z.object({ dimension: z.string(), ...trendColumns }),
    },
    waves: {
      sql: sql`
        WITH clusters AS (
          SELECT wave, respondent, max(answered_on) AS last_on, count(*) AS b, sum(level) AS a, count(*) FILTER (is_top) AS tops
          FROM ${scoreHistory} WHERE kind = 'csat' GROUP BY wave, respondent
        )
        SELECT wave, count(*) AS clusters, sum(b) AS answers, sum(tops) AS tops, CAST(sum(a) AS DOUBLE) AS a, sum(b) AS b,
          CAST(sum(CAST(a * a AS DECIMAL(38, 18))) AS DOUBLE) AS aa, CAST(sum(a * b) AS DOUBLE) AS ab, sum(b * b) AS bb
        FROM clusters GROUP BY wave ORDER BY max(last_on), wave`,
      row: z.object({ wave: z.string(), tops: z.number(), ...trendColumns }),
    },
    reach: {
      sql: sql`
        SELECT count(*) AS answers, coalesce(max(answered_on) - min(answered_on), 0) AS days, count(DISTINCT scale) AS scales,
          count(*) FILTER (customer_id IS NULL) AS unnamed
        FROM ${scoreHistory} WHERE kind = 'csat'`,
      row: z.object({ answers: z.number(), days: z.number(), scales: z.number(), unnamed: z.number() }),
    },
  },
  answer: ({ segments, kinds, same, dimensions, waves, reach: [reach] }) => {
    const base = wholeBase(segments)
    if (reach === undefined || reach.answers === 0) return unknown('no-answers-in-three-years')
    if (base === undefined || reach.days < fewestDays) return unknown('answers-too-close', { days: reach.days })
    const slope = slopeOf(base)
    if (slope === null) return unknown('too-few', { n: base.clusters })
    const of = (rows: readonly z.infer<typeof byKind>[], wanted: string) => rows.find((row) => row.kind === wanted)
    return known(slope.value, {
      n: base.clusters,
      interval: intervalOf(slope),
      variants: [
        { key: 'p', unit: 'ratio', value: slope.p, n: base.clusters },
        { key: 'same-customers', ...variant(of(same, 'csat')) },
        { key: 'promoters', ...variant(of(kinds, 'nps')) },
        { key: 'same-promoters', ...variant(of(same, 'nps')) },
      ],
      notes: [
        ...(slope.p < 0.05 ? [] : [note('trend-not-shown')]),
        ...(reach.scales > 1 ? [note('scales-held-apart', { scales: reach.scales })] : []),
        ...(reach.unnamed > 0 ? [note('answers-without-customer', { answers: reach.unnamed })] : []),
      ],
      exhibits: [waveSeries(waves), ...dimensionTrends(dimensions), ...segmentTrends(segments)],
    })
  },
})

function intervalOf({ low, high }: { low: number; high: number }): Interval {
  return { low, high, level: 0.95, method: 'clustered' }
}

function variant(row: TrendSums | undefined): { value: number | null; unit: Unit; n: number; interval?: Interval } {
  const slope = slopeOf(row)
  const rest = slope === null ? {} : { interval: intervalOf(slope) }
  return { value: slope?.value ?? null, unit: 'points', n: row?.clusters ?? 0, ...rest }
}
