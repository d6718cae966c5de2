import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { loginReach } from '../../model/login-reach.js'
import { seatUse } from '../../model/seat-use.js'
import { segment } from '../../model/segment.js'
import { ratioInterval } from '../interval.js'
import { defineMetric, known, unknown } from '../metric.js'
import { rateOf, segmentColumns, segmentTable, shareOf, wholeBase } from '../segments.js'

/** 席位使用率: how many of the seats paid for at the cut somebody used in the last 30 days. */
export const seatUtilisation = defineMetric({
  id: 'seat-utilisation',
  group: 'activity',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['logins', 'subscriptions'],
  text: {
    en: {
      title: 'Seat utilisation',
      definition:
        'Of the seats in the subscriptions that run at the cut, the share for which a user logged in within the last 30 days. A customer counts at most as many users as it has seats, so that one customer’s surplus does not hide idle seats of another.',
      formula: 'Σ min(users active in 30 days, seats) ÷ Σ seats',
      variants: {
        uncapped: 'Without the cap: users ÷ seats',
        'half-idle': 'Share of customers that use fewer than half of their seats',
        'over-seats': 'Share of customers with more users than seats',
      },
      exhibits: { segments: 'Seat utilisation by segment' },
    },
    'zh-CN': {
      title: '席位使用率',
      definition:
        '截至基准日生效的订阅所含席位中，近 30 天内有用户登录的占比。每一客户的用户数以其席位数为上限，以免个别客户的超额使用掩盖其他客户的闲置席位。',
      formula: 'Σ min（近 30 天活跃用户数，席位数）÷ Σ 席位数',
      variants: {
        uncapped: '不设上限：用户数 ÷ 席位数',
        'half-idle': '席位使用不足一半的客户占比',
        'over-seats': '用户数超过席位数的客户占比',
      },
      exhibits: { segments: '分组席位使用率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    reach: {
      sql: sql`SELECT covers_30_days, has_users FROM ${loginReach}`,
      row: z.object({ covers_30_days: z.boolean(), has_users: z.boolean() }),
    },
    segments: {
      sql: sql`
        SELECT attribute, value, count(*) AS customers, CAST(sum(seats) AS DOUBLE) AS seats, CAST(sum(used) AS DOUBLE) AS used,
          CAST(sum(users) AS DOUBLE) AS users, count(*) FILTER (2 * users < seats) AS half_idle,
          count(*) FILTER (users > seats) AS over_seats
        FROM ${seatUse} JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: z.object({
        ...segmentColumns,
        customers: z.number(),
        seats: z.number(),
        used: z.number(),
        users: z.number(),
        half_idle: z.number(),
        over_seats: z.number(),
      }),
    },
    pairs: {
      sql: sql`
        SELECT CAST(used AS DOUBLE) AS numerator, CAST(seats AS DOUBLE) AS denominator, count(*) AS weight
        FROM ${seatUse} GROUP BY ALL ORDER BY ALL`,
      row: z.object({ numerator: z.number(), denominator: z.number(), weight: z.number() }),
    },
  },
  answer: ({ reach: [reach], segments, pairs }, { seed }) => {
    if (reach?.covers_30_days !== true) return unknown('logins-do-not-reach', { days: 30 })
    if (!reach.has_users) return unknown('no-users-named')
    const base = wholeBase(segments)
    if (base === undefined) return unknown('no-seats-stated')
    const n = base.customers
    return known(base.used / base.seats, {
      n,
      interval: ratioInterval(pairs, seed),
      variants: [
        { key: 'uncapped', unit: 'ratio', value: base.users / base.seats, n },
        { key: 'half-idle', unit: 'ratio', ...shareOf(base.half_idle, n) },
        { key: 'over-seats', unit: 'ratio', ...shareOf(base.over_seats, n) },
      ],
      exhibits: segmentTable(
        segments,
        [
          { key: 'seats', unit: 'count' },
          { key: 'used', unit: 'count' },
          { key: 'rate', unit: 'ratio' },
        ],
        (row) => ({
          n: row.customers,
          seats: row.seats,
          used: row.used,
          rate: rateOf(row.used, row.seats, row.customers),
        }),
      ),
    })
  },
})
