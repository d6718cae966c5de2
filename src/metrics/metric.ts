import type { z } from 'zod'
import type { Sql } from '../engine/sql.js'
import type { Language, NoteCode, ReasonCode } from '../i18n/words.js'
import type { Coded, Exhibit, Interval, Unit, Variant } from './answer.js'

/** A query over facts and the shape of the rows that it returns; the runner checks every row against it. */
export interface Reading<Row> {
  readonly sql: Sql
  readonly row: z.ZodType<Row>
}

/** What a metric says in one language. `formula` is what an analyst would write in a workbook's footnote. */
export interface MetricText<VariantKey extends string, ExhibitId extends string> {
  readonly title: string
  readonly definition: string
  readonly formula: string
  readonly variants: Readonly<Record<VariantKey, string>>
  readonly exhibits: Readonly<Record<ExhibitId, string>>
}

export type Known<VariantKey extends string = string, ExhibitId extends string = string> = {
  readonly status: 'known'
  readonly value: number
  readonly n?: number
  readonly interval?: Interval
  readonly variants: readonly Variant<VariantKey>[]
  readonly notes: readonly Coded<NoteCode>[]
  readonly exhibits: readonly Exhibit<ExhibitId>[]
}
export type Unknown = { readonly status: 'unknown'; readonly because: Coded<ReasonCode> }
export type Answer<V extends string = string, E extends string = string> = Known<V, E> | Unknown

export type Group = 'retention' | 'churn' | 'revenue' | 'value' | 'activity' | 'satisfaction'
export type DatasetId = 'customers' | 'payments' | 'logins' | 'surveys' | 'subscriptions'

/**
 * One number, declared: what it asks of the facts, how rows become an answer, and its words. It never sees the connection,
 * the clock, a file or a language. A rate is refused below 5 cases and called thin below 20 (the runner does both).
 */
export interface Metric<Rows = unknown, V extends string = string, E extends string = string> {
  readonly id: string
  readonly group: Group
  readonly unit: Unit
  readonly better: 'higher' | 'lower' | 'neither'
  readonly evidence: 'rate' | 'fact'
  /** The datasets without which there is no answer. A list inside the list means: any one of these. */
  readonly needs: readonly (DatasetId | readonly DatasetId[])[]
  readonly text: Readonly<Record<Language, MetricText<V, E>>>
  /** Where the definition comes from: the dictionary, a standard, a paper, or an article with its section. */
  readonly source: string
  readonly queries: { readonly [Name in keyof Rows]: Reading<Rows[Name] extends readonly (infer Row)[] ? Row : never> }
  readonly answer: (rows: Rows) => Answer<V, E>
}

export function defineMetric<Rows, const V extends string = never, const E extends string = never>(
  metric: Metric<Rows, V, E>,
): Metric<Rows, V, E> {
  return metric
}

export function known<V extends string, E extends string>(
  value: number,
  rest: Partial<Omit<Known<V, E>, 'status' | 'value'>> = {},
): Known<V, E> {
  return { status: 'known', value, variants: [], notes: [], exhibits: [], ...rest }
}

export function unknown(code: ReasonCode, args: Record<string, string | number> = {}): Unknown {
  return { status: 'unknown', because: { code, args } }
}

export function note(code: NoteCode, args: Record<string, string | number> = {}): Coded<NoteCode> {
  return { code, args }
}
