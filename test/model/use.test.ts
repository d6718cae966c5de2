import { describe, expect, it } from 'vitest'
import { sql } from '../../src/engine/sql.js'
import { actorPeriod } from '../../src/model/actor-period.js'
import { featureMonth } from '../../src/model/feature-month.js'
import { loginReach } from '../../src/model/login-reach.js'
import { useChange } from '../../src/model/use-change.js'
import { useCohort } from '../../src/model/use-cohort.js'
import { useDetail } from '../../src/model/use-detail.js'
import { useFlow } from '../../src/model/use-flow.js'
import { useMonth } from '../../src/model/use-month.js'
import { usePeriod } from '../../src/model/use-period.js'
import { useWeek } from '../../src/model/use-week.js'
import { factRows, type RawRow } from './facts.js'

const at = (customer_id: string, user_id: string | null, days: readonly string[], rest: RawRow = {}): RawRow[] =>
  days.map((day) => ({ customer_id, user_id, logged_in_at: `${day} 09:00:00`, ...rest }))

/** Three users over ten days, Saturday 27 January to Monday 5 February 2024: three weeks, two months. */
const tenDays = [
  ...at('a', 'one', ['2024-01-27', '2024-01-29', '2024-01-30', '2024-02-05']),
  ...at('a', 'two', ['2024-01-28', '2024-02-05']),
  ...at('b', 'three', ['2024-01-31', '2024-02-01']),
]
const february = { as_of: '2024-02-29' }

describe('three users over ten days', () => {
  it('days of use by week and month', async () => {
    const rows = await factRows(
      sql`SELECT grain, place, user_id, days FROM ${actorPeriod} ORDER BY ALL`,
      { logins: tenDays },
      february,
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'month 1 one 3',
      'month 1 three 1',
      'month 1 two 1',
      'month 2 one 1',
      'month 2 three 1',
      'month 2 two 1',
      'week 1 one 1',
      'week 1 two 1',
      'week 2 one 2',
      'week 2 three 2',
      'week 3 one 1',
      'week 3 two 1',
    ])
  })

  it('new, returning, resurrecting and dormant, week by week: two comes back after a week, three stays away', async () => {
    const rows = await factRows(
      sql`SELECT CAST(starts_on AS VARCHAR) AS starts_on, opening, new, returned, resurrected, dormant, active
        FROM ${useFlow} WHERE grain = 'week' ORDER BY place`,
      { logins: tenDays },
      february,
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      '2024-01-22 0 2 0 0 0 2',
      '2024-01-29 2 1 1 0 1 2',
      '2024-02-05 2 0 1 1 1 2',
      '2024-02-12 2 0 0 0 2 0',
      '2024-02-19 0 0 0 0 0 0',
      '2024-02-26 0 0 0 0 0 0',
    ])
  })

  it('by month nobody is lost', async () => {
    const rows = await factRows(
      sql`SELECT opening, new, returned, resurrected, dormant, active FROM ${useFlow} WHERE grain = 'month' ORDER BY place`,
      { logins: tenDays },
      february,
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual(['0 3 0 0 0 3', '3 0 3 0 0 3'])
  })

  it('counts customers and users of a week in the month in which it ends; an empty week is zero', async () => {
    const rows = await factRows(
      sql`SELECT CAST(starts_on AS VARCHAR) AS starts_on, CAST(month_end AS VARCHAR) AS month_end, customers, users
        FROM ${useWeek} ORDER BY starts_on`,
      { logins: tenDays },
      february,
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      '2024-01-22 2024-01-31 1 2',
      '2024-01-29 2024-02-29 2 2',
      '2024-02-05 2024-02-29 1 2',
      '2024-02-12 2024-02-29 0 0',
      '2024-02-19 2024-02-29 0 0',
    ])
  })

  it('a period is complete where logins cover it: January begins on the 27th, February ends on the 5th', async () => {
    const rows = await factRows(
      sql`SELECT grain, CAST(starts_on AS VARCHAR) AS starts_on FROM ${usePeriod} WHERE is_complete`,
      { logins: tenDays },
      february,
    )
    expect(rows).toEqual([{ grain: 'week', starts_on: '2024-01-29' }])
  })

  it('logins after the cut change nothing', async () => {
    const query = sql`SELECT * FROM ${useFlow} ORDER BY grain, place`
    const later = [...tenDays, ...at('c', 'four', ['2024-03-01']), ...at('a', 'one', ['2024-03-02'])]
    expect(await factRows(query, { logins: later }, february)).toEqual(
      await factRows(query, { logins: tenDays }, february),
    )
  })
})

describe('actors', () => {
  it('are customers where the export names no users', async () => {
    const logins = [...at('a', null, ['2024-02-05', '2024-02-06']), ...at('b', null, ['2024-02-06'])]
    const query = sql`SELECT customer_id, user_id, days FROM ${actorPeriod} WHERE grain = 'month' ORDER BY customer_id`
    expect(await factRows(query, { logins }, february)).toEqual([
      { customer_id: 'a', user_id: null, days: 2 },
      { customer_id: 'b', user_id: null, days: 1 },
    ])
  })

  it('never are the logins without a user in an export that names users', async () => {
    const logins = [...at('a', null, ['2024-02-05']), ...at('a', 'one', ['2024-02-06'])]
    const query = sql`SELECT user_id, days FROM ${actorPeriod} WHERE grain = 'month'`
    expect(await factRows(query, { logins }, february)).toEqual([{ user_id: 'one', days: 1 }])
  })
})

