import { phrases } from '../message.js'
import { terms } from './terms.js'
import { datasets } from './vocabulary.js'

/** Remarks on a known number. */
export const notes = phrases({
  'thin-evidence': (a, f) => `Thin evidence: n = ${f.count(Number(a['n']))}, below 20.`,
  'short-history': (a, f) => `The data reach back ${f.count(Number(a['months']))} months only, less than the window.`,
  'left-and-returned': (a, f) =>
    `${f.count(Number(a['customers']))} customers left and came back inside the window; they make up ${f.ratio(Number(a['share']))} of the base of this rate.`,
  'undetermined-at-cut': (a, f) =>
    `${f.count(Number(a['customers']))} customers may still renew within grace at the cut and count on neither side; with them the rate lies between ${f.ratio(Number(a['low']))} and ${f.ratio(Number(a['high']))}.`,
  'came-back-from-before': (a, f) =>
    `${f.count(Number(a['customers']))} customers counted as retained were none at the start: they came back from an earlier loss.`,
  'before-data': (a, f) =>
    `${f.count(Number(a['customers']))} customers already paid in the data’s first month; how old they were is unknown, and they stand outside this number.`,
  'money-left-out': () => 'Rates by money are left out: the data mix currencies, or nothing recurs that could be summed.',
  'articles-divide-otherwise': () =>
    'The 口径 versions divide the same losses by another base, so they are not comparable with benchmarks for churn.',
  'largest-reason': (a, f) =>
    `The most frequent reason is "${termOf(a['reason'])}", recorded for ${f.count(Number(a['customers']))} customers.`,
  'losses-without-reason': (a, f) =>
    `${f.count(Number(a['customers']))} of the lost customers have no recorded reason; were all of them such losses, the rate would be ${f.ratio(Number(a['high']))}.`,
  'start-before-data': (a, f) =>
    `${f.count(Number(a['customers']))} of them were customers in the first month of the data already; their tenure may be longer than shown.`,
  'payments-stand-in': () => 'The data room has no logins; a payment stands in for use.',
  'month-measured': (a, f) => `Measured over ${f.month(String(a['month']))}.`,
  'customers-not-users': () => 'The logins name no users; customers are counted.',
  'scale-inferred': () => 'The export declares no scale; it was inferred from the scores.',
  'scale-unverified': () => 'The export declares no scale and holds no zero: a 1–10 scale cannot be ruled out.',
  'one-based-scale': (a, f) =>
    `${f.count(Number(a['answers']))} answers on a declared 1–10 scale are left out: no detractor could answer 0 there.`,
})

/** Why a number is unknown. */
export const reasons = phrases({
  'needs-dataset': (a) =>
    `The data room has no ${String(a['dataset'])
      .split('|')
      .map((id) => (datasets as Record<string, string>)[id] ?? id)
      .join(' or ')}.`,
  'too-few': (a, f) => `Only ${f.count(Number(a['n']))} cases; below 5 no rate is given.`,
  'mixed-currencies': (a) => `The data mix currencies (${a['currencies']}), and money in several is never added up.`,
  'no-customers-at-start': () => 'No customer had recurring revenue at the start of the window.',
  'no-recurring-revenue': () => 'The data show no recurring revenue up to the cut.',
  'nothing-recurs': () =>
    'The payments have no rhythm and no periods: nothing recurs that could be summed. Customers are counted by purchases in 12 months.',
  'no-losses': () => 'No customer was lost inside the window.',
  'no-churn-reasons': (a, f) =>
    `None of the ${f.count(Number(a['customers']))} lost customers bears a reason, a destination or an unpaid invoice.`,
  'no-cohort-of-a-year': () => 'No cohort of customers has reached twelve months inside the data.',
  'no-registered-customers': () => 'No customer was registered by the cut.',
  'no-payments': () => 'No payment was received by the cut.',
  'no-complete-month': () => 'No month of the window is complete in the logins.',
  'no-answers': () => 'No answer falls into the window.',
  'one-based-scale': (a, f) =>
    `All ${f.count(Number(a['answers']))} answers are on a declared 1–10 scale, where no detractor could answer 0.`,
  'nothing-lost': () => 'No recurring revenue was lost in the window: there is nothing to divide by.',
  'no-customers-at-cut': () => 'No customer has recurring revenue at the cut.',
  'metric-failed': () => 'The calculation failed; see the findings.',
})

function termOf(key: string | number | undefined): string {
  return (terms as Record<string, string>)[String(key)] ?? String(key)
}
