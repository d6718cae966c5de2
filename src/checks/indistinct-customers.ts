import { z } from 'zod'
import { sql } from '../engine/sql.js'
import { customer } from '../model/customer.js'
import { defineCheck } from './check.js'

/** Ids that may stand for several customers: masked ones (`138****1234`, `张*`), and words for anybody (散客, guest). */
export const indistinctCustomers = defineCheck({
  id: 'indistinct-customers',
  sql: sql`
    SELECT count(*) AS customers, coalesce(sum(revenue), 0) AS revenue, coalesce(min(customer_id), '') AS example
    FROM ${customer}
    WHERE regexp_matches(customer_id, '[*＊•●]|[0-9][xX]{3,}[0-9]') OR regexp_full_match(lower(customer_id),
      '未知(?:客户|用户)?|匿名(?:客户|用户)?|散客|零散客户|零售客户|个人客户|游客|临时客户|其他(?:客户)?|其它(?:客户)?|unknown(?: customer)?|anonymous|guest|walk[- ]?in(?: customer)?|cash (?:customer|sales?)|misc(?:ellaneous)?|others?')`,
  row: z.object({ customers: z.number(), revenue: z.number(), example: z.string() }),
  findings: ([row]) =>
    row === undefined || row.customers === 0
      ? []
      : [
          {
            code: 'indistinct-customers',
            severity: 'error',
            args: { customers: row.customers, example: row.example },
            dataset: 'customers',
            rows: row.customers,
            money: row.revenue,
          },
        ],
})
