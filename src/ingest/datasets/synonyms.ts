import { listed } from './listed.js'

/**
 * Headers of the customer's id that hold in every dataset. Not among them, because they don't say whose number it is:
 * `id`, 名称, 客户 (a name), 商户号 (the merchant's own number).
 */
export const customerId: readonly string[] = listed(`
  customer_id, customer id, cust_id, customer_no, customer number, customer code, customer key, account id,
  account_code, account number, client id, client code, member id, tenant_id, org id, organization id,
  organisation id, company id, 客户编号, 客户编码, 客户ID, 客户代码, 客户号, 会员号, 会员编号, 会员ID, 会员卡号,
  账号ID, 租户ID, 租户编号, 企业ID, 企业编号, 公司ID
`)

/** The user's id: the customer's id too where customers are persons, but not in a log, where a customer has many users. */
export const userId: readonly string[] = listed(`user_id, user id, uid, 用户ID, 用户编号, 用户标识`)
