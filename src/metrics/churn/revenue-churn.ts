import type { Interval } from '../answer.js'
import { series } from '../exhibits.js'
import { type Answer, defineMetric, known, unknown } from '../metric.js'
import { cohortNotes } from '../retention/cohort.js'
import { revenueCohortQueries, revenueRetention } from '../retention/revenue-cohort.js'
import { partBounds } from '../retention/revenue-interval.js'
import { rateOf, segmentTable, wholeBase } from '../segments.js'

/** The share of the recurring revenue at the window's start that losses and reductions have taken away by the cut. */
export const revenueChurn = defineMetric({
  id: 'revenue-churn',
  group: 'churn',
  unit: 'ratio',
  better: 'lower',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Revenue churn rate (gross)',
      definition:
        'Of the recurring revenue at the start of the window, the share that the same customers no longer pay at the cut, whether they left or pay less (1 − gross revenue retention). The net version sets growth of the customers that stayed against it and is negative where growth outweighs the losses.',
      formula: '1 − Σ min(recurring revenue now, then) ÷ Σ recurring revenue then, customers at start',
      variants: {
        net: 'Net of growth: 1 − net revenue retention',
        'monthly-equivalent': 'Monthly equivalent: 1 − (1 − revenue churn)^(1/12)',
      },
      exhibits: {
        months: 'Twelve-month revenue churn at the last 36 month-ends',
        segments: 'Revenue churn by segment',
      },
    },
    'zh-CN': {
      title: '收入流失率（毛）',
      definition:
        '期初经常性收入中，同一批客户至基准日已不再支付的部分占比，包括客户流失与金额缩减（1 − 毛收入留存率）。净口径以存量客户扩容相抵，扩容大于流失时为负值。',
      formula: '1 − 期初客户 Σ min(基准日经常性收入, 期初经常性收入) ÷ 期初经常性收入合计',
      variants: {
        net: '净口径：1 − 净收入留存率',
        'monthly-equivalent': '折算月流失率：1 − (1 − 收入流失率)^(1/12)',
      },
      exhibits: { months: '近 36 个月末的十二个月收入流失率', segments: '分组收入流失率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: revenueCohortQueries,
  answer: (rows, { seed }) => {
    const [kept, net] = [revenueRetention('kept', rows, seed), revenueRetention('closing', rows, seed)]
    const base = wholeBase(rows.segments)
    const boundsOf = partBounds('kept', rows, seed)
    if (kept.status === 'unknown') return kept
    if (base === undefined) return unknown('no-customers-at-start')
    const lost = base.opening - base.kept
    return known(lost / base.opening, {
      n: base.customers,
      ...lostBounds(kept),
      variants: [
        {
          key: 'net',
          unit: 'ratio',
          value: (base.opening - base.closing) / base.opening,
          n: base.customers,
          ...lostBounds(net),
        },
        { key: 'monthly-equivalent', unit: 'ratio', value: 1 - (base.kept / base.opening) ** (1 / 12) },
      ],
      notes: cohortNotes(base, {
        total: base.opening,
        now: lost,
        undecided: base.undetermined_money,
        returned: base.returned_money,
      }),
      exhibits: [
        series(
          'months',
          { month: 'month', n: 'count', gross_churn: 'ratio', net_churn: 'ratio' },
          rows.months.map((row) => ({ month: row.month_end, n: row.customers, ...churned(row) })),
        ),
        ...segmentTable(
          rows.segments,
          [
            { key: 'opening', unit: 'money' },
            { key: 'gross_churn', unit: 'ratio' },
            { key: 'low', unit: 'ratio' },
            { key: 'high', unit: 'ratio' },
            { key: 'net_churn', unit: 'ratio' },
          ],
          (row) => {
            const { low, high } = boundsOf(row.attribute, row.value)
            const lostOf = (kept: number | null) => (kept === null ? null : 1 - kept)
            return { n: row.customers, opening: row.opening, ...churned(row), low: lostOf(high), high: lostOf(low) }
          },
        ),
      ],
    })
  },
})

/** The interval of what is lost, from that of what is kept. */
function lostBounds(kept: Answer): { readonly interval?: Interval } {
  if (kept.status === 'unknown' || kept.interval === undefined) return {}
  const { low, high, ...method } = kept.interval
  return { interval: { ...method, low: 1 - high, high: 1 - low } }
}

function churned(row: { customers: number; opening: number; closing: number; kept: number }) {
  return {
    gross_churn: rateOf(row.opening - row.kept, row.opening, row.customers),
    net_churn: rateOf(row.opening - row.closing, row.opening, row.customers),
  }
}
