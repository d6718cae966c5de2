import type { Preset } from '../preset.js'

/** A merchant's bill of WeChat Pay: a refund is a row of its own, and counts as money that went out on its day. */
export const wechatPayBill: Preset = {
  id: 'wechat-pay-bill',
  dataset: 'payments',
  signature: ['交易时间', '微信订单号', '用户标识', '交易状态', '退款金额', ['应结订单金额', '总金额']],
  columns: {
    payment_id: ['微信订单号'],
    customer_id: ['用户标识'],
    paid_on: ['交易时间'],
    amount: ['应结订单金额', '总金额'],
    refund_amount: [],
    currency: ['货币种类'],
    status: ['交易状态'],
    product: ['商品名称'],
  },
  words: { status: { paid: ['REFUND'] } },
  outflow: { header: '退款金额', where: { header: '交易状态', is: 'refund' } },
}
