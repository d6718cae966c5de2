import { defineMetric } from '../metric.js'
import { revenueCohortQueries, revenueRetention } from './revenue-cohort.js'

/** Of the recurring revenue at the window's start, how much the same customers pay at the cut, growth included. */
export const netRevenueRetention = defineMetric({
  id: 'net-revenue-retention',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Net revenue retention',
      definition:
        'Recurring revenue at the cut of the customers that had any at the start of the window, divided by their recurring revenue then. Expansion counts, new customers do not (closed cohort).',
      formula: 'Σ recurring revenue now ÷ Σ recurring revenue then, customers at start',
      variants: {
        bridge: 'Bridge version: (opening + expanded + reactivated − contracted − churned) ÷ opening',
        compounded: 'Compounded: product of twelve monthly closed cohorts',
        'without-price': 'Without price rises (empty where seats are not stated)',
        'without-top-1': 'Without the largest customer',
        'without-top-3': 'Without the 3 largest customers',
        'without-top-10': 'Without the 10 largest customers',
      },
      exhibits: {
        months: 'Twelve-month net revenue retention at the last 36 month-ends',
        segments: 'Net revenue retention by segment',
      },
    },
    'zh-CN': {
      title: '净收入留存率',
      definition:
        '期初有经常性收入的客户在基准日的经常性收入，除以其期初经常性收入。含扩容，不含期内新增客户（封闭同期群口径）。',
      formula: '期初客户基准日经常性收入合计 ÷ 其期初经常性收入合计',
      variants: {
        bridge: '变动桥口径：(期初 + 扩容 + 回流 − 缩减 − 流失) ÷ 期初',
        compounded: '逐月连乘口径：十二个单月封闭同期群之积',
        'without-price': '剔除提价影响（未载明席位数的不列示）',
        'without-top-1': '剔除第一大客户',
        'without-top-3': '剔除前三大客户',
        'without-top-10': '剔除前十大客户',
      },
      exhibits: { months: '近 36 个月末的十二个月净收入留存率', segments: '分组净收入留存率' },
    },
  },
  source: 'SaaS practice, closed cohort; bridge and compounded versions beside it',
  queries: revenueCohortQueries,
  answer: (rows, { seed }) => revenueRetention('closing', rows, seed),
})
