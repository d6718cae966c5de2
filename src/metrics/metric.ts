import type { z } from 'zod'
import type { Sql } from '../engine/sql.js'
import type { Language, NoteCode, ReasonCode } from '../i18n/words.js'
import type { Coded, Exhibit, Interval, Unit, Variant } from './answer.js'

/** A query over facts and the shape of the rows that it returns; the runner checks every row against it. */
interface Reading<Schema extends z.ZodType = z.ZodType> {
  readonly sql: Sql
  readonly row: Schema
}
export type Readings = Readonly<Record<string, Reading>>
/** What the queries of a metric return, by name. */
export type RowsOf<Queries extends Readings> = {
  readonly [Name in keyof Queries]: readonly z.infer<Queries[Name]['row']>[]
}

/** What a metric says in one language. `formula` is what an analyst would write in a workbook's footnote. */
interface MetricText<VariantKey extends string, ExhibitId extends string> {
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

type Group = 'retention' | 'churn' | 'revenue' | 'value' | 'activity' | 'satisfaction' | 'health'
export type DatasetId = 'customers' | 'payments' | 'logins' | 'surveys' | 'subscriptions'

/**
 * One number, declared: what it asks of the facts, how rows become an answer, and its words. It never sees the connection,
 * the clock, a file or a language. A rate is refused below 5 cases and called thin below 20 (the runner does both).
 */
export interface Metric<Q extends Readings, V extends string, E extends string> {
  readonly id: string
  readonly group: Group
  readonly unit: Unit
  readonly better: 'higher' | 'lower' | 'neither'
  readonly evidence: 'rate' | 'fact'
  /** Sums of money stand behind the number: it is unknown where currencies are mixed, for they are never added up. */
  readonly addsMoney: boolean
  /** Answers by purchases where nothing recurs; without it, money that reads recurring revenue is refused there. */
  readonly alsoByPurchases?: true
  /** The datasets without which there is no answer. A list inside the list means: any one of these. */
  readonly needs: readonly (DatasetId | readonly DatasetId[])[]
  readonly text: Readonly<Record<Language, MetricText<V, E>>>
  /** Where the definition comes from: the dictionary, a standard, a paper, or an article with its section. */
  readonly source: string
  readonly queries: Q
  readonly answer: (rows: RowsOf<Q>, context: { readonly seed: number }) => Answer<V, E>
}

/** Any metric, as the runner and the registry see it. */
export type AnyMetric = Metric<Readings, string, string>

export function defineMetric<const Q extends Readings, const V extends string = never, const E extends string = never>(
  metric: Metric<Q, V, E>,
): AnyMetric {
  return metric as unknown as AnyMetric
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
