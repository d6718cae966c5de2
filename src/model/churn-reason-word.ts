import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'

/**
 * Which spellings of a reason for leaving mean the same: lower-case words with single spaces, English and Chinese, to the key of
 * a term. What is not here is kept as it is written; nothing is guessed from parts of a sentence. A reason that says nothing
 * ('unknown') counts as not stated.
 */
export const churnReasonWord = defineTable({
  name: 'churn_reason_word',
  key: ['word'],
  query: sql`
    WITH listed AS (
      SELECT * FROM (VALUES
        ('price', 'price|pricing|too expensive|expensive|cost|costs|budget|budget cut|budget cuts|no budget|price increase'),
        ('price', '价格|价格高|价格太高|价格过高|太贵|费用|费用高|成本|预算|预算不足|预算削减|预算有限|涨价|性价比低'),
        ('missing-feature', 'missing feature|missing features|lack of features|missing functionality|features|functionality'),
        ('missing-feature', '功能|功能缺失|功能不足|缺少功能|功能不满足|功能不满足需求|功能不符合需求'),
        ('competitor', 'competitor|competition|lost to competitor|switched to competitor|switched to a competitor'),
        ('competitor', '竞争对手|竞品|转向竞品|更换供应商|被竞品替换|选择竞品|转投竞争对手|转用其他产品'),
        ('no-longer-needed', 'no longer needed|not needed|no need|project ended|no use case'),
        ('no-longer-needed', '不再需要|无需求|没有需求|需求变化|业务调整|项目结束'),
        ('hardly-used', 'not using|not used|low usage|unused|low adoption|使用率低|不使用|很少使用|使用少'),
        ('poor-service', 'poor support|poor service|support|service|customer service|bad service|bad support'),
        ('poor-service', '服务|服务差|服务不好|服务不到位|售后|售后差|客服差|服务质量差|售后服务差'),
        ('poor-quality', 'performance|quality|bugs|too slow|slow|unstable|outages|technical issues|reliability'),
        ('poor-quality', '性能|性能差|质量|质量差|不稳定|系统不稳定|故障多|太慢|技术问题|bug多'),
        ('too-difficult', 'too difficult|too complex|complexity|hard to use|usability|ease of use|difficult to use'),
        ('too-difficult', '易用性|操作复杂|太复杂|使用复杂|不好用|难用|难以上手'),
        ('payment-failed', 'payment failed|payment failure|failed payment|card declined|card expired|expired card|non payment|unpaid|involuntary'),
        ('payment-failed', '支付失败|扣款失败|付款失败|欠费|欠费停用|逾期未付|未付款|银行卡过期'),
        ('bought-or-closed', 'out of business|business closed|closed|closed down|bankruptcy|bankrupt|insolvency|acquired|merger|merged'),
        ('bought-or-closed', '停业|倒闭|破产|注销|公司注销|被收购|被并购|并购|合并'),
        ('contact-left', 'contact left|champion left|sponsor left|stakeholder left|change of management'),
        ('contact-left', '联系人离职|对接人离职|负责人离职|人员变动|管理层变动'),
        ('other', 'other|others|miscellaneous|其他|其它|其他原因|其它原因'),
        ('not-stated', 'unknown|not stated|not known|unspecified|no reason|no reason given|未知|不详|未说明|未注明|未填写|原因不明')
      ) AS listed(reason, words)
    )
    SELECT unnest(string_split(words, '|')) AS word, reason FROM listed`,
  invariants: {
    'key-unique': (self) => sql`SELECT word FROM ${self} GROUP BY ALL HAVING count(*) > 1`,
  },
})
