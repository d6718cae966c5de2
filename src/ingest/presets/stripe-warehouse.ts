import type { Preset } from '../preset.js'

/** Stripe's charges as Fivetran copies them into a warehouse: amounts in cents. Currencies without cents are left out, and counted. */
export const stripeWarehouse: Preset = {
  id: 'stripe-warehouse',
  dataset: 'payments',
  signature: ['_fivetran_synced', 'id', 'amount', 'amount_refunded', 'currency', 'created', 'status'],
  columns: {
    payment_id: ['id'],
    customer_id: ['customer_id'],
    paid_on: ['created'],
    amount: ['amount'],
    refund_amount: ['amount_refunded'],
    currency: ['currency'],
    status: ['status'],
  },
  isInCents: true,
  rules: [
    { rule: 'payment-not-captured', header: 'captured', drop: ['false'] },
    {
      rule: 'currency-without-cents',
      header: 'currency',
      drop: 'bif,clp,djf,gnf,jpy,kmf,krw,mga,pyg,rwf,ugx,vnd,vuv,xaf,xof,xpf,bhd,jod,kwd,omr,tnd'.split(','),
    },
  ],
}
