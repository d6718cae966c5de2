import { sql } from '../../engine/sql.js'
import { cohortGroupRow, cohortGroups, cohortGroupTable, lostShare } from '../cohort-group.js'
import { contrast, contrastRefusal } from '../contrast.js'
import { defineMetric, known, note, unknown } from '../metric.js'

/** What customers that answered a survey paid in the year after, against those that did not. */
export const feedbackGiverValue = defineMetric({
  id: 'feedback-giver-value',
  group: 'satisfaction',
  unit: 'money',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: ['surveys', ['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Value of customers that give feedback',
      definition:
        'Customers at the start of the window that answered any survey in the twelve months before it: money received from each inside the window, on average, against those that answered none. Association, not cause: larger customers are also asked more often.',
      formula: 'money received in the window from customers that had answered ÷ those customers',
      variants: {
        'gave-none': 'Customers that had answered none',
        'churn-difference': 'Churn of those that had answered less that of the others, percentage points',
      },
      exhibits: { groups: 'Churn, repurchase and value in the window by feedback before it' },
    },
    'zh-CN': {
      title: '反馈客户价值',
      definition:
        '期初在册客户中于报告期前十二个月内回答过任一调查者，其报告期内户均实收金额，并与未回答者比较。仅为关联，不构成因果：较大客户通常也更常被调研。',
      formula: '曾作答客户期内实收金额 ÷ 曾作答客户数',
      variants: { 'gave-none': '未作答客户户均实收', 'churn-difference': '曾作答者与未作答者流失率之差（百分点）' },
      exhibits: { groups: '按报告期前是否反馈分组的期内流失、复购与价值' },
    },
  },
  source: 'article 000.一',
  queries: {
    groups: {
      sql: cohortGroups(sql`CASE WHEN has_answered THEN 'gave-feedback' ELSE 'gave-none' END`),
      row: cohortGroupRow,
    },
  },
  answer: ({ groups }) => {
    const giver = groups.find(({ group }) => group === 'gave-feedback')
    if (groups.length === 0) return unknown('no-customers-at-start')
    if (giver === undefined || giver.received === null) return unknown('no-answers-before-window')
    const other = groups.find(({ group }) => group === 'gave-none')
    const [givers, others] = [lostShare(groups, 'gave-feedback'), lostShare(groups, 'gave-none')]
    const isComparable = contrastRefusal(givers, others) === null
    const received = other?.received ?? null
    return known(giver.received / giver.n, {
      n: giver.n,
      variants: [
        {
          key: 'gave-none',
          unit: 'money',
          value: isComparable && received !== null ? received / others.n : null,
          n: others.n,
        },
        ...(isComparable
          ? [
              {
                key: 'churn-difference' as const,
                unit: 'points' as const,
                ...contrast(givers, others),
                n: givers.n + others.n,
              },
            ]
          : []),
      ],
      notes: [note('association-not-cause')],
      exhibits: [cohortGroupTable(groups)],
    })
  },
})
