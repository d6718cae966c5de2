import { z } from 'zod'
import { sql } from '../engine/sql.js'
import type { NoteCode } from '../i18n/words.js'
import { effectiveSize } from '../stats/effective-size.js'
import { wilsonInterval } from '../stats/wilson.js'
import type { Coded, Interval } from './answer.js'
import { proportionInterval } from './interval.js'
import { note } from './metric.js'
import { fewest } from './segments.js'

/**
 * What the query of a share returns where one customer has several cases: `cases` of `n`, of how many customers (`clusters`), and the
 * sums of the customers' cases², cases × n and n², by which an interval takes the cases of one customer for dependent. Of the
 * clusters, so many are `unnamed`: answers without a customer, each taken for one of its own.
 */
export const clusterColumns = {
  cases: z.number(),
  n: z.number(),
  clusters: z.number(),
  aa: z.number(),
  ab: z.number(),
  bb: z.number(),
  unnamed: z.number().optional(),
}
export type ClusterCounts = z.infer<z.ZodObject<typeof clusterColumns>>

/** Those columns, over a relation with a row per customer that counts its `cases` among its `n`. */
export const clusterCounts = sql`sum(cases) AS cases, sum(n) AS n, count(*) AS clusters,
  sum(cases * cases) AS aa, sum(cases * n) AS ab, sum(n * n) AS bb`

/** The same over a relation with a row per respondent, whose `customer_id` may be NULL. */
export const respondentCounts = sql`${clusterCounts}, count(*) - count(customer_id) AS unnamed`

/** The same of cases in memory: whose each is, and whether it counts. */
export function countedByCustomer(
  all: readonly { readonly customer: string; readonly isCase: boolean }[],
): ClusterCounts {
  const customers = new Map<string, { cases: number; n: number }>()
  for (const { customer, isCase } of all) {
    const { cases, n } = customers.get(customer) ?? { cases: 0, n: 0 }
    customers.set(customer, { cases: cases + Number(isCase), n: n + 1 })
  }
  const sums = { cases: 0, n: 0, clusters: customers.size, aa: 0, ab: 0, bb: 0 }
  for (const { cases, n } of customers.values()) {
    sums.cases += cases
    sums.n += n
    sums.aa += cases * cases
    sums.ab += cases * n
    sums.bb += n * n
  }
  return sums
}

/** The 95 % interval of a share by Wilson's score on its effective size; nothing where all cases are of one customer. */
export function clusteredInterval(counts: ClusterCounts): Interval | null {
  const { cases, n, clusters } = counts
  if (clusters === n) return proportionInterval(cases, n)
  if (clusters < 2) return null
  const size = effectiveSize({ ...counts, a: cases, b: n })
  const { low, high } = wilsonInterval(cases === n ? size : (cases / n) * size, size)
  return { low, high, level: 0.95, method: 'wilson-clustered' }
}

/** The columns of such a share in a table, and its cells: empty below 5 cases. */
export const clusteredShareColumns = { customers: 'count', rate: 'ratio', low: 'ratio', high: 'ratio' } as const
export function clusteredCells(counts: ClusterCounts) {
  const { cases, n } = counts
  const customers = customersOf(counts)
  if (n < fewest) return { n, customers, rate: null, low: null, high: null }
  const interval = clusteredInterval(counts)
  return { n, customers, rate: cases / n, low: interval?.low ?? null, high: interval?.high ?? null }
}

/** Such a share beside the number: its n and its interval; empty below 5 cases. */
export function clusteredShareOf(counts: ClusterCounts): { value: number | null; n: number; interval?: Interval } {
  const { cases, n } = counts
  const interval = clusteredInterval(counts)
  return n < fewest || interval === null
    ? { value: n < fewest ? null : cases / n, n }
    : { value: cases / n, n, interval }
}

/** Says of how many customers the cases are, where these are fewer. */
export function clusterNotes(counts: ClusterCounts): Coded<NoteCode>[] {
  const { n, clusters, unnamed = 0 } = counts
  return clusters < n ? [note('cases-of-customers', { n, customers: customersOf(counts), unnamed })] : []
}

/** How many named customers stand behind the cases. */
export function customersOf({ clusters, unnamed = 0 }: Pick<ClusterCounts, 'clusters' | 'unnamed'>): number {
  return clusters - unnamed
}
