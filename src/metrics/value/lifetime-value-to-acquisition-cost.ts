import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerValue } from '../../model/customer-value.js'
import { segment } from '../../model/segment.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'
import { lifetimeOf, lifetimeQueries } from './lifetime.js'

/** How many times over a customer earns what it cost to win: lifetime value by formula ÷ acquisition cost. */
export const lifetimeValueToAcquisitionCost = defineMetric({
  id: 'lifetime-value-to-acquisition-cost',
  group: 'value',
  unit: 'score',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: ['payments', 'customers'],
  text: {
    en: {
      title: 'Lifetime value ÷ acquisition cost',
      definition:
        'Revenue per customer and year of the window × mean lifetime within observed tenure × gross margin after service cost, divided by the mean acquisition cost of the customers that ever paid and state one. Where the export has no service cost, it is before margin.',
      formula: 'revenue per customer-year × mean lifetime in years × gross margin ÷ mean acquisition cost',
      variants: {
        'acquisition-cost': 'Mean acquisition cost per customer won',
        'lifetime-value': 'Lifetime value used',
        payback: 'Months until the acquisition cost is earned',
      },
      exhibits: { segments: 'Acquisition cost and money received to date, by segment' },
    },
    'zh-CN': {
      title: '生命周期价值与获客成本之比',
      definition:
        '每客户年均收入（统计期间）× 平均客户寿命（限于已观察年限）× 扣除服务成本后的毛利率，除以载有获客成本的付费客户平均获客成本。资料未载服务成本的，为未扣成本口径。',
      formula: '每客户年均收入 × 平均客户寿命（年）× 毛利率 ÷ 平均获客成本',
      variants: {
        'acquisition-cost': '平均获客成本',
        'lifetime-value': '所用生命周期价值',
        payback: '获客成本回收期',
      },
      exhibits: { segments: '分组获客成本与累计实收金额' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    ...lifetimeQueries,
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(acquisition_cost) AS cost, sum(revenue) AS revenue
        FROM ${customerValue} JOIN ${segment} USING (customer_id)
        WHERE acquisition_cost IS NOT NULL GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, n: z.number(), cost: z.number(), revenue: z.number() }),
    },
    served: {
      sql: sql`
        SELECT count(*) AS payers, count(acquisition_cost) AS won,
          coalesce(sum(revenue) FILTER (service_cost IS NOT NULL), 0) AS revenue, coalesce(sum(service_cost), 0) AS service_cost
        FROM ${customerValue}`,
      row: z.object({ payers: z.number(), won: z.number(), revenue: z.number(), service_cost: z.number() }),
    },
  },
  answer: ({ lives, year, segments, served: [served] }) => {
    const base = wholeBase(segments)
    if (base === undefined || base.cost <= 0) return unknown('no-acquisition-cost')
    const life = lifetimeOf({ lives, year })
    if (life === undefined) return unknown('no-lifetimes')
    const margin = served === undefined || served.revenue <= 0 ? 1 : 1 - served.service_cost / served.revenue
    const cost = base.cost / base.n
    const yearly = life.revenuePerYear * margin
    const without = (served?.payers ?? 0) - base.n
    return known((yearly * life.years) / cost, {
      n: base.n,
      variants: [
        { key: 'acquisition-cost', unit: 'money', value: cost, n: base.n },
        { key: 'lifetime-value', unit: 'money', value: yearly * life.years, n: life.customers },
        { key: 'payback', unit: 'months', value: yearly > 0 ? (cost / yearly) * 12 : null },
      ],
      notes: [
        ...life.notes,
        ...(served?.service_cost === 0 ? [note('no-gross-margin')] : []),
        ...(without > 0 ? [note('costs-partly-stated', { customers: without })] : []),
      ],
      exhibits: segmentTable(
        segments,
        [
          { key: 'cost', unit: 'money' },
          { key: 'revenue', unit: 'money' },
          { key: 'times', unit: 'score' },
        ],
        (row) => ({
          n: row.n,
          cost: row.cost,
          revenue: row.revenue,
          times: row.n < fewest || row.cost <= 0 ? null : row.revenue / row.cost,
        }),
      ),
    })
  },
})
