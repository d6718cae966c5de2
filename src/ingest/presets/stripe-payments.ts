import type { Preset } from '../preset.js'

/**
 * Stripe's export of payments, old and new: major units, days in UTC. A payment that is not captured is an authorisation. Without
 * the column of customers their address is the id.
 */
export const stripePayments: Preset = {
  id: 'stripe-payments',
  dataset: 'payments',
  signature: ['id', 'Amount', 'Amount Refunded', 'Currency', 'Status', ['Created date (UTC)', 'Created (UTC)']],
  never: ['Arrival Date (UTC)', '_fivetran_synced'],
  columns: {
    payment_id: ['id'],
    customer_id: ['Customer ID', 'Customer Email'],
    paid_on: ['Created date (UTC)', 'Created (UTC)'],
    amount: ['Amount'],
    refund_amount: ['Amount Refunded'],
    currency: ['Currency'],
    status: ['Status'],
  },
  rules: [{ rule: 'payment-not-captured', header: 'Captured', drop: ['false'] }],
}
