import { defineSource } from './table.js'

/**
 * What ingest leaves behind: one typed table per dataset, every canonical column present (NULL where the exports lack it),
 * accepted rows only. Each is read by one table of the model and then dropped.
 */
export const rawCustomers = defineSource('raw_customers')
/** Further columns of the customers export: (customer_id, attribute, value). */
export const rawCustomerAttribute = defineSource('raw_customer_attribute')
export const rawPayments = defineSource('raw_payments')
export const rawLogins = defineSource('raw_logins')
/** The logins that say more than that they were: (customer_id, user_id, logged_in_at, duration_seconds, feature, actions). */
export const rawLoginDetail = defineSource('raw_login_detail')
export const rawSurveys = defineSource('raw_surveys')
export const rawSubscriptions = defineSource('raw_subscriptions')
export const rawRates = defineSource('raw_rates')
