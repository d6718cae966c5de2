import type { Preset } from '../preset.js'

/**
 * A merchant's ledger of Alipay, money in and money out in two columns. What a row is for tells whether it is a sale or a refund; fees and
 * the merchant's own transfers are left out, other words are refused.
 */
export const alipayLedger: Preset = {
  id: 'alipay-ledger',
  dataset: 'payments',
  signature: ['账务流水号', '发生时间', '对方账号', '收入金额（+元）', '支出金额（-元）', '业务类型'],
  columns: {
    payment_id: ['账务流水号'],
    customer_id: ['对方账号'],
    paid_on: ['发生时间'],
    amount: ['收入金额（+元）'],
    status: ['业务类型'],
    product: ['商品名称'],
  },
  words: { status: { paid: ['交易付款', '在线支付', '退款', '交易退款'] } },
  currency: 'CNY',
  rules: [{ rule: 'not-from-a-customer', header: '业务类型', drop: ['收费', '服务费', '提现', '转账', '充值'] }],
  outflow: { header: '支出金额（-元）' },
}
