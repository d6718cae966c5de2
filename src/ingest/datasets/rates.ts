import { sql } from '../../engine/sql.js'
import { rawRates } from '../../model/raw.js'
import { defineDataset } from '../dataset.js'
import { listed } from './listed.js'

/**
 * Exchange rates: one row per currency and month, in units of the report's currency per ONE unit. A list that quotes per 100
 * units must be divided first: nothing in it says so. `target` names the currency that a row converts into, where the file
 * holds several.
 */
export const rates = defineDataset({
  id: 'rates',
  table: rawRates,
  columns: {
    currency: {
      type: 'text',
      synonyms: listed(`
        currency, currency code, from currency, source currency, base currency, foreign currency, 币种, 币别,
        货币, 货币代码, 币种代码, 外币, 外币币种, 原币, 原币种
      `),
    },
    month: {
      type: 'day',
      isEnd: true,
      synonyms: listed(`month, rate month, period, year month, date, rate date, 月份, 月, 年月, 期间, 会计期间, 日期`),
    },
    rate: {
      type: 'number',
      synonyms: listed(`
        rate, exchange rate, fx rate, fx, conversion rate, average rate, closing rate, month-end rate, 汇率,
        折算汇率, 月均汇率, 平均汇率, 月末汇率, 期末汇率, 记账汇率, 中间价
      `),
    },
    target: {
      type: 'text',
      synonyms: listed(
        `target, target currency, to currency, quote currency, reporting currency, 目标币种, 本位币, 折算币种`,
      ),
    },
  },
  needs: ['currency', 'month', 'rate'],
  filled: ['currency', 'month', 'rate'],
  never: listed(`customer_id, customer, amount, 客户编号, 客户名称, 金额, payment_id, subscription_id`),
  names: listed(`rate, fx, exchange, 汇率`),
  drops: { 'rate-not-positive': sql`rate <= 0` },
})
