import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { featureMonth } from '../../model/feature-month.js'
import { segment } from '../../model/segment.js'
import { listed, listing } from '../exhibits.js'
import { mean, meanColumns } from '../mean.js'
import { defineMetric } from '../metric.js'

/** 功能使用广度: distinct features per active customer and month. */
export const featureBreadth = defineMetric({
  id: 'feature-breadth',
  group: 'activity',
  unit: 'count',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins'],
  text: {
    en: {
      title: 'Feature breadth',
      definition:
        'Distinct features that a customer uses in a month, averaged over the customers and complete months of the window in which the logins name any (n counts these customer-months).',
      formula: 'Σ distinct features per customer and month ÷ customer-months that name any',
      variants: { 'share-of-features': 'Share of all features seen in the window' },
      exhibits: {
        features: 'Features by customers that used them in the window',
        segments: 'Feature breadth by segment',
      },
    },
    'zh-CN': {
      title: '功能使用广度',
      definition:
        '统计期间各完整月份内，每客户每月使用的不同功能数的平均值，以登录数据载有功能名称者为限（n 为相应的“客户 × 月份”数）。',
      formula: 'Σ 每客户每月使用的不同功能数 ÷ 载有功能名称的客户月数',
      variants: { 'share-of-features': '占期内出现的全部功能之比' },
      exhibits: { features: '各功能期内使用客户数', segments: '分组功能使用广度' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        WITH breadth AS (
          SELECT customer_id, month_end, count(*) AS features FROM ${featureMonth} WHERE is_complete GROUP BY ALL
        )
        SELECT attribute, value, sum(features) AS total, count(*) AS n
        FROM breadth JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object(meanColumns),
    },
    features: {
      sql: sql`
        SELECT feature, count(DISTINCT customer_id) AS customers,
          (SELECT count(DISTINCT customer_id) FROM ${featureMonth} WHERE is_complete) AS everybody,
          count(*) OVER () AS features
        FROM ${featureMonth} WHERE is_complete GROUP BY feature ORDER BY customers DESC, feature LIMIT ${listed}`,
      row: z.object({ feature: z.string(), customers: z.number(), everybody: z.number(), features: z.number() }),
    },
  },
  answer: ({ segments, features }) => {
    const base = segments.find((row) => row.attribute === null)
    const known = features[0]?.features ?? 0
    const share = base === undefined || known === 0 ? null : base.total / base.n / known
    return mean(segments, 'count', 'no-features', {
      variants: [{ key: 'share-of-features', unit: 'ratio', value: share, n: base?.n ?? 0 }],
      exhibits: [
        listing(
          'features',
          { feature: 'text', customers: 'count', share: 'ratio' },
          features.map((row) => ({
            feature: row.feature,
            customers: row.customers,
            share: row.customers / row.everybody,
          })),
          known,
        ),
      ],
    })
  },
})
