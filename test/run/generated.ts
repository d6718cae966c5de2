import fc from 'fast-check'
import type { RawRow } from '../model/facts.js'

/** The exports of a company, by dataset. */
export type Company = Readonly<Record<string, readonly RawRow[]>>

/** The k-th month since January 2022, and a day of it. */
function day(month: number, of: number): string {
  return new Date(Date.UTC(2022, month, of)).toISOString().slice(0, 10)
}

const client = fc.record({
  first: fc.integer({ min: 0, max: 20 }),
  months: fc.integer({ min: 1, max: 36 }),
  price: fc.integer({ min: 1, max: 40 }).map((dozens) => dozens * 12),
  rise: fc.constantFrom(0, 0, 12, 24),
  every: fc.constantFrom(1, 1, 3, 12),
  industry: fc.constantFrom('retail', 'banking', 'logistics'),
  plan: fc.constantFrom('basic', 'gold'),
  useDays: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 12 }),
  scores: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 3 }),
})
type Client = typeof client extends fc.Arbitrary<infer One> ? One : never

/**
 * A small company of 2022 to 2024: about a dozen customers with payments, use and survey answers, and with subscriptions or
 * without. Amounts are multiples of 12, so that a month's share of them is exact.
 */
export function company(isSubscribed: boolean): fc.Arbitrary<Company> {
  return fc.array(client, { minLength: 8, maxLength: 12 }).map((clients) => ({
    customers: clients.map((one, k) => ({
      customer_id: `C${k}`,
      name: `Customer ${k}`,
      signed_up_on: day(one.first, 1),
      industry: one.industry,
    })),
    payments: clients.flatMap(payments),
    logins: clients.flatMap(logins),
    surveys: clients.flatMap(answers),
    ...(isSubscribed ? { subscriptions: clients.map(subscription) } : {}),
  }))
}

function payments(one: Client, k: number): RawRow[] {
  const months = Array.from({ length: Math.ceil(one.months / one.every) }, (_, place) => one.first + place * one.every)
  return months
    .filter((month) => month < 36)
    .map((month, place) => ({
      payment_id: `p${k}-${place}`,
      customer_id: `C${k}`,
      paid_on: day(month, 10),
      amount: one.price * one.every + (place > 6 ? one.rise : 0),
      currency: 'CNY',
      plan: one.plan,
    }))
}

function logins(one: Client, k: number): RawRow[] {
  return one.useDays.map((offset, place) => ({
    customer_id: `C${k}`,
    user_id: `u${place % 3}`,
    logged_in_at: `${day(35, 31 - offset)} 09:30:00`,
  }))
}

function answers(one: Client, k: number): RawRow[] {
  return one.scores.flatMap((score, place) => [
    { customer_id: `C${k}`, kind: 'nps', score, answered_on: day(26 + 3 * place, 5 + k) },
    { customer_id: `C${k}`, kind: 'csat', score: 1 + (score % 5), answered_on: day(26 + 3 * place, 5 + k) },
  ])
}

function subscription(one: Client, k: number): RawRow {
  const end = one.first + one.months
  return {
    customer_id: `C${k}`,
    plan: one.plan,
    started_on: day(one.first, 5),
    ended_on: end < 36 ? day(end, 5) : null,
    amount: one.price,
    interval: 'month',
    currency: 'CNY',
  }
}
