import { sql } from '../engine/sql.js'
import { payment } from './payment.js'
import { subscription } from './subscription.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/** The currencies that payments and subscriptions up to the cut name (ISO 4217). */
export const namedCurrency = defineTable({
  name: 'named_currency',
  key: ['currency'],
  query: sql`
    SELECT currency FROM ${payment} JOIN ${window} ON coalesce(paid_on, due_on) <= as_of WHERE currency IS NOT NULL
    UNION
    SELECT currency FROM ${subscription} JOIN ${window} ON started_on <= as_of WHERE currency IS NOT NULL`,
})
