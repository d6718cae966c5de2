import { z } from 'zod'

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

/**
 * Every switch that can move a number, with its default; DECISIONS.md argues them. `as_of` and `currency` null: taken
 * from the data. Days are whole days.
 */
export const policies = z.strictObject({
  as_of: isoDay.nullable().default(null),
  timezone: z
    .string()
    .refine((name) => name === 'UTC', { error: 'timezone' })
    .default('UTC'),
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
  month_end_dates: z.enum(['auto', 'inclusive', 'exclusive']).default('auto'),
})
export type Policies = z.infer<typeof policies>
