import { z } from 'zod'

/** How a number is read. `ratio` is a fraction (0.91 is 91 %), `points` are percentage points (net promoter score). */
export const unit = z.enum(['money', 'ratio', 'count', 'days', 'months', 'minutes', 'score', 'points'])
export type Unit = z.infer<typeof unit>

const argument = z.union([z.string(), z.number()])
/** A code and what it speaks of; sentences are made of it only in views. */
export const coded = z.object({ code: z.string(), args: z.record(z.string(), argument) })
export type Coded<Code extends string = string> = { code: Code; args: Record<string, string | number> }

/** A confidence interval in the unit of its value; `method` is a key of the words. */
export const interval = z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() })
export type Interval = z.infer<typeof interval>

/** How the cells of a column are read. `text` is written as it stands in the data; `term` is a key of the words. */
const columnUnit = z.enum([...unit.options, 'text', 'term', 'date', 'month'])
const column = z.object({ key: z.string(), unit: columnUnit })
const cell = z.union([z.string(), z.number(), z.null()])
const tabular = { id: z.string(), columns: z.array(column), rows: z.array(z.record(z.string(), cell)) }

/**
 * What a metric shows beside its number. A table has a row per thing, a series a row per point in time (first column), a
 * distribution a row per value (first column), a listing the first rows of `total`; a cohort is a triangle:
 * cohort, size, and a column `age_k` per age. Null is "not known", never zero.
 */
export const exhibit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), ...tabular }),
  z.object({ kind: z.literal('series'), ...tabular }),
  z.object({ kind: z.literal('distribution'), ...tabular }),
  z.object({ kind: z.literal('listing'), ...tabular, total: z.number().int() }),
  z.object({ kind: z.literal('cohort'), ...tabular, age: z.enum(['week', 'month', 'quarter']) }),
])
export type Exhibit<Id extends string = string> = z.infer<typeof exhibit> & { id: Id }
export type ColumnUnit = z.infer<typeof columnUnit>

/** Another definition of the same thing, shown beside the number: 口径 of the articles, bridge or compounded versions. */
const variant = z.object({
  key: z.string(),
  value: z.number().nullable(),
  unit,
  n: z.number().int().optional(),
  interval: interval.optional(),
})
export type Variant<Key extends string = string> = {
  key: Key
  value: number | null
  unit: Unit
  n?: number
  interval?: Interval
}

const known = z.object({
  status: z.literal('known'),
  value: z.number(),
  unit,
  /** The denominator: how many customers, answers or days stand behind the value. */
  n: z.number().int().optional(),
  interval: interval.optional(),
  variants: z.array(variant),
  notes: z.array(coded),
  /** Every table behind the number, the raw ones included: the way back to files and rows. */
  reads: z.array(z.string()),
  exhibits: z.array(exhibit),
})
const unknown = z.object({ status: z.literal('unknown'), because: coded, reads: z.array(z.string()) })
/** The result of one metric in the Report. */
export const result = z.discriminatedUnion('status', [known, unknown])
export type Result = z.infer<typeof result>
