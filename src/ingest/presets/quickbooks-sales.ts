import type { Preset } from '../preset.js'

/** QuickBooks' sales by customer in detail: each customer's name above the rows, often in a column without a name. */
export const quickbooksSales: Preset = {
  id: 'quickbooks-sales',
  dataset: 'payments',
  signature: ['Transaction Type', 'Date', ['Num', 'No.'], 'Amount', 'Balance'],
  columns: {
    customer_id: ['Customer full name', 'Customer', 'Name', ''],
    payment_id: ['Num', 'No.'],
    paid_on: ['Date'],
    amount: ['Amount'],
    product: ['Product/Service full name', 'Product/Service'],
  },
  rules: [
    {
      rule: 'not-a-sale',
      header: 'Transaction Type',
      drop: ['payment', 'deposit', 'journal', 'journal entry', 'transfer'],
    },
  ],
  hasDaysOfInvoices: true,
}
