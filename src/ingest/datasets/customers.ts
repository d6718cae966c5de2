import { rawCustomerAttribute, rawCustomers } from '../../model/raw.js'
import { defineDataset } from '../dataset.js'
import { listed } from './listed.js'
import { rowOfTotals } from './row-of-totals.js'
import { customerId, userId } from './synonyms.js'

/**
 * One row per customer. Columns beyond these become attributes by which segments are cut. A status is kept as it is
 * written: payments say who is a customer, and where the two disagree, payments win. A `record id` alone is not taken for
 * the customer's: deals and contacts have one too.
 */
export const customers = defineDataset({
  id: 'customers',
  table: rawCustomers,
  columns: {
    customer_id: { type: 'id', synonyms: [...customerId, 'external id', ...userId] },
    name: {
      type: 'text',
      synonyms: listed(`
        name, customer name, account name, company name, customer, client, client name, organization,
        organisation, 客户名称, 客户, 客户姓名, 客户简称, 公司名称, 企业名称, 单位名称, 会员名称, 用户名称,
        往来单位, 购货单位, 结算客户
      `),
    },
    signed_up_on: {
      type: 'day',
      synonyms: listed(`
        signed_up_on, signup date, sign-up date, signed up at, registered at, registration date, date joined,
        customer since, created, created at, created (utc), create date, start date, 注册时间, 注册日期,
        开户日期, 开通时间, 入会时间, 加入时间, 首次合作时间, 签约日期, 建档日期, 创建时间, 创建日期
      `),
    },
    churned_on: {
      type: 'day',
      synonyms: listed(`
        churned_on, churn date, churned at, cancelled at, canceled at, closed at, ended at, 流失时间, 流失日期,
        停用日期, 注销时间, 终止日期, 退订时间, 到期未续日期
      `),
    },
    churn_reason: {
      type: 'text',
      synonyms: listed(`churn_reason, churn reason, cancellation reason, reason lost, 流失原因, 退订原因, 未续约原因`),
    },
    lost_to: {
      type: 'text',
      synonyms: listed(`lost_to, lost to competitor, competitor, 流失去向, 竞争对手, 竞品`),
    },
    status: {
      type: 'text',
      synonyms: listed(`
        status, customer status, account status, lifecycle stage, 客户状态, 成交状态, 合作状态, 是否流失,
        账号状态
      `),
    },
    parent_id: {
      type: 'id',
      synonyms: listed(
        `parent_id, parent account id, parent customer id, group id, 集团编号, 上级客户编号, 母公司编号`,
      ),
    },
    industry: { type: 'text', synonyms: listed(`industry, sector, vertical, 行业, 所属行业, 客户行业`) },
    size: {
      type: 'text',
      synonyms: listed(`size, company size, employees, number of employees, 规模, 公司规模, 企业规模, 人员规模`),
    },
    region: {
      type: 'text',
      synonyms: listed(`region, country/region, country, territory, 地区, 区域, 所在地区, 省份, 城市`),
    },
    plan: { type: 'text', synonyms: listed(`plan, plan name, 套餐, 版本`) },
    channel: {
      type: 'text',
      synonyms: listed(`channel, acquisition channel, lead source, source, 渠道, 获客渠道, 客户来源, 来源`),
    },
    owner: {
      type: 'text',
      synonyms: listed(
        `owner, account owner, company owner, account manager, csm, 负责人, 业务员, 销售人员, 客户经理, 跟进人`,
      ),
    },
    acquisition_cost: { type: 'money', synonyms: listed(`acquisition_cost, cac, customer acquisition cost, 获客成本`) },
    service_cost: { type: 'money', synonyms: listed(`service_cost, cost to serve, 服务成本`) },
    loyalty_tier: { type: 'text', synonyms: listed(`loyalty_tier, membership level, 会员等级`) },
    loyalty_points: { type: 'number', synonyms: listed(`loyalty_points, points, 积分, 会员积分`) },
    referred_by: {
      type: 'id',
      synonyms: listed(`referred_by, referrer, referrer id, invited by, 推荐人, 介绍人, 邀请人`),
    },
  },
  needs: ['customer_id', listed('name, signed_up_on, churned_on, status, parent_id, industry, size, region, plan')],
  filled: ['customer_id'],
  never: listed(`
    subscription_id, contract id, 订阅编号, 合同编号, 合同号, payment_id, charge_id, transaction id,
    invoice number, order id, 订单号, 流水号, amount, 金额, paid_on, paid at, payment date, 付款时间, 付款日期,
    支付时间, 回款日期, 收款日期, login time, login_at, logged_in_at, 登录时间, 登陆时间, timestamp, answered_on,
    submitted at, 提交时间, ticket id, opened at, priority, 工单编号, 工单号, 优先级, event, event_type,
    happened at, month, 月份
  `),
  names: listed(`customers, 客户清单, 客户列表, 客户信息, 客户档案, 客户名单`),
  drops: rowOfTotals,
  attributes: rawCustomerAttribute,
})
