import { sql } from '../../engine/sql.js'
import { rawSubscriptions } from '../../model/raw.js'
import { defineDataset } from '../dataset.js'
import { listed } from './listed.js'
import { rowOfTotals } from './row-of-totals.js'
import { intervalWords, subscriptionStatusWords } from './subscription-words.js'
import { customerId, userId } from './synonyms.js'

/** An amount; for a bare one its interval; for that of a whole term its end. */
const required = [
  'customer_id',
  'started_on',
  ['amount', 'monthly_amount', 'annual_amount', 'term_amount'],
  ['interval', 'monthly_amount', 'annual_amount', 'term_amount'],
  ['ended_on', 'amount', 'monthly_amount', 'annual_amount'],
]

/**
 * One row per subscription, contract or paid period of one. The price stands in one of four columns: `amount` for one
 * `interval`, or with the interval in its header: `monthly_amount`, `annual_amount`, `term_amount` (the whole term, which
 * then needs an end). A bare amount without an interval is refused: it could be any of these. A `price` may be per seat, and
 * `cancel at period end` says the opposite of `auto_renew`; neither is taken.
 */
export const subscriptions = defineDataset({
  id: 'subscriptions',
  table: rawSubscriptions,
  columns: {
    subscription_id: {
      type: 'id',
      synonyms: listed(`
        subscription_id, subscription id, subscription number, contract id, contract number, 订阅编号, 订阅ID,
        合同编号, 合同号
      `),
    },
    customer_id: { type: 'id', synonyms: [...customerId, 'customer', ...userId] },
    started_on: {
      type: 'day',
      synonyms: listed(`
        started_on, start date, start (utc), started at, subscription start, contract start, contract start date,
        term start, activated_at, 合同开始日期, 合同开始时间, 订阅开始日期, 服务开始, 服务开始日期, 服务开始时间,
        开始日期, 开始时间, 生效日期, 起始日期, current period start, current period started at, current term start
      `),
    },
    ended_on: {
      type: 'day',
      isEnd: true,
      synonyms: listed(`
        ended_on, end date, ended at, end (utc), subscription end, contract end, contract end date, term end,
        expires_at, expiry date, expiration date, 合同结束日期, 合同结束时间, 订阅结束日期, 服务结束,
        服务结束日期, 结束日期, 结束时间, 服务到期, 服务到期日, 到期日期, 到期时间, 到期日, 截止日期, 终止日期,
        renewal date, current period end, current period ends at, current term end
      `),
    },
    amount: {
      type: 'money',
      synonyms: listed(`amount, plan amount, subscription amount, recurring amount, 金额, 订阅金额, 每期金额`),
    },
    interval: {
      type: 'category',
      synonyms: listed(`
        interval, billing interval, billing period, billing frequency, billing cycle, payment frequency,
        计费周期, 付费周期, 缴费周期, 订阅周期, 周期
      `),
      words: intervalWords,
    },
    monthly_amount: {
      type: 'money',
      synonyms: listed(`
        monthly_amount, mrr, monthly recurring revenue, monthly price, monthly fee, 月费, 月金额, 月租, 月度金额,
        月经常性收入
      `),
    },
    annual_amount: {
      type: 'money',
      synonyms: listed(`
        annual_amount, yearly amount, arr, acv, annual recurring revenue, annual contract value, annual price,
        annual fee, 年费, 年金额, 年度金额, 年经常性收入
      `),
    },
    term_amount: {
      type: 'money',
      synonyms: listed(
        `term_amount, tcv, total contract value, contract value, contract amount, 合同金额, 合同总额, 合同总金额`,
      ),
    },
    currency: { type: 'text', synonyms: listed(`currency, currency code, 币种, 币别, 货币, 货币种类, 货币类型`) },
    plan: {
      type: 'text',
      synonyms: listed(`
        plan, plan name, plan id, plan code, item price id, product, tier, edition, 套餐, 套餐名称, 版本, 订阅版本, 产品,
        产品名称, 服务项目
      `),
    },
    seats: {
      type: 'number',
      synonyms: listed(`seats, quantity, licenses, licences, users, 账号数, 席位数, 授权数, 用户数, 数量`),
    },
    status: {
      type: 'category',
      synonyms: listed(`status, state, subscription status, contract status, 状态, 订阅状态, 合同状态`),
      words: subscriptionStatusWords,
    },
    cancelled_on: {
      type: 'day',
      synonyms: listed(`
        cancelled_on, cancelled at, canceled at, cancellation date, cancel date, 取消日期, 取消时间, 退订日期,
        退订时间, 解约日期
      `),
    },
    cancel_reason: {
      type: 'text',
      synonyms: listed(
        `cancel_reason, cancel reason code, cancellation reason, churn reason, 取消原因, 退订原因, 流失原因, 未续约原因, 解约原因`,
      ),
    },
    change_reason: {
      type: 'text',
      synonyms: listed(`change_reason, reason for change, upgrade reason, 变更原因, 升级原因, 调整原因`),
    },
    auto_renew: {
      type: 'boolean',
      synonyms: listed(
        `auto_renew, auto renew, auto renewal, automatic renewal, 是否自动续费, 自动续费, 是否自动续约, 自动续约`,
      ),
    },
  },
  needs: required,
  filled: required,
  never: listed(
    `payment id, paid at, paid_on, payment date, 付款时间, 付款日期, 支付时间, 支付日期, 回款日期, 收款日期`,
  ),
  names: listed(`subscription, contract, 订阅, 合同`),
  drops: { ...rowOfTotals, 'subscription-never-started': sql`status = 'incomplete'` },
})
