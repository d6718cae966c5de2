import type { Preset } from '../preset.js'

/** Shopify's export of customers, told by their address as in the orders. */
export const shopifyCustomers: Preset = {
  id: 'shopify-customers',
  dataset: 'customers',
  signature: ['First Name', 'Last Name', 'Email', 'Total Spent', 'Total Orders'],
  columns: { customer_id: ['Email'], name: ['Company'] },
}
