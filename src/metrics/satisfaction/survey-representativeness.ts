import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { respondentBase } from '../../model/respondent-base.js'
import { response } from '../../model/response.js'
import { segment } from '../../model/segment.js'
import { window } from '../../model/window.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { shareCells } from '../segments.js'
import {
  stratifiedTest,
  stratumCells,
  stratumColumns,
  stratumRow,
  stratumSums,
  testColumns,
  weightedScore,
} from '../stratum.js'

/** How far the customers that answered differ from all customers, and what the scores would be if they did not. */
export const surveyRepresentativeness = defineMetric({
  id: 'survey-representativeness',
  group: 'satisfaction',
  unit: 'score',
  better: 'lower',
  evidence: 'rate',
  addsMoney: false,
  needs: ['surveys', ['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Survey representativeness: largest Cramér’s V',
      definition:
        'Customers of the window that answered a survey in it against those that did not, by every attribute and by quarter of recurring revenue: Pearson’s chi-square and Cramér’s V (0 alike, 1 nothing in common; about 0.1 weak, 0.3 moderate). p is empty where expected counts are too small (Cochran). Post-stratified scores weigh each value by its share of the base; values without an answer cannot be weighed and are left out.',
      formula: 'V = √(χ² ÷ (customers × (shorter side − 1))), the largest over attributes',
      variants: {
        'share-answered': 'Share of the base that answered',
        'revenue-association': 'Cramér’s V by quarter of recurring revenue',
        'net-promoter-observed': 'Net promoter score of the base as answered',
        'net-promoter-by-revenue': 'The same, post-stratified by quarter of recurring revenue',
        'satisfaction-observed': 'Mean satisfaction level of the base as answered',
      },
      exhibits: {
        attributes: 'By attribute: test and post-stratified scores',
        bands: 'By quarter of recurring revenue',
        strata: 'Respondents against the base',
      },
    },
    'zh-CN': {
      title: '调查代表性：最大克莱姆 V 系数',
      definition:
        '口径 000.一.2：统计期间客户中受访者与未受访者按各属性及经常性收入四分位的分布比较，列示皮尔逊 χ² 与克莱姆 V 系数（Cramér’s V，0 为一致，约 0.1 为弱，0.3 为中等）。期望频数过低时不列示 p 值（Cochran 准则）。事后分层得分按各取值占客户基数的比重加权；无人作答的取值无法加权，未计入。',
      formula: 'V = √(χ² ÷（客户数 ×（较短边 − 1））），取各属性中最大者',
      variants: {
        'share-answered': '受访客户占比',
        'revenue-association': '按经常性收入四分位的克莱姆 V 系数',
        'net-promoter-observed': '客户基数净推荐值（未加权）',
        'net-promoter-by-revenue': '同上，按经常性收入四分位事后分层',
        'satisfaction-observed': '客户基数平均满意程度（未加权）',
      },
      exhibits: {
        attributes: '分属性检验及事后分层得分',
        bands: '按经常性收入四分位',
        strata: '受访客户与客户基数对照',
      },
    },
  },
  source: 'article 000.一.2',
  queries: {
    strata: {
      sql: sql`
        SELECT attribute, value, ${stratumSums} FROM ${respondentBase} JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value ORDER BY attribute NULLS FIRST, n DESC, value`,
      row: z.object({ attribute: z.string().nullable(), value: z.string().nullable(), ...stratumRow }),
    },
    bands: {
      sql: sql`
        SELECT revenue_band AS band, ${stratumSums} FROM ${respondentBase}
        WHERE revenue_band IS NOT NULL GROUP BY revenue_band ORDER BY revenue_band`,
      row: z.object({ band: z.number(), ...stratumRow }),
    },
    outside: {
      sql: sql`
        SELECT count(DISTINCT customer_id) FILTER (customer_id NOT IN (SELECT customer_id FROM ${respondentBase})) AS outside,
          count(*) FILTER (customer_id IS NULL) AS unnamed
        FROM ${response}, ${window} WHERE is_on_scale AND answered_on > opens_on AND answered_on <= as_of`,
      row: z.object({ outside: z.number(), unnamed: z.number() }),
    },
  },
  answer: ({ strata, bands, outside: [apart] }) => {
    const base = strata.find(({ attribute }) => attribute === null)
    if (base === undefined) return unknown('no-recurring-revenue')
    if (base.answers === 0) return unknown((apart?.unnamed ?? 0) > 0 ? 'respondents-unnamed' : 'no-answers')
    const attributes = [...new Set(strata.flatMap(({ attribute }) => attribute ?? []))].map((attribute) => ({
      attribute,
      ...stratifiedTest(strata.filter((row) => row.attribute === attribute)),
    }))
    const banded = stratifiedTest(bands)
    const strengths = [...attributes, banded].flatMap(({ association }) => association ?? [])
    if (strengths.length === 0) return unknown('no-attributes')
    const { low, high, rate: value } = shareCells(base.answers, base.n)
    return known(Math.max(...strengths), {
      n: base.n,
      variants: [
        {
          key: 'share-answered',
          unit: 'ratio',
          value,
          n: base.n,
          ...(low === null || high === null ? {} : { interval: { low, high, level: 0.95, method: 'wilson' } }),
        },
        { key: 'revenue-association', unit: 'score', value: banded.association, n: base.n },
        {
          key: 'net-promoter-observed',
          unit: 'points',
          value: weightedScore([base], 'score'),
          n: base.promoter_answers,
        },
        { key: 'net-promoter-by-revenue', unit: 'points', value: banded.weighted_score, n: base.promoter_answers },
        { key: 'satisfaction-observed', unit: 'ratio', value: weightedScore([base], 'level'), n: base.level_answers },
      ],
      notes: [
        ...((apart?.outside ?? 0) > 0 ? [note('respondents-outside-base', { respondents: apart?.outside ?? 0 })] : []),
        ...((apart?.unnamed ?? 0) > 0 ? [note('answers-without-customer', { answers: apart?.unnamed ?? 0 })] : []),
      ],
      exhibits: [
        table('attributes', { attribute: 'term', ...testColumns }, attributes),
        table(
          'bands',
          { group: 'term', ...stratumColumns },
          bands.map((row) => ({ group: `revenue-band-${row.band}`, ...stratumCells(row, base) })),
        ),
        table(
          'strata',
          { attribute: 'term', value: 'text', ...stratumColumns },
          strata.flatMap((row) =>
            row.attribute === null
              ? []
              : [{ attribute: row.attribute, value: row.value ?? '', ...stratumCells(row, base) }],
          ),
        ),
      ],
    })
  },
})
