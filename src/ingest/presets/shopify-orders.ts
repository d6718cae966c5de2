import type { Preset } from '../preset.js'

/**
 * Shopify's export of orders: the order stands in its first line, further lines name further items. The total has its taxes in it;
 * customers are told by their address, because the export has no id of theirs.
 */
export const shopifyOrders: Preset = {
  id: 'shopify-orders',
  dataset: 'payments',
  signature: ['Name', 'Email', 'Financial Status', 'Paid at', 'Total', 'Lineitem quantity', 'Lineitem name'],
  columns: {
    payment_id: ['Name'],
    customer_id: ['Email'],
    paid_on: ['Paid at'],
    amount: ['Total'],
    refund_amount: ['Refunded Amount'],
    tax: ['Taxes'],
    currency: ['Currency'],
    status: ['Financial Status'],
    product: ['Lineitem name'],
  },
  words: { status: { paid: ['partially_refunded'] } },
}
