import type { Preset } from '../preset.js'

/** Stripe's export of customers. */
export const stripeCustomers: Preset = {
  id: 'stripe-customers',
  dataset: 'customers',
  signature: ['id', 'Email', 'Created (UTC)', 'Delinquent', ['Total Spend', 'Payment Count']],
  columns: { customer_id: ['id'], name: ['Name', 'Description'], signed_up_on: ['Created (UTC)'] },
}
