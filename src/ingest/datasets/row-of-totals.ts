import { sql } from '../../engine/sql.js'

/** A row whose customer is a sum: 合计 beside a month would be the largest customer of all. A plain `Total` may be a name. */
export const rowOfTotals = {
  'row-of-totals': sql`regexp_full_match(customer_id, '(?i)(?:本[日周页月季年])?(?:合 *计|总 *计|小 *计|累 *计)[:：]?|(?:grand |sub[- ]?)totals?:?')`,
}
