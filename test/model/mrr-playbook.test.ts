import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { grossRevenueRetention } from '../../src/metrics/retention/gross-revenue-retention.js'
import { logoRetention } from '../../src/metrics/retention/logo-retention.js'
import { netRevenueRetention } from '../../src/metrics/retention/net-revenue-retention.js'
import { cohortMonth } from '../../src/model/cohort-month.js'
import { movement } from '../../src/model/movement.js'
import { window } from '../../src/model/window.js'
import { measure } from '../../src/run/measure.js'
import { settingOf } from '../../src/run/window.js'
import { referenceData } from '../reference/folder.js'
import { factsOf, type RawRow } from './facts.js'

const { folder, isMissing } = referenceData('mrr-playbook')
let engine: Engine | undefined
afterEach(() => engine?.close())

function periods(): RawRow[] {
  const [, ...lines] = readFileSync(join(folder, 'subscription_periods.csv'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [subscription_id, customer_id, started_on, ended_on, monthly_amount] = line.trim().split(',')
    return { subscription_id, customer_id, started_on, ended_on, monthly_amount } as RawRow
  })
}

async function opened(as_of: string | null): Promise<Engine> {
  engine = await factsOf({ subscriptions: periods() }, { as_of, grace_days: 0 })
  return engine
}

async function retention(as_of: string): Promise<Record<string, number | null>> {
  const facts = await opened(as_of)
  const on = { engine: facts, setting: await settingOf(facts), available: new Set(['subscriptions'] as const), seed: 1 }
  const found: Record<string, number | null> = {}
  for (const metric of [netRevenueRetention, grossRevenueRetention, logoRetention]) {
    const { result, findings } = await measure(metric, on)
    expect(findings).toEqual([])
    if (result.status === 'unknown') throw new Error(JSON.stringify(result))
    found[metric.id] = result.value
    for (const { key, value } of result.variants) found[`${metric.id} ${key}`] = value
  }
  expect(facts.violations).toEqual([])
  return found
}

describe.skipIf(isMissing)(
  'mrr-playbook, the published seed of a recurring-revenue model, dbt-labs/mrr-playbook',
  () => {
    it('is cut at 2019-12-31, where the observed starts end', async () => {
      const facts = await opened(null)
      expect(await facts.read(sql`SELECT as_of FROM ${window}`)).toEqual([{ as_of: '2019-12-31' }])
    })

    it('gives the published months', async () => {
      const facts = await opened(null)
      const rows = await facts.read(sql`
      SELECT CAST(month_end AS VARCHAR)[:7] AS month, closing, closing_customers AS customers, new, reactivated, expanded, contracted, churned
      FROM ${movement} ORDER BY month_end`)
      const month = (name: string): unknown[] => Object.values(rows.find((row) => row['month'] === name) ?? {}).slice(1)
      expect(month('2018-12')).toEqual([585, 12, 25, 0, 50, 65, 0])
      expect(month('2019-02')).toEqual([625, 13, 30, 0, 25, 0, 50])
      expect(month('2019-04')).toEqual([895, 17, 120, 50, 65, 0, 0])
      expect(month('2019-08')).toEqual([1240, 26, 105, 0, 0, 55, 160])
      expect(month('2019-12')).toEqual([1255, 28, 100, 0, 50, 30, 705])
    })

    it('gives the published totals on the full spine, false churn included, when told to cut at 2020-02-29', async () => {
      const facts = await opened('2020-02-29')
      const [total] = await facts.read(sql`
      SELECT sum(new) AS new, sum(new_customers) AS new_n, sum(churned) AS churned, sum(churned_customers) AS churned_n,
        sum(expanded) AS expanded, sum(expanded_customers) AS expanded_n, sum(contracted) AS contracted,
        sum(contracted_customers) AS contracted_n, sum(reactivated) AS reactivated, sum(reactivated_customers) AS reactivated_n,
        sum(churned) FILTER (month_end = DATE '2020-01-31') AS false_january, sum(churned) FILTER (month_end = DATE '2020-02-29') AS false_february
      FROM ${movement}`)
      expect(total).toEqual({
        new: 2295,
        new_n: 55,
        churned: 2550,
        churned_n: 58,
        expanded: 660,
        expanded_n: 30,
        contracted: 555,
        contracted_n: 27,
        reactivated: 150,
        reactivated_n: 3,
        false_january: 1255,
        false_february: 175,
      })
    })

    it('gives the three methods for the twelve months to 2019-11', async () => {
      const found = await retention('2019-11-30')
      expect(found['net-revenue-retention']).toBeCloseTo(0.973913, 6)
      expect(found['gross-revenue-retention']).toBeCloseTo(0.8, 6)
      expect(found['logo-retention']).toBeCloseTo(0.909091, 6)
      expect(found['net-revenue-retention bridge']).toBeCloseTo(0.817391, 6)
      expect(found['gross-revenue-retention bridge']).toBeCloseTo(-0.26087, 6)
      expect(found['net-revenue-retention compounded']).toBeCloseTo(0.838017, 6)
      expect(found['gross-revenue-retention compounded']).toBeCloseTo(0.481563, 6)
    })

    it('gives the published closed cohorts of two more windows', async () => {
      const december = await retention('2019-12-31')
      engine?.close()
      const october = await retention('2019-10-31')
      expect(
        [december['net-revenue-retention'], december['gross-revenue-retention'], december['logo-retention']].map((x) =>
          x?.toFixed(6),
        ),
      ).toEqual(['0.700855', '0.581197', '0.583333'])
      expect(
        [october['net-revenue-retention'], october['gross-revenue-retention'], october['logo-retention']].map((x) =>
          x?.toFixed(6),
        ),
      ).toEqual(['1.074627', '1.000000', '1.000000'])
    })

    it('shows the same rate for a month whether it is the cut or one of the last 36', async () => {
      const facts = await opened(null)
      const [row] = await facts.read(
        sql`SELECT closing / opening AS net FROM ${cohortMonth} WHERE month_end = DATE '2019-11-30'`,
      )
      expect(row?.['net']).toBeCloseTo(0.973913, 6)
    })
  },
)
