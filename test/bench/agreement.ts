import { z } from 'zod'

const count = z.coerce.number()
const peerSchema = z.object({
  recurring: z.tuple([z.object({ monthly: z.number() })]),
  retention: z.array(
    z.object({
      attribute: z.string().nullable(),
      customers: count,
      retained: count,
      opening: z.number(),
      closing: z.number(),
      kept: z.number(),
    }),
  ),
  value: z.array(z.object({ attribute: z.string().nullable(), revenue: z.number(), payers: count })),
  activity: z.array(z.object({ attribute: z.string().nullable(), registered: count, active: count })),
  stickiness: z.array(z.object({ of_users: z.number() })),
})
const truthSchema = z.object({
  recurring: z.object({ monthly: z.number() }),
  retention: z.object({ closed: z.object({ logo: z.number(), net: z.number(), gross: z.number() }) }),
  paid: z.object({ averagePerPayer: z.number() }),
  activity: z.object({ activeRate30: z.number(), stickinessOfUsers: z.number() }),
})
const reportSchema = z.object({ metrics: z.record(z.string(), z.object({ value: z.number().optional() })) })

/** Seven headline numbers, by the id of the metric. */
export type Headlines = Readonly<Record<string, number | undefined>>

export function headlinesOfTruth(json: string): Headlines {
  const { recurring, retention, paid, activity } = truthSchema.parse(JSON.parse(json))
  return {
    'monthly-recurring-revenue': recurring.monthly,
    'logo-retention': retention.closed.logo,
    'net-revenue-retention': retention.closed.net,
    'gross-revenue-retention': retention.closed.gross,
    'average-customer-revenue': paid.averagePerPayer,
    'active-customer-rate': activity.activeRate30,
    'stickiness-ratio': activity.stickinessOfUsers,
  }
}

export function headlinesOfPeer(json: string): Headlines {
  const { recurring, retention, value, activity, stickiness } = peerSchema.parse(JSON.parse(json))
  const whole = <Row extends { attribute: string | null }>(rows: readonly Row[]): Row | undefined =>
    rows.find((row) => row.attribute === null)
  const [cohort, money, active] = [whole(retention), whole(value), whole(activity)]
  return {
    'monthly-recurring-revenue': recurring[0].monthly,
    'logo-retention': cohort && cohort.retained / cohort.customers,
    'net-revenue-retention': cohort && cohort.closing / cohort.opening,
    'gross-revenue-retention': cohort && cohort.kept / cohort.opening,
    'average-customer-revenue': money && money.revenue / money.payers,
    'active-customer-rate': active && active.active / active.registered,
    'stickiness-ratio': stickiness.at(-1)?.of_users,
  }
}

export function headlinesOfReport(json: string): Headlines {
  const { metrics } = reportSchema.parse(JSON.parse(json))
  return Object.fromEntries(Object.entries(metrics).map(([id, { value }]) => [id, value]))
}

/** What somebody got wrong, in words; empty if nothing. A race between programs that disagree says nothing. */
export function disagreements(who: string, told: Headlines, truth: Headlines): string[] {
  return Object.entries(truth).flatMap(([id, value]) => {
    const said = told[id]
    const fine =
      said !== undefined && value !== undefined && Math.abs(said - value) <= 1e-9 * Math.max(1, Math.abs(value))
    return fine ? [] : [`${who} says ${id} = ${said}, the truth is ${value}`]
  })
}
