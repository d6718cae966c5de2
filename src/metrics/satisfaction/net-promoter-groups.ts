import { sql } from '../../engine/sql.js'
import { cohortGroupRow, cohortGroups, cohortGroupTable, lostShare } from '../cohort-group.js'
import { contrast, contrastNotes, contrastRefusal } from '../contrast.js'
import { defineMetric, known, note, unknown } from '../metric.js'

const order = ['promoter', 'passive', 'detractor']

/** What promoters, passives and detractors did afterwards; the number is detractors' churn less promoters'. */
export const netPromoterGroups = defineMetric({
  id: 'net-promoter-groups',
  group: 'satisfaction',
  unit: 'points',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: ['surveys', ['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Promoter groups: churn of detractors less that of promoters',
      definition:
        '口径 003.三: customers at the start of the window by their latest answer in the twelve months before it; what they did inside the window. Repurchase: bought beyond its recurring charges, where the export tells them apart. Association, not cause.',
      formula: 'lost detractors ÷ detractors − lost promoters ÷ promoters, in percentage points',
      variants: {},
      exhibits: { groups: 'Churn, repurchase and value in the window by group before it' },
    },
    'zh-CN': {
      title: '推荐者分组：贬损者与推荐者流失率之差',
      definition:
        '口径 003.三：期初在册客户按其报告期前十二个月内最近一次回答分组，观察其在报告期内的流失、复购与价值。复购指经常性收费以外的购买（数据可区分时）。仅为关联，不构成因果。',
      formula: '贬损者流失数 ÷ 贬损者数 − 推荐者流失数 ÷ 推荐者数（百分点）',
      variants: {},
      exhibits: { groups: '按报告期前立场分组的期内流失、复购与价值' },
    },
  },
  source: 'article 003.三',
  queries: { groups: { sql: cohortGroups(sql`stance`), row: cohortGroupRow } },
  answer: ({ groups }) => {
    const [detractors, promoters] = [lostShare(groups, 'detractor'), lostShare(groups, 'promoter')]
    if (groups.length === 0) return unknown('no-answers-before-window')
    const refusal = contrastRefusal(detractors, promoters)
    if (refusal !== null) return refusal
    return known(contrast(detractors, promoters).value, {
      n: detractors.n + promoters.n,
      interval: contrast(detractors, promoters).interval,
      notes: [
        ...contrastNotes(detractors, promoters),
        ...(groups.some(({ opening }) => opening === null) ? [note('money-left-out')] : []),
      ],
      exhibits: [cohortGroupTable(groups.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group)))],
    })
  },
})
