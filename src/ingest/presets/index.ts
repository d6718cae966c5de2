import type { Preset } from '../preset.js'
import { alipayLedger } from './alipay-ledger.js'
import { hubspotCompanies } from './hubspot-companies.js'
import { qualtrics } from './qualtrics.js'
import { quickbooksSales } from './quickbooks-sales.js'
import { shopifyCustomers } from './shopify-customers.js'
import { shopifyOrders } from './shopify-orders.js'
import { stripeBalance } from './stripe-balance.js'
import { stripeCustomers } from './stripe-customers.js'
import { stripePayments } from './stripe-payments.js'
import { stripeWarehouse } from './stripe-warehouse.js'
import { typeform } from './typeform.js'
import { wechatPayBill } from './wechat-pay-bill.js'

/** Every vendor's export that limpet knows by its headers. */
export const presets: readonly Preset[] = [
  stripePayments,
  stripeBalance,
  stripeWarehouse,
  stripeCustomers,
  shopifyOrders,
  shopifyCustomers,
  hubspotCompanies,
  quickbooksSales,
  wechatPayBill,
  alipayLedger,
  qualtrics,
  typeform,
]
