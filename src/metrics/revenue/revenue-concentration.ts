import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { concentration } from '../../model/concentration.js'
import { customerGroup } from '../../model/customer-group.js'
import { purchase } from '../../model/purchase.js'
import { window } from '../../model/window.js'
import type { Exhibit } from '../answer.js'
import { listing, series, table } from '../exhibits.js'
import { defineMetric, known, type RowsOf, unknown } from '../metric.js'

const share = z.number().nullable()
const queries = {
  size: {
    sql: sql`
      SELECT count(*) AS n, fsum(power(recurring / total, 2) ORDER BY place) AS herfindahl,
        count(*) FILTER (10 * recurring >= total) AS dominant
      FROM ${concentration} WHERE is_cut HAVING count(*) > 0`,
    row: z.object({ n: z.number(), herfindahl: z.number(), dominant: z.number() }),
  },
  tops: {
    sql: sql`
      WITH received AS (
        SELECT group_id, sum(net) AS money
        FROM ${purchase} JOIN ${window} ON paid_on > opens_on AND paid_on <= as_of JOIN ${customerGroup} USING (customer_id)
        GROUP BY group_id HAVING sum(net) > 0
      ),
      payers AS (
        SELECT row_number() OVER (ORDER BY money DESC, group_id) AS place, money / sum(money) OVER () AS share,
          sum(money) OVER (ORDER BY money DESC, group_id ROWS UNBOUNDED PRECEDING) / sum(money) OVER () AS cumulative
        FROM received
      )
      SELECT
        top,
        coalesce(sum(recurring) FILTER (is_cut), 0) AS recurring,
        sum(recurring) FILTER (is_cut) / max(total) FILTER (is_cut) AS share,
        sum(recurring) FILTER (NOT is_cut) / max(total) FILTER (NOT is_cut) AS share_before,
        (SELECT max(cumulative) FROM payers WHERE payers.place <= top) AS share_received
      FROM (VALUES (1), (5), (10), (20)) AS tops(top) JOIN ${concentration} ON place <= top
      GROUP BY top ORDER BY top`,
    row: z.object({
      top: z.number(),
      recurring: z.number(),
      share,
      share_before: share,
      share_received: share,
    }),
  },
  curve: {
    sql: sql`
      SELECT percent / 100 AS share_customers, max(running / total) AS share
      FROM (VALUES (1), (5), (10), (20), (30), (40), (50), (60), (70), (80), (90), (100)) AS points(percent),
        (SELECT *, count(*) OVER () AS n FROM ${concentration} WHERE is_cut)
      WHERE 100 * (place - 1) < percent * n GROUP BY percent ORDER BY percent`,
    row: z.object({ share_customers: z.number(), share: z.number() }),
  },
  largest: {
    sql: sql`
      SELECT place, group_id AS customer, name, customers, recurring, recurring / total AS share, running / total AS cumulative
      FROM ${concentration} WHERE is_cut AND place <= 20 ORDER BY place`,
    row: z.object({
      place: z.number(),
      customer: z.string(),
      name: z.string().nullable(),
      customers: z.number(),
      recurring: z.number(),
      share: z.number(),
      cumulative: z.number(),
    }),
  },
}

/** How much of the recurring revenue at the cut hangs on its largest customers; subsidiaries count with their parent. */
export const revenueConcentration = defineMetric({
  id: 'revenue-concentration',
  group: 'revenue',
  unit: 'ratio',
  better: 'lower',
  evidence: 'fact',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Revenue concentration: ten largest customers',
      definition:
        'The share of recurring revenue at the cut that the ten largest customers pay. Customers with a common parent count as one. The effective number is how many customers of equal size would be as concentrated.',
      formula:
        'Σ recurring revenue of the ten largest ÷ recurring revenue; Herfindahl 10,000 × Σ share²; effective number 1 ÷ Σ share²',
      variants: {
        largest: 'Largest customer',
        'top-5': '5 largest customers',
        'top-20': '20 largest customers',
        herfindahl: 'Herfindahl index (0 to 10,000)',
        effective: 'Effective number of customers',
        dominant: 'Customers with 10 % or more',
      },
      exhibits: {
        tops: 'Concentration at the cut, at the start of the window, and of money received in the window',
        curve: 'Concentration curve: the largest customers and their share',
        largest: 'Largest customers at the cut',
      },
    },
    'zh-CN': {
      title: '收入集中度（前十大客户）',
      definition:
        '截至基准日前十大客户经常性收入占全部经常性收入的比例。同一母公司控制的客户合并计算。有效客户数指达到同等集中程度的等规模客户数量。',
      formula: '前十大客户经常性收入合计 ÷ 经常性收入总额；赫芬达尔指数 10,000 × Σ 占比²；有效客户数 1 ÷ Σ 占比²',
      variants: {
        largest: '第一大客户',
        'top-5': '前五大客户',
        'top-20': '前二十大客户',
        herfindahl: '赫芬达尔指数（0 至 10,000）',
        effective: '有效客户数',
        dominant: '占比达 10% 及以上的客户数',
      },
      exhibits: {
        tops: '期末、期初及报告期实收口径的集中度',
        curve: '集中度曲线：按规模由大到小累计的客户占比与收入占比',
        largest: '基准日主要客户',
      },
    },
  },
  source: 'ASC 280-10-50-42 for 10 %',
  queries,
  answer: (rows) => {
    const [size] = rows.size
    const ten = shareOf(rows, 10)
    if (size === undefined || ten === null) return unknown('no-customers-at-cut')
    return known(ten, {
      n: size.n,
      variants: [
        { key: 'largest', unit: 'ratio', value: shareOf(rows, 1) },
        { key: 'top-5', unit: 'ratio', value: shareOf(rows, 5) },
        { key: 'top-20', unit: 'ratio', value: shareOf(rows, 20) },
        { key: 'herfindahl', unit: 'score', value: 10_000 * size.herfindahl },
        { key: 'effective', unit: 'count', value: 1 / size.herfindahl },
        { key: 'dominant', unit: 'count', value: size.dominant },
      ],
      exhibits: exhibits(rows, size.n),
    })
  },
})

function shareOf({ tops }: RowsOf<typeof queries>, top: number): number | null {
  return tops.find((row) => row.top === top)?.share ?? null
}

function exhibits(
  { tops, curve, largest }: RowsOf<typeof queries>,
  customers: number,
): Exhibit<'tops' | 'curve' | 'largest'>[] {
  return [
    table(
      'tops',
      { top: 'count', recurring: 'money', share: 'ratio', share_before: 'ratio', share_received: 'ratio' },
      tops,
    ),
    series('curve', { share_customers: 'ratio', share: 'ratio' }, curve),
    listing(
      'largest',
      {
        place: 'count',
        customer: 'text',
        name: 'text',
        customers: 'count',
        recurring: 'money',
        share: 'ratio',
        cumulative: 'ratio',
      },
      largest,
      customers,
    ),
  ]
}
