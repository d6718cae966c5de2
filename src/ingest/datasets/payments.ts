import { sql } from '../../engine/sql.js'
import { rawPayments } from '../../model/raw.js'
import { defineDataset } from '../dataset.js'
import { listed } from './listed.js'
import { paymentKindWords, paymentStatusWords } from './payment-words.js'
import { rowOfTotals } from './row-of-totals.js'
import { customerId, userId } from './synonyms.js'

/**
 * One row per payment, or per invoice with the day on which it was paid. An invoice without that day is kept if it says
 * when it was due: late, not lost. The day of an invoice (开票) is not the day of a payment (回款) and is not taken for it;
 * neither are amounts before tax or after fees (`subtotal`, `net amount`), converted amounts (their currency stands
 * elsewhere), unit prices, contract values (合同金额), or descriptions for products.
 * Bank and wallet statements, where money also goes out (收/支), and payouts need a reading of their own.
 */
export const payments = defineDataset({
  id: 'payments',
  table: rawPayments,
  columns: {
    payment_id: {
      type: 'id',
      synonyms: listed(`
        payment_id, payment id, charge_id, transaction id, payment reference, invoice id, invoice number,
        invoice no, order id, order number, num, 支付单号, 收款单号, 回款编号, 交易号, 交易单号, 交易订单号,
        订单号, 订单编号, 商户订单号, 商家订单号, 流水号, 账务流水号, 业务流水号, 单据编号, 发票号码
      `),
    },
    customer_id: { type: 'id', synonyms: [...customerId, 'customer', ...userId] },
    paid_on: {
      type: 'day',
      synonyms: listed(`
        paid_on, paid at, paid date, payment date, payment time, settled at, transaction date, txn date,
        charge date, charged at, created date (utc), created (utc), 付款时间, 付款日期, 支付时间, 支付日期,
        到账日期, 到账时间, 收款日期, 收款时间, 回款日期, 回款时间, 入账时间, 入账日期, 缴费时间, 缴费日期,
        充值时间, 交易时间, 交易日期, 交易创建时间, 发生时间, 单据日期, date, 日期
      `),
    },
    due_on: {
      type: 'day',
      synonyms: listed(`
        due_on, due date, due at, payment due date, 应付日期, 应收日期, 应缴日期, 应付款日, 付款截止日期,
        最晚付款日期
      `),
    },
    amount: {
      type: 'money',
      synonyms: listed(`
        amount, amount paid, paid amount, payment amount, charge amount, gross, gross amount, total,
        total amount, revenue, 实付金额, 实付, 实收金额, 实收, 付款金额, 支付金额,
        收款金额, 回款金额, 到账金额, 交易金额, 订单金额, 应结订单金额, 价税合计, 含税金额, 收入金额(+元),
        销售金额, 消费金额, 缴费金额, 充值金额, 总金额, 金额, 金额(元)
      `),
    },
    currency: { type: 'text', synonyms: listed(`currency, currency code, 币种, 币别, 货币, 货币种类, 货币类型`) },
    status: {
      type: 'category',
      synonyms: listed(`
        status, payment status, financial status, transaction status, state, outcome, 支付状态, 付款状态,
        交易状态, 订单状态, 当前状态, 收款状态, 状态
      `),
      words: paymentStatusWords,
    },
    kind: {
      type: 'category',
      synonyms: listed(
        `kind, charge type, revenue type, fee type, billing reason, 收费类型, 费用类型, 收入类型, 款项类型`,
      ),
      words: paymentKindWords,
    },
    product: {
      type: 'text',
      synonyms: listed(`
        product, product name, product/service, lineitem name, sku, 产品, 产品名称, 商品, 商品名称, 服务项目,
        模块
      `),
    },
    plan: { type: 'text', synonyms: listed(`plan, plan name, plan id, plan code, 套餐, 套餐名称, 版本`) },
    period_start: {
      type: 'day',
      synonyms: listed(`
        period_start, service start, service period start, service start date, billing period start, 服务开始,
        服务开始日期, 服务期开始, 账期开始, 计费开始日期
      `),
    },
    period_end: {
      type: 'day',
      isEnd: true,
      synonyms: listed(`
        period_end, service end, service period end, service end date, billing period end, 服务结束,
        服务结束日期, 服务期结束, 账期结束, 计费结束日期, 服务到期
      `),
    },
    refund_amount: {
      type: 'money',
      synonyms: listed(
        `refund_amount, amount refunded, refunded amount, refund, 退款金额, 成功退款(元), 申请退款金额, 冲红金额`,
      ),
    },
    tax: { type: 'money', synonyms: listed(`tax, taxes, tax amount, vat, sales tax, 税额, 增值税, 税金`) },
  },
  needs: listed(`customer_id, amount, paid_on`),
  filled: ['customer_id', 'amount', ['paid_on', 'due_on']],
  never: listed(`
    arrival date (utc), reporting_category, 收/支, 收支类型, 借贷方向, 支出金额(-元), debit, credit, 借方金额,
    贷方金额
  `),
  names: listed(`payment, charge, receipt, transaction, invoice, 回款, 收款, 付款, 支付, 缴费, 充值, 流水`),
  drops: {
    ...rowOfTotals,
    'payment-not-settled': sql`status = 'failed' OR (status = 'pending' AND (paid_on IS NOT NULL OR due_on IS NULL))`,
  },
})
