import { z } from 'zod'
import type { InsightCode } from '../../i18n/words.js'
import { coded, type Result } from '../../metrics/answer.js'
import type { AnyMetric } from '../../metrics/metric.js'

/** What stands out in one number, as a code with its figures: the metric that it is of, its group, the exhibit that shows it. */
export const insight = z.object({ group: z.string(), metric: z.string(), exhibit: z.string(), ...coded.shape })
export type Insight = z.infer<typeof insight> & { code: InsightCode }

export type KnownResult = Extract<Result, { status: 'known' }>
/** What a rule may know of a metric besides its result. */
export type Subject = Pick<AnyMetric, 'better' | 'evidence' | 'clustered'>
export interface Window {
  readonly from: string
  readonly to: string
}

/**
 * A rule sees one result, never a metric by name: it recognises the shape of an exhibit. It is silent (null) where the shape is
 * absent or the evidence thin.
 */
export type Rule = (
  result: KnownResult,
  subject: Subject,
  window: Window,
) => Pick<Insight, 'exhibit' | 'code' | 'args'> | null

/** Shares of fewer cases than this are not compared. */
export const fewestCompared = 20
/** A difference counts where chance alone would show it less often than this. */
export const significance = 0.05

type Cell = string | number | null | undefined

/** A cell as a number, or null. */
export function numberIn(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null
}
