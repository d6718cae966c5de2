import { expect, test } from 'vitest'
import { customers } from '../../../src/ingest/datasets/customers.js'
import { meaningOf, misread } from './headers.js'

test('finds the headers of real exports', () => {
  expect(
    misread(customers, {
      customer_id:
        'customer id, cust_id, customer_no, account id, account_code, account number, client id, user id, uid, member id, tenant_id, org id, company id, external id, 客户编号, 客户编码, 客户ID, 客户代码, 客户号, 会员号, 会员编号, 会员ID, 会员卡号, 用户ID, 用户编号, 用户标识, 账号ID, 租户ID, 企业ID, 公司ID',
      name: 'customer, customer name, account name, company name, client, organization, name, 客户名称, 客户, 客户姓名, 客户简称, 公司名称, 企业名称, 单位名称, 会员名称, 用户名称, 往来单位, 购货单位, 结算客户',
      signed_up_on:
        'created, created at, created (utc), create date, signup date, registered at, date joined, customer since, start date, 注册时间, 注册日期, 创建时间, 创建日期, 开户日期, 开通时间, 入会时间, 加入时间, 建档日期, 首次合作时间, 签约日期',
      churned_on:
        'churn date, cancelled at, closed at, ended at, 流失时间, 停用日期, 注销时间, 终止日期, 退订时间, 到期未续日期',
      churn_reason: 'cancellation reason, 流失原因, 退订原因, 未续约原因',
      status: 'status, lifecycle stage, account status, 客户状态, 成交状态, 合作状态, 是否流失, 账号状态',
      industry: 'industry, 所属行业, 客户行业',
      size: 'employees, 公司规模, 人员规模',
      region: 'country/region, 所在地区, 省份, 城市, 区域',
      owner: 'account owner, owner, csm, 负责人, 业务员, 销售人员, 客户经理, 跟进人',
      referred_by: 'referrer, referred by, invited by, 推荐人, 介绍人, 邀请人',
      channel: '客户来源, 来源, 渠道',
    }),
  ).toEqual([])
})

test('leaves to attributes and presets what may be something else', () => {
  const others = ['record id', 'segment', '客户级别', '客户等级', 'last login', 'mrr', '交易对方', 'referral code']
  expect(others.filter((header) => meaningOf(customers, header) !== null)).toEqual([])
})
