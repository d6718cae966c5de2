import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerValue } from '../../model/customer-value.js'
import { segment } from '../../model/segment.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

/** 口径 003: what it costs to win a customer against what it costs to keep one for a year. */
export const acquisitionToRetentionCost = defineMetric({
  id: 'acquisition-to-retention-cost',
  group: 'value',
  unit: 'score',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments', 'customers'],
  text: {
    en: {
      title: 'Acquisition cost ÷ yearly retention cost',
      definition:
        '口径 003: mean acquisition cost per customer divided by mean service cost per customer and year, over the customers that ever paid for a period and state both costs. Service cost is cumulative in the export, so it is spread over the years as a customer.',
      formula: '(Σ acquisition cost ÷ customers) ÷ (Σ service cost ÷ customer-years)',
      variants: {
        acquisition: 'Mean acquisition cost per customer',
        retention: 'Mean service cost per customer and year',
        cumulative: '口径 003: total acquisition cost ÷ total service cost to date',
      },
      exhibits: { segments: 'Acquisition and service cost by segment' },
    },
    'zh-CN': {
      title: '获客成本与年维系成本之比',
      definition:
        '口径 003：平均每客户获客成本 ÷ 平均每客户每年服务成本，以曾有付费期间且两项成本均载明的客户为限。服务成本为累计数，按客户年限分摊。',
      formula: '（Σ 获客成本 ÷ 客户数）÷（Σ 服务成本 ÷ 客户年数）',
      variants: {
        acquisition: '平均每客户获客成本',
        retention: '平均每客户每年服务成本',
        cumulative: '口径 003：获客成本合计 ÷ 累计服务成本合计',
      },
      exhibits: { segments: '分组获客及服务成本' },
    },
  },
  source: 'article 003',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(acquisition_cost) AS acquisition, sum(service_cost) AS service,
          sum(CAST(round(years * 365.25) AS BIGINT)) / 365.25 AS years
        FROM ${customerValue} JOIN ${segment} USING (customer_id)
        WHERE acquisition_cost IS NOT NULL AND service_cost IS NOT NULL AND years IS NOT NULL GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        n: z.number(),
        acquisition: z.number(),
        service: z.number(),
        years: z.number(),
      }),
    },
    payers: {
      sql: sql`SELECT count(*) AS customers FROM ${customerValue}`,
      row: z.object({ customers: z.number() }),
    },
  },
  answer: ({ segments, payers: [payers] }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.service <= 0 || base.acquisition <= 0) return unknown('no-both-costs')
    const { n, acquisition, service, years } = base
    const without = (payers?.customers ?? 0) - n
    return known(acquisition / n / (service / years), {
      n,
      variants: [
        { key: 'acquisition', unit: 'money', value: acquisition / n, n },
        { key: 'retention', unit: 'money', value: service / years, n },
        { key: 'cumulative', unit: 'score', value: acquisition / service, n },
      ],
      notes: without > 0 ? [note('costs-partly-stated', { customers: without })] : [],
      exhibits: segmentTable(
        segments,
        [
          { key: 'acquisition_cost', unit: 'money' },
          { key: 'service_cost', unit: 'money' },
          { key: 'times', unit: 'score' },
        ],
        (row) => ({
          n: row.n,
          acquisition_cost: row.acquisition,
          service_cost: row.service,
          times: row.n < fewest || row.service <= 0 ? null : row.acquisition / row.n / (row.service / row.years),
        }),
      ),
    })
  },
})
