import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { addableMoney } from '../../model/addable-money.js'
import { customerMonth } from '../../model/customer-month.js'
import { segment } from '../../model/segment.js'
import { tenure } from '../../model/tenure.js'
import { window } from '../../model/window.js'
import { table } from '../exhibits.js'
import { medianBounds } from '../interval.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { fewest, segmentColumns, segmentTable, wholeBase } from '../segments.js'

const DAYS_PER_MONTH = 365.25 / 12
const lengths = { n: z.number(), days: z.number(), median_days: z.number() }

/** 客户年限: how long the customers of the cut have been customers, since their first paid day. */
export const customerTenure = defineMetric({
  id: 'customer-tenure',
  group: 'retention',
  unit: 'months',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customer tenure, mean',
      definition:
        "Months from the first paid day to the cut, over the customers that pay at the cut; breaks are included. For customers already paying in the data's first month it is the least they can have. It is an age, not a lifetime: a young base has a short one however loyal it is.",
      formula: 'Σ (cut − first paid day) ÷ customers at the cut, in months',
      variants: {
        median: 'Median',
        'lost-mean': 'Mean at the loss, of customers lost for good (without those of unknown age)',
      },
      exhibits: { bands: 'Customers and recurring revenue by tenure', segments: 'Tenure by segment' },
    },
    'zh-CN': {
      title: '客户年限（平均）',
      definition:
        '基准日在付费客户自首个付费日至基准日的月数，中断期间计入。数据首月已在付费的客户，所列为其年限下限。该指标为已存续年限而非生命周期：客户群年轻则年限短，与忠诚度无必然联系。',
      formula: 'Σ（基准日 − 首个付费日）÷ 基准日客户数（月）',
      variants: { median: '中位数', 'lost-mean': '已流失客户流失时的平均年限（不含起始日不明者）' },
      exhibits: { bands: '按年限分段的客户数及经常性收入', segments: '分组客户年限' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS n, sum(days) AS days, median(days) AS median_days,
          count(*) FILTER (is_before_data) AS before_data, count(*) FILTER (stays > 1) AS returned
        FROM ${tenure} JOIN ${segment} USING (customer_id) WHERE is_present GROUP BY attribute, value`,
      row: z.object({ ...segmentColumns, ...lengths, before_data: z.number(), returned: z.number() }),
    },
    days: {
      sql: sql`SELECT days, count(*) AS customers FROM ${tenure} WHERE is_present GROUP BY days ORDER BY days`,
      row: z.object({ days: z.number(), customers: z.number() }),
    },
    lost: {
      sql: sql`
        SELECT count(*) AS n, coalesce(sum(days), 0) AS days FROM ${tenure}
        WHERE NOT is_present AND NOT is_undetermined AND NOT is_before_data`,
      row: z.object({ n: z.number(), days: z.number() }),
    },
    bands: {
      sql: sql`
        WITH present AS (
          SELECT days / (365.25 / 12) AS months, recurring, is_addable
          FROM ${tenure} AS present
          CROSS JOIN ${addableMoney} CROSS JOIN ${window}
          LEFT JOIN ${customerMonth} AS paying ON paying.customer_id = present.customer_id AND month_end = as_of
          WHERE is_present
        )
        SELECT CASE WHEN months < 3 THEN '0–3' WHEN months < 6 THEN '3–6' WHEN months < 12 THEN '6–12' WHEN months < 24 THEN '12–24'
            WHEN months < 36 THEN '24–36' WHEN months < 60 THEN '36–60' ELSE '≥ 60' END AS tenure_months,
          count(*) AS customers, CASE WHEN any_value(is_addable) THEN sum(recurring) END AS recurring
        FROM present GROUP BY ALL ORDER BY min(months)`,
      row: z.object({ tenure_months: z.string(), customers: z.number(), recurring: z.number().nullable() }),
    },
  },
  answer: ({ segments, days, lost: [lost], bands }) => {
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-customers-at-cut')
    const left = lost ?? { n: 0, days: 0 }
    const money = bands.every((band) => band.recurring !== null)
    const total = bands.reduce((sum, band) => sum + (band.recurring ?? 0), 0)
    return known(base.days / base.n / DAYS_PER_MONTH, {
      n: base.n,
      variants: [
        {
          key: 'median',
          unit: 'months',
          value: base.median_days / DAYS_PER_MONTH,
          n: base.n,
          ...medianBounds(days.map((row) => ({ value: row.days / DAYS_PER_MONTH, customers: row.customers }))),
        },
        {
          key: 'lost-mean',
          unit: 'months',
          value: left.n < fewest ? null : left.days / left.n / DAYS_PER_MONTH,
          n: left.n,
        },
      ],
      notes: [
        ...(base.before_data > 0 ? [note('tenure-at-least', { customers: base.before_data })] : []),
        ...(base.returned > 0 ? [note('tenure-with-breaks', { customers: base.returned })] : []),
        ...(money ? [] : [note('money-left-out')]),
      ],
      exhibits: [
        table(
          'bands',
          { tenure_months: 'text', customers: 'count', share: 'ratio', recurring: 'money', money_share: 'ratio' },
          bands.map((band) => ({
            ...band,
            share: band.customers / base.n,
            money_share: band.recurring === null || total === 0 ? null : band.recurring / total,
          })),
        ),
        ...segmentTable(
          segments,
          [
            { key: 'mean', unit: 'months' },
            { key: 'median', unit: 'months' },
          ],
          (row) => ({
            n: row.n,
            mean: row.n < fewest ? null : row.days / row.n / DAYS_PER_MONTH,
            median: row.n < fewest ? null : row.median_days / DAYS_PER_MONTH,
          }),
        ),
      ],
    })
  },
})
