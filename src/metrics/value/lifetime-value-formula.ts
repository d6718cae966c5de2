import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerYear } from '../../model/customer-year.js'
import { lifetime } from '../../model/lifetime.js'
import { segment } from '../../model/segment.js'
import { defineMetric, known, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable } from '../segments.js'
import { lifetimeOf, lifetimeQueries, meanLife } from './lifetime.js'

/** 口径 001.三: mean purchase value × purchases per year × mean lifetime, the lifetime restricted to observed tenure. */
export const lifetimeValueFormula = defineMetric({
  id: 'lifetime-value-formula',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments'],
  text: {
    en: {
      title: 'Customer lifetime value by formula',
      definition:
        '口径 001.三: mean purchase value × purchases per customer and year × mean lifetime in years. A purchase is a day with money received; value and frequency are those of the window, per year that its customers were customers. The lifetime is the area under the survival curve up to the longest tenure seen: what happens later is not in it. Revenue, not margin.',
      formula: 'money received ÷ purchases × purchases ÷ customer-years × mean lifetime in years',
      variants: {
        'purchase-value': 'Mean purchase value',
        'purchases-per-year': 'Purchases per customer and year',
        lifetime: 'Mean lifetime within observed tenure',
      },
      exhibits: {
        segments: 'Revenue per customer and year, mean lifetime within the tenure seen, and their product, by segment',
      },
    },
    'zh-CN': {
      title: '客户生命周期价值（公式法）',
      definition:
        '口径 001.三：平均购买价值 × 年均购买次数 × 平均客户寿命（年）。有实收款项的一日计为一次购买；购买价值及次数取自统计期间，并按客户实际在册年数折算。客户寿命取生存曲线下面积，以已观察到的最长年限为限，其后不计。该值为收入口径，未扣成本。',
      formula: '实收金额 ÷ 购买次数 × 购买次数 ÷ 客户年数 × 平均客户寿命（年）',
      variants: {
        'purchase-value': '平均购买价值',
        'purchases-per-year': '每客户年均购买次数',
        lifetime: '平均客户寿命（限于已观察年限）',
      },
      exhibits: { segments: '分组每客户年均收入、平均客户寿命（限于已观察年限）及其乘积' },
    },
  },
  source: 'article 001.三',
  queries: {
    ...lifetimeQueries,
    segmentLives: {
      sql: sql`
        SELECT attribute, value, entry_days, exit_days, is_lost, count(*) AS customers
        FROM ${lifetime} JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL GROUP BY ALL ORDER BY ALL`,
      row: lifetimeQueries.lives.row.extend(segmentColumns),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(days) / 365.25 AS years, sum(purchases) AS purchases, sum(revenue) AS revenue
        FROM ${customerYear} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        n: z.number(),
        years: z.number(),
        purchases: z.number(),
        revenue: z.number(),
      }),
    },
  },
  answer: ({ lives, year, segments, segmentLives }) => {
    const life = lifetimeOf({ lives, year })
    if (life === undefined) return unknown('no-lifetimes')
    return known(life.purchaseValue * life.purchasesPerYear * life.years, {
      n: life.customers,
      variants: [
        { key: 'purchase-value', unit: 'money', value: life.purchaseValue },
        { key: 'purchases-per-year', unit: 'score', value: life.purchasesPerYear },
        { key: 'lifetime', unit: 'months', value: life.years * 12, n: life.customers },
      ],
      notes: life.notes,
      exhibits: segmentTable(
        segments,
        [
          { key: 'purchases', unit: 'count' },
          { key: 'revenue', unit: 'money' },
          { key: 'per_year', unit: 'money' },
          { key: 'mean_lifetime', unit: 'months' },
          { key: 'tenure_seen', unit: 'months' },
          { key: 'lifetime_value', unit: 'money' },
        ],
        ({ attribute, value, n, years, purchases, revenue }) => {
          const own = segmentLives.filter((life) => life.attribute === attribute && life.value === value)
          const life = meanLife(own)
          const per_year = n < fewest ? null : revenue / years
          const lasting = life === undefined || life.customers < fewest ? null : life
          return {
            n,
            purchases,
            revenue,
            per_year,
            mean_lifetime: lasting === null ? null : lasting.years * 12,
            tenure_seen: lasting === null ? null : lasting.horizon * 12,
            lifetime_value: lasting === null || per_year === null ? null : per_year * lasting.years,
          }
        },
      ),
    })
  },
})
