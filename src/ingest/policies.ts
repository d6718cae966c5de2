import { z } from 'zod'
import { isZone } from './zones.js'

const isoDay = z.iso.date()
/** A number, also as text: flags and environment variables come as text. */
function whole(low: number, high: number) {
  return z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(low).max(high))
}

/** Nine rising cut points: a value scores 1 below the first, 10 from the last on. */
const cutPoints = z
  .array(z.number())
  .length(9, { error: 'cut-points' })
  .refine((cuts) => cuts.every((cut, k) => k === 0 || cut > (cuts[k - 1] ?? cut)), { error: 'cut-points' })

/**
 * Every switch that can move a number, with its default; DECISIONS.md argues them. `as_of` and `currency` null: taken
 * from the data. Days are whole days.
 */
export const policies = z.strictObject({
  as_of: isoDay.nullable().default(null),
  /** The zone whose days count, for times that bear an offset; others count as written. */
  timezone: z.string().refine(isZone, { error: 'timezone' }).default('UTC'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'currency' })
    .nullable()
    .default(null),
  recurring_basis: z
    .enum(['auto', 'subscriptions', 'service-periods', 'inferred-cadence', 'purchases'])
    .default('auto'),
  grace_days: z.union([z.literal('auto'), whole(0, 366)]).default('auto'),
  active_days: whole(1, 366).default(30),
  seed: whole(0, 999_999_999).default(1),
  /** Whether accounts that the customers export shows to be tests, demos or the company's own are left out. */
  test_accounts: z.enum(['out', 'in']).default('out'),
  month_end_dates: z.enum(['auto', 'inclusive', 'exclusive']).default('auto'),
  /** Absolute thresholds of the health score, in limpet.yaml: days of use per 30, consultations per month, share paid in time. */
  health_thresholds: z
    .strictObject({ use: cutPoints, consultation: cutPoints, timeliness: cutPoints })
    .partial()
    .nullable()
    .default(null),
  consultation_sign: z.enum(['positive', 'negative', 'ignored']).default('positive'),
})
export type Policies = z.infer<typeof policies>
