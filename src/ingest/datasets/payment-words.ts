import { listed } from './listed.js'

/** What became of a payment. A spelling that is not here is refused; so is "partly refunded", whose rest nobody can say. */
export const paymentStatusWords = {
  paid: listed(`
    succeeded, success, successful, completed, complete, settled, captured, received, 支付成功, 交易成功,
    付款成功, 收款成功, 已支付, 已付款, 已付, 已完成, 已收款, 已到账, 已结清, 成功, 完成, TRADE_SUCCESS,
    TRADE_FINISHED, ok
  `),
  refunded: listed(`refund, fully refunded, 已退款, 已全额退款, 全额退款, 退款成功, 退款`),
  failed: listed(`
    failure, declined, error, payerror, canceled, cancelled, void, voided, expired, revoked, uncollectible,
    blocked, TRADE_CLOSED, 失败, 支付失败, 付款失败, 交易失败, 交易关闭, 已关闭, 已取消, 已作废, 作废, 已撤销
  `),
  pending: listed(`
    open, unpaid, due, overdue, past due, processing, in progress, draft, authorized, authorised, notpay,
    userpaying, requires_payment_method, requires_action, requires_confirmation, WAIT_BUYER_PAY, 待支付, 待付款,
    等待付款, 等待支付, 未付款, 未支付, 未付, 未收款, 待收款, 处理中, 支付中, 逾期, 已逾期, 欠费
  `),
  disputed: listed(`dispute, chargeback, charged back, charge_back, 争议, 争议中, 拒付, 有争议`),
} as const

/** What a payment was for. 服务费 is not here: it names subscriptions as often as services. */
export const paymentKindWords = {
  recurring: listed(`
    subscription, subscriptions, renewal, subscription_cycle, subscription_create, subscription fee, licence,
    license, saas, 订阅, 订阅费, 订阅续费, 订阅新购, 续费, 续订, 月费, 年费, 套餐费, 软件订阅, 软件订阅费
  `),
  'one-off': listed(`one off, one time, onetime, single, non-recurring, nonrecurring, 一次性, 一次性费用, 单次, 买断`),
  setup: listed(`
    set up, setup fee, implementation, implementation fee, onboarding, installation, 实施, 实施费, 部署, 部署费,
    安装, 安装费, 开通费, 初装费
  `),
  service: listed(`
    services, professional services, professional service, consulting, customisation, customization, 增值服务,
    专业服务, 咨询, 咨询费, 定制, 定制开发, 定制费, 二次开发
  `),
  training: listed(`training fee, 培训, 培训费`),
  hardware: listed(`device, devices, equipment, 硬件, 硬件费, 设备, 设备费`),
  usage: listed(`metered, overage, usage fee, 用量, 用量费, 按量, 按量付费, 超量`),
  refund: listed(`refunds, credit note, credit memo, credit, 退款, 退费, 冲红, 红冲`),
} as const
