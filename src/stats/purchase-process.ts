import type { Fit, Likelihood } from './maximum-likelihood.js'
import type { Histories } from './purchase-histories.js'

type Parameters = readonly number[]
/** Repeat purchases, time from the first to the last purchase, time from the first purchase to the cut. */
export type History = readonly [frequency: number, recency: number, age: number]

export const newCustomer: History = [0, 0, 0]

/**
 * A model of purchases without a contract: each customer buys at a rate of its own until it drops out unseen. Rates are per unit of
 * time of the histories, time is continuous or counted in opportunities. Without a history everything is about a new
 * customer after its first purchase.
 */
export interface PurchaseProcess {
  readonly likelihood: (histories: Histories) => Likelihood
  /** Undefined where no maximum is found. */
  readonly fit: (histories: Histories) => Fit | undefined
  /** The probability that a customer with this history still buys. */
  readonly alive: (parameters: Parameters, history?: History) => number
  /** Expected purchases in the `time` after the cut. */
  readonly purchases: (parameters: Parameters, time: number, history?: History) => number
  /** Expected Y (Y − 1) of these purchases Y: with their mean it makes the variance. */
  readonly pairs: (parameters: Parameters, time: number, history?: History) => number
}
