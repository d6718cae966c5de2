import { expect, test } from 'vitest'
import { payments } from '../../../src/ingest/datasets/payments.js'
import { columnsOf, meaningOf, misread } from './headers.js'
import { droppedBy, isComplete } from './rows.js'

test('finds the headers of real exports', () => {
  expect(
    misread(payments, {
      payment_id:
        'transaction id, payment id, charge_id, invoice number, order id, num, payment reference, 交易号, 交易单号, 交易订单号, 订单号, 订单编号, 商户订单号, 商家订单号, 流水号, 账务流水号, 业务流水号, 单据编号, 收款单号, 回款编号, 发票号码, 支付单号',
      customer_id: 'customer, customer id, account_code, user id, 客户编码, 用户标识',
      paid_on:
        'created date (utc), paid at, payment date, transaction date, date, settled at, txn date, 付款时间, 付款日期, 支付时间, 支付日期, 交易时间, 交易创建时间, 发生时间, 收款日期, 回款日期, 到账日期, 到账时间, 入账时间, 缴费时间, 单据日期, 充值时间',
      amount:
        'amount, gross, total, amount paid, charge amount, revenue, 付款金额, 支付金额, 实付, 实付金额, 实收金额, 收款金额, 回款金额, 到账金额, 交易金额, 订单金额, 应结订单金额, 金额, 金额(元), 金额（元）, 收入金额（+元）, 销售金额, 价税合计, 含税金额, 消费金额, 缴费金额, 充值金额, 总金额',
      refund_amount: 'amount refunded, refunded amount, 退款金额, 成功退款（元）, 申请退款金额, 冲红金额',
      currency: 'currency, currency code, 币种, 币别, 货币, 货币种类, 货币类型',
      status: 'status, financial status, state, outcome, 交易状态, 支付状态, 订单状态, 付款状态, 当前状态, 收款状态',
      product: 'product, product/service, lineitem name, sku, 产品, 产品名称, 商品, 商品名称, 服务项目, 模块',
      plan: 'plan, 套餐, 版本',
    }),
  ).toEqual([])
})

test('does not take for a payment what is none', () => {
  const others =
    '开票日期, invoice date, 合同金额, subtotal, net amount, converted amount, price, 收/支, 支出金额(-元), type, description'
  expect(others.split(', ').filter((header) => meaningOf(payments, header) !== null)).toEqual([])
})

test('prefers the amount with tax to the one that may be without', () => {
  expect(columnsOf('客户编码,收款日期,金额,税额,价税合计')).toMatchObject({ amount: '价税合计', tax: '税额' })
})

test('an invoice that is due is kept, a payment that never settled is not', async () => {
  const invoice = { customer_id: 'C1', amount: '5', due_on: '2024-01-31' }
  expect(await droppedBy(payments, invoice)).toBeNull()
  expect(await droppedBy(payments, { ...invoice, status: 'Unpaid' })).toBeNull()
  expect(await droppedBy(payments, { ...invoice, status: '已作废' })).toBe('payment-not-settled')
  const payment = { customer_id: 'C1', amount: '5', paid_on: '2024-01-31' }
  expect(await droppedBy(payments, payment)).toBeNull()
  expect(await droppedBy(payments, { ...payment, status: 'Paid' })).toBeNull()
  expect(await droppedBy(payments, { ...payment, status: 'REFUND' })).toBeNull()
  expect(await droppedBy(payments, { ...payment, status: 'failed' })).toBe('payment-not-settled')
  expect(await droppedBy(payments, { ...payment, status: '待支付' })).toBe('payment-not-settled')
  expect(await droppedBy(payments, { ...payment, due_on: '2024-01-15', status: 'pending' })).toBe('payment-not-settled')
})

test('a row without a day of payment needs the day on which it is due', () => {
  expect(isComplete(payments, { customer_id: 'C1', amount: '5', paid_on: '2024-01-01' })).toBe(true)
  expect(isComplete(payments, { customer_id: 'C1', amount: '5', due_on: '2024-01-01' })).toBe(true)
  expect(isComplete(payments, { customer_id: 'C1', amount: '5' })).toBe(false)
  expect(isComplete(payments, { customer_id: 'C1', paid_on: '2024-01-01' })).toBe(false)
})
