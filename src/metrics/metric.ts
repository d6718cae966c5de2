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

/** Queries asked after the others, with what those returned (a model fitted to them, say) bound as parameters. */
type FollowUps<Q extends Readings, F extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Name in keyof F]: { readonly sql: (rows: RowsOf<Q>) => Sql; readonly row: F[Name] }
}
type Followed = Readonly<Record<string, z.ZodType>>
type FollowedRows<F extends Followed> = { readonly [Name in keyof F]: readonly z.infer<F[Name]>[] }

/** What a metric says in one language; `{active_days}` stands for that policy. `formula` is what an analyst would write in a footnote. */
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
export type DatasetId = 'customers' | 'payments' | 'logins' | 'surveys' | 'subscriptions' | 'rates'

/**
 * One number, declared: what it asks of the facts, how rows become an answer, and its words. It never sees the connection,
 * the clock, a file or a language. A rate is refused below 5 cases and called thin below 20 (the runner does both).
 */
interface Metric<Q extends Readings, V extends string, E extends string, F extends Followed> {
  readonly id: string
  readonly group: Group
  readonly unit: Unit
  readonly better: 'higher' | 'lower' | 'neither'
  readonly evidence: 'rate' | 'fact'
  /** `n` counts several cases of one customer (answers, invoices, users), which no test may take for independent. */
  readonly clustered?: true
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
  readonly followUps?: FollowUps<Q, F>
  readonly answer: (rows: RowsOf<Q> & FollowedRows<F>, context: { readonly seed: number }) => Answer<V, E>
}

/** Any metric, as the runner and the registry see it. */
export type AnyMetric = Metric<Readings, string, string, Followed>

export function defineMetric<
  const Q extends Readings,
  const V extends string = never,
  const E extends string = never,
  const F extends Followed = Record<never, z.ZodType>,
>(metric: Metric<Q, V, E, F>): AnyMetric {
  return metric as unknown as AnyMetric
}

/** Every query of a metric by name, in the order in which they are asked; follow-ups as they read before anything is known. */
export function queriesOf({ queries, followUps = {} }: AnyMetric): Readonly<Record<string, Sql>> {
  const nothing = Object.fromEntries(Object.keys(queries).map((name) => [name, []]))
  return Object.fromEntries([
    ...Object.entries(queries).map(([name, { sql }]) => [name, sql]),
    ...Object.entries(followUps).map(([name, { sql }]) => [name, sql(nothing)]),
  ])
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
