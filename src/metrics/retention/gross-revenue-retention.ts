import { defineMetric } from '../metric.js'
import { revenueCohortQueries, revenueRetention } from './revenue-cohort.js'

/** Of the recurring revenue at the window's start, how much is left at the cut when nobody is credited with growth. */
export const grossRevenueRetention = defineMetric({
  id: 'gross-revenue-retention',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Gross revenue retention',
      definition:
        'As net revenue retention, but every customer counts at most what it paid at the start: losses and reductions show, growth does not. Never above 100 %.',
      formula: 'Σ min(recurring revenue now, then) ÷ Σ recurring revenue then, customers at start',
      variants: {
        bridge: 'Bridge version: (opening − contracted − churned) ÷ opening; counts losses of customers won since',
        compounded: 'Compounded: product of twelve monthly closed cohorts',
        'without-price': 'Without price rises (empty where seats are not stated)',
        'without-top-1': 'Without the largest customer',
        'without-top-3': 'Without the 3 largest customers',
        'without-top-10': 'Without the 10 largest customers',
      },
      exhibits: {
        months: 'Twelve-month gross revenue retention at the last 36 month-ends',
        segments: 'Gross revenue retention by segment',
      },
    },
    'zh-CN': {
      title: '毛收入留存率',
      definition: '与净收入留存率同一同期群，但每个客户以其期初金额为上限：只反映流失与缩减，不计扩容，不会超过 100%。',
      formula: '期初客户 Σ min(基准日经常性收入, 期初经常性收入) ÷ 期初经常性收入合计',
      variants: {
        bridge: '变动桥口径：(期初 − 缩减 − 流失) ÷ 期初；含期内新增客户的流失',
        compounded: '逐月连乘口径：十二个单月封闭同期群之积',
        'without-price': '剔除提价影响（未载明席位数的不列示）',
        'without-top-1': '剔除第一大客户',
        'without-top-3': '剔除前三大客户',
        'without-top-10': '剔除前十大客户',
      },
      exhibits: { months: '近 36 个月末的十二个月毛收入留存率', segments: '分组毛收入留存率' },
    },
  },
  source: 'SaaS practice, closed cohort; bridge and compounded versions beside it',
  queries: revenueCohortQueries,
  answer: (rows, { seed }) => revenueRetention('kept', rows, seed),
})
