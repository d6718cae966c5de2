import type { Preset } from '../preset.js'

/** Stripe's itemised changes of the balance: what customers paid, and what went back to them as negative amounts; no payouts, no fees. */
export const stripeBalance: Preset = {
  id: 'stripe-balance',
  dataset: 'payments',
  signature: ['balance_transaction_id', 'gross', 'currency', 'reporting_category', ['created_utc', 'created']],
  columns: {
    payment_id: ['balance_transaction_id'],
    customer_id: ['customer_id', 'customer_email'],
    paid_on: ['created_utc', 'created'],
    amount: ['gross'],
    currency: ['currency'],
  },
  rules: [
    {
      rule: 'not-from-a-customer',
      header: 'reporting_category',
      keep: ['charge', 'refund', 'dispute', 'dispute_reversal'],
    },
  ],
}
