import { expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '../../src/engine/sql.js'
import { table } from '../../src/metrics/exhibits.js'
import { type AnyMetric, defineMetric, known } from '../../src/metrics/metric.js'
import { measured } from '../metrics/measured.js'

const words = { title: 't', definition: 'd', formula: 'f', variants: {}, exhibits: { cells: 'c' } }

/** A metric that finds `value` and shows `cell` in an exhibit, over a row of one number. */
function metric(value: number, cell: number | null): AnyMetric {
  return defineMetric({
    id: 'some-metric',
    group: 'retention',
    unit: 'count',
    better: 'higher',
    evidence: 'fact',
    addsMoney: false,
    needs: [],
    text: { en: words, 'zh-CN': words },
    source: 'none',
    queries: { one: { sql: sql`SELECT 1 AS n`, row: z.object({ n: z.number() }) } },
    answer: () => known(value, { exhibits: [table('cells', { amount: 'count' }, [{ amount: cell }])] }),
  })
}
const rooms = { payments: [{ customer_id: 'A', amount: 1, paid_on: '2025-12-30' }] }

it('lets a number that is none, in an exhibit too, become an unknown with a finding', async () => {
  for (const bad of [metric(Number.NaN, 1), metric(1, Number.NaN), metric(1, Number.POSITIVE_INFINITY)]) {
    const { result, findings } = await measured(bad, rooms)
    expect(result).toMatchObject({ status: 'unknown', because: { code: 'metric-failed' } })
    expect(findings).toMatchObject([{ code: 'metric-failed', severity: 'error', args: { metric: 'some-metric' } }])
  }
  const { findings } = await measured(metric(1, Number.NaN), rooms)
  expect(findings[0]?.args['problem']).toMatch(/^exhibits\.0\.rows\.0\.amount: /)
})

it('leaves what is known as it is', async () => {
  const { result } = await measured(metric(1, null), rooms)
  expect(result).toMatchObject({ status: 'known', value: 1, exhibits: [{ id: 'cells', rows: [{ amount: null }] }] })
})