describe('use_cohort', () => {
  it('strict and "on or after", by week of first use', async () => {
    const logins = [
      ...at('a', 'one', ['2024-06-03', '2024-06-12', '2024-06-28']),
      ...at('a', 'two', ['2024-06-04', '2024-06-18']),
      ...at('b', 'three', ['2024-06-11', '2024-06-29']),
    ]
    const rows = await factRows(
      sql`SELECT CAST(cohort_on AS VARCHAR) AS cohort_on, is_first, age, size, active, still
        FROM ${useCohort} WHERE grain = 'week' ORDER BY cohort_on, age`,
      { logins },
      { as_of: '2024-06-30' },
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      '2024-06-03 true 0 2 2 2',
      '2024-06-03 true 1 2 1 2',
      '2024-06-03 true 2 2 1 2',
      '2024-06-03 true 3 2 1 1',
      '2024-06-10 false 0 1 1 1',
      '2024-06-10 false 1 1 0 1',
      '2024-06-10 false 2 1 1 1',
    ])
  })
})

describe('what logins state', () => {
  const day = '2024-02-05'
  const logins = [
    ...at('a', 'one', [day], { duration_seconds: 60, actions: 3, feature: 'map' }),
    ...at('a', 'one', [day], { duration_seconds: 120.4, actions: 2, feature: 'map' }),
    ...at('a', 'one', [day], { duration_seconds: -5, feature: 'chart' }),
    ...at('a', 'one', [day], { duration_seconds: 86401 }),
    ...at('a', 'two', [day]),
  ]

  it('60 + 120 seconds in two timed logins; a negative duration and one above a day are none', async () => {
    const query = sql`SELECT feature, seconds, timed_logins, actions FROM ${useDetail} ORDER BY feature NULLS LAST`
    expect(await factRows(query, { logins })).toEqual([
      { feature: 'chart', seconds: null, timed_logins: 0, actions: null },
      { feature: 'map', seconds: 180, timed_logins: 2, actions: 5 },
      { feature: null, seconds: null, timed_logins: 0, actions: null },
    ])
  })

  it('adds up by customer and month', async () => {
    const query = sql`SELECT customer_id, days, logins, seconds, timed_logins, actions, users FROM ${useMonth}`
    expect(await factRows(query, { logins }, february)).toEqual([
      { customer_id: 'a', days: 1, logins: 5, seconds: 180, timed_logins: 2, actions: 5, users: 2 },
    ])
    const features = sql`SELECT feature FROM ${featureMonth} ORDER BY feature`
    expect(await factRows(features, { logins }, february)).toEqual([{ feature: 'chart' }, { feature: 'map' }])
  })
})

describe('use_change', () => {
  it('cuts at 90 and 180 days before the end: 2024-06-30 − 90 = 2024-04-01, − 180 = 2024-01-02', async () => {
    const logins = [
      ...at('a', 'one', ['2024-01-02', '2024-01-03', '2024-04-01', '2024-04-02', '2024-06-30']),
      ...at('a', 'two', ['2024-06-30']),
      ...at('b', null, ['2024-04-01']),
    ]
    const rows = await factRows(
      sql`SELECT customer_id, is_settled, recent_days, earlier_days FROM ${useChange} ORDER BY customer_id`,
      { logins },
      { as_of: '2024-06-30' },
    )
    expect(rows).toEqual([
      { customer_id: 'a', is_settled: true, recent_days: 3, earlier_days: 2 },
      { customer_id: 'b', is_settled: false, recent_days: 0, earlier_days: 1 },
    ])
  })
})

describe('login_reach', () => {
  const june = { as_of: '2024-06-30' }
  const reach = async (...days: readonly string[]) =>
    (
      await factRows(
        sql`SELECT has_users, covers_30_days, covers_180_days FROM ${loginReach}`,
        { logins: at('a', 'one', days) },
        june,
      )
    )[0]

  it('30 days up to 30 June begin on 1 June, 180 days on 3 January; three days of slack at either end', async () => {
    const named = { has_users: true }
    expect(await reach('2024-06-04', '2024-06-27')).toEqual({ ...named, covers_30_days: true, covers_180_days: false })
    expect(await reach('2024-06-05', '2024-06-27')).toEqual({ ...named, covers_30_days: false, covers_180_days: false })
    expect(await reach('2024-01-06', '2024-06-27')).toEqual({ ...named, covers_30_days: true, covers_180_days: true })
    expect(await reach('2024-01-06', '2024-06-26')).toEqual({ ...named, covers_30_days: false, covers_180_days: false })
    expect(await reach()).toEqual({ has_users: false, covers_30_days: false, covers_180_days: false })
  })
})
