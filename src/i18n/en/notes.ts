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
  'money-left-out': () => 'Money is left out: the data mix currencies, or nothing recurs that could be summed.',
  'terms-open': (a, f) =>
    `${f.count(Number(a['terms']))} terms ended in the 30 days before the cut, may still be renewed, and are not counted; with them the rate lies between ${f.ratio(Number(a['low']))} and ${f.ratio(Number(a['high']))}.`,
  'articles-divide-otherwise': () =>
    'The 口径 versions divide the same losses by another base, so they are not comparable with benchmarks for churn.',
  'largest-reason': (a, f) =>
    `The most frequent reason is "${termOf(a['reason'])}", recorded for ${f.count(Number(a['customers']))} customers.`,
  'losses-without-reason': (a, f) =>
    `${f.count(Number(a['customers']))} of the lost customers have no recorded reason; were all of them such losses, the rate would be ${f.ratio(Number(a['high']))}.`,
  'losses-cut-off': (a, f) =>
    `The data reach back ${f.count(Number(a['months']))} months; losses before that, within 24 months of the cut, are missing.`,
  'start-before-data': (a, f) =>
    `${f.count(Number(a['customers']))} of them were customers in the first month of the data already; their tenure may be longer than shown.`,
  'payments-stand-in': () => 'The data room has no logins; a payment stands in for use.',
  'month-measured': (a, f) => `Measured over ${f.month(String(a['month']))}.`,
  'customers-not-users': () => 'The logins name no users; customers are counted.',
  'scale-inferred': () => 'The export declares no scale; it was inferred from the scores.',
  'scale-unverified': () => 'The export declares no scale and holds no zero: a 1–10 scale cannot be ruled out.',
  'one-based-scale': (a, f) =>
    `${f.count(Number(a['answers']))} answers on a declared 1–10 scale are left out: no detractor could answer 0 there.`,
  'discount-inside-price': () =>
    'The exports state no list prices: a discount granted or ended is inside price. All money is in one currency, so none of it is exchange rates.',
  'expansion-not-split': (a, f) =>
    `${f.ratio(Number(a['share']))} of the expansion comes from rows that state no seats and cannot be split; all of it counted as price, the share would be ${f.ratio(Number(a['high']))}.`,
  'association-not-cause': () =>
    'Association, not cause: answers were given before the window, outcomes fell into it, among customers alive at its start; nothing else about the groups was made equal.',
  'answers-only': (a, f) =>
    `${f.count(Number(a['answers']))} answers come from questionnaires of which the export holds no unanswered invitation; they are left out of the rate.`,
  'recent-invitations': (a, f) =>
    `${f.count(Number(a['invitations']))} of the invitations went out in the last 14 days before the cut and may still be answered.`,
  'dimensions-not-compared': () =>
    'Dimensions are compared within the same respondent; fewer than 5 respondents rated more than one, so no strength or weakness is named.',
  'respondents-outside-base': (a, f) =>
    `${f.count(Number(a['respondents']))} customers answered without recurring revenue at any month-end of the window; they are left out.`,
  'answers-without-customer': (a, f) => `${f.count(Number(a['answers']))} answers name no customer and cannot be placed.`,
  'praise-not-demand': (a, f) =>
    `${f.count(Number(a['comments']))} comments with a top score that ask for nothing are praise and left out.`,
  'effort-direction-unstated': () =>
    'The export does not say whether a high score means easy or laborious: read no direction into it before management confirms the wording.',
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
  'no-earlier-losses': () => 'The data show no customer lost between 12 and 24 months before the cut.',
  'logins-do-not-reach': (a, f) =>
    `The logins do not cover the last ${f.count(Number(a['days']))} days up to the cut: silence could not be told from missing data.`,
  'no-churn-reasons': (a, f) =>
    `None of the ${f.count(Number(a['customers']))} lost customers bears a reason, a destination or an unpaid invoice.`,
  'no-cohort-of-a-year': () => 'No cohort of customers has reached twelve months inside the data.',
  'no-terms-ended': () =>
    'No term of three months or more ended in the window: the data hold no such terms, or subscriptions are billed by the month.',
  'no-terms-running': () => 'No term of three months or more runs at the cut.',
  'no-registered-customers': () => 'No customer was registered by the cut.',
  'no-payments': () => 'No payment was received by the cut.',
  'no-complete-month': () => 'No month of the window is complete in the logins.',
  'no-answers': () => 'No answer falls into the window.',
  'one-based-scale': (a, f) =>
    `All ${f.count(Number(a['answers']))} answers are on a declared 1–10 scale, where no detractor could answer 0.`,
  'nothing-lost': () => 'No recurring revenue was lost in the window: there is nothing to divide by.',
  'no-customers-at-cut': () => 'No customer has recurring revenue at the cut.',
  'nothing-expanded': () => 'No customer expanded in the window.',
  'no-seats': () => 'The export states no seats, so price and volume cannot be told apart.',
  'no-change-reasons': () => 'The subscriptions state no reason for any upgrade of the window.',
  'no-plans': () => 'The data name no plans or products.',
  'no-customers-kept': () => 'No customer was there both at the start of the window and at the cut.',
  'no-invitations': () => 'The surveys state no day of invitation in the window.',
  'only-answers-exported': () =>
    'The surveys hold not one unanswered invitation: the export seems to contain answers only, and a response rate cannot be had from it.',
  'no-dimensions': () => 'No satisfaction answer of the window names a dimension.',
  'no-answers-before-window': () =>
    'No customer of the window’s start had answered in the twelve months before it, so no outcome can follow an answer.',
  'nothing-to-compare': (a, f) =>
    `The groups to compare have ${f.count(Number(a['first']))} and ${f.count(Number(a['second']))} customers; below 5 on a side no difference is given.`,
  'respondents-unnamed': () => 'The answers name no customer, so they cannot be held against the customer base.',
  'no-attributes': () => 'The customers export has no attribute of 2 to 20 values to cut by.',
  'no-demands': () => 'No comment of the window asks for anything.',
  'scales-differ': () => 'The answers are on different scales, whose mean says nothing.',
  'metric-failed': () => 'The calculation failed; see the findings.',
})

function termOf(key: string | number | undefined): string {
  return (terms as Record<string, string>)[String(key)] ?? String(key)
}
