import { phrases } from '../message.js'
import { terms } from './terms.js'
import { datasets } from './vocabulary.js'

/** Remarks on a known number. */
export const notes = phrases({
  'thin-evidence': (a, f) => `Thin evidence: n = ${f.count(Number(a['n']))}, below 20.`,
  'cases-of-customers': (a, f) =>
    `n = ${f.count(Number(a['n']))}, from ${f.plural(Number(a['customers']), 'customer', 'customers')}${Number(a['unnamed']) === 0 ? '' : ` and ${f.plural(Number(a['unnamed']), 'answer without one (taken as independent)', 'answers without one (taken as independent)')}`}: the interval allows for the likeness of what one customer gives.`,
  'short-history': (a, f) =>
    `The data reach back ${f.plural(Number(a['months']), 'month', 'months')} only, less than the window.`,
  'left-and-returned': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} left and came back inside the window: ${f.ratio(Number(a['share']))} of this base.`,
  'undetermined-at-cut': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} may still renew within grace at the cut, counted on neither side; otherwise the rate lies between ${f.ratio(Number(a['low']))} and ${f.ratio(Number(a['high']))}.`,
  'recurring-undetermined': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} may still renew within grace at the cut, not counted here; with that it would be ${f.ratio(Number(a['more']))} higher.`,
  'came-back-from-before': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} counted as retained without being there at the start: back from an earlier loss.`,
  'before-data': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} already paid in the data’s first month, of unknown age and outside this number.`,
  'money-left-out': () => 'Money is left out: the data mix currencies, or nothing recurs that could be summed.',
  'terms-open': (a, f) =>
    `${f.plural(Number(a['terms']), 'term', 'terms')} ended in the 30 days before the cut, may still be renewed, and stay uncounted; otherwise the rate lies between ${f.ratio(Number(a['low']))} and ${f.ratio(Number(a['high']))}.`,
  'terms-changed': (a, f) =>
    `${f.plural(Number(a['terms']), 'term', 'terms')} replaced more than 90 days before the planned end, counted as renewed: perhaps changes rather than renewals.`,
  'recurring-left-out': (a, f) =>
    `${f.plural(Number(a['payments']), 'payment of the window is known to recur and', 'payments of the window are known to recur and')} left out.`,
  'recurring-not-told-apart': (a, f) =>
    `${f.plural(Number(a['payments']), 'payment', 'payments')} of the window without a word on what for, counted as purchases; recurring charges among them raise the rate.`,
  'tenure-at-least': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} already paid in the data’s first month and may be older than shown.`,
  'tenure-with-breaks': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} left and came back; the time in between is counted.`,
  'starters-never-seen': (a, f) =>
    `${f.count(Number(a['customers']))} of them never appear in the logins: they never used the product, or the logins bear other ids.`,
  'trials-open': (a, f) =>
    `${f.plural(Number(a['trials']), 'trial', 'trials')} not counted: still running, without an end, or ended in the 30 days before the cut.`,
  'groups-compared': (a, f) =>
    `${f.plural(Number(a['groups']), 'group was', 'groups were')} compared; each difference is bounded at a level of ${f.ratio(Number(a['level']))}.`,
  'no-scores-before-window': () =>
    'No satisfaction score lies in the year before the window, so scores could not be held against retention.',
  'reason-named-most': (a) => `The reason named most: "${a['reason']}".`,
  'largest-reason': (a, f) =>
    `The most frequent reason is "${termOf(a['reason'])}", recorded for ${f.plural(Number(a['customers']), 'customer', 'customers')}.`,
  'losses-without-reason': (a, f) =>
    `${f.count(Number(a['customers']))} of the lost customers have no recorded reason; were all of them such losses, the rate would be ${f.ratio(Number(a['high']))}.`,
  'losses-cut-off': (a, f) =>
    `The data reach back ${f.plural(Number(a['months']), 'month', 'months')}; losses before that, within 24 months of the cut, are missing.`,
  'start-before-data': (a, f) =>
    `${f.count(Number(a['customers']))} of them were customers in the first month of the data already; their tenure may be longer than shown.`,
  'component-absent': (a) =>
    `${termOf(a['component'])} is not in the data: it is left out, and the score is rescaled to 30.`,
  'component-without-cut-points': (a) =>
    `${termOf(a['component'])} has no cut points in limpet.yaml while others have: it is left out, and the score is rescaled to 30.`,
  'component-partly-absent': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer lacks', 'customers lack')} one of the components: rescaled from the other.`,
  'scores-relative': () =>
    'The scores are deciles within this base: no bands of high value, steady or at risk are claimed, and two companies cannot be compared by them.',
  'history-too-short-for-age': (a, f) =>
    `The data reach back ${f.plural(Number(a['months']), 'month', 'months')} only: older customers look younger than they are.`,
  'billing-rhythm': () =>
    'Recency and frequency follow the billing rhythm: a customer billed by the year looks rare and stale, one billed by the month frequent and recent.',
  'membership-as-exported': () =>
    'Association, not cause: membership is as of the export, and customers that became members because they stayed count as members.',
  'payments-stand-in': () => 'The data room has no logins; a payment stands in for use.',
  'month-measured': (a, f) => `Measured over ${f.month(String(a['month']))}.`,
  'customers-not-users': () => 'The logins name no users; customers are counted.',
  'lifetime-restricted': (a, f) =>
    `The lifetime is a mean within the longest tenure seen, ${f.plural(Math.round(Number(a['months'])), 'month', 'months')}, at which ${f.ratio(Number(a['share']))} of the customers would still be there: a lower bound.`,
  'churn-formula-flaw': (a, f) =>
    `The formula assumes that every customer leaves at the same rate for ever: here a mean life, in years, of ${f.number(Number(a['years']), 1)}, while the data show none longer than ${f.number(Number(a['seen']), 1)}. It grows without bound as churn falls; do not value on it.`,
  'forecast-basis': (a, f) => {
    const rhythm = `${f.count(Number(a['regular']))} of ${f.plural(Number(a['gaps']), 'gap', 'gaps')} between payments keep a rhythm`
    const said: Record<string, string> = {
      named:
        'The configuration says on what recurring revenue stands, so the data did not decide whether a contract binds the customers.',
      subscriptions: 'A contract binds the customers: subscriptions are exported.',
      'service-periods': 'A contract binds the customers: most recurring payments state the period that they pay for.',
      'inferred-cadence': `A contract is inferred from the rhythm: ${rhythm}.`,
      purchases: `No contract binds the customers: no subscriptions, no service periods, and only ${rhythm}.`,
    }
    return said[String(a['basis'])] ?? 'Nothing was paid: no model applies.'
  },
  'forecast-by-renewals': () =>
    'Revenue recurs, so the forecast stands on renewals (shifted-beta-geometric model, month by month). Assumed: each customer leaves at each renewal with a chance of its own that never changes; no season, no trend, no other price or product; today’s payments are held constant.',
  'forecast-by-purchases': () =>
    'Nothing recurs, so the forecast stands on purchases (money by the Gamma-Gamma model). Assumed: each customer buys at a pace of its own that never changes, until it stops for good and unseen; no season, no trend, no other prices; what a purchase brings does not depend on how often one buys.',
  'model-chosen': (a, f) =>
    `Of ${f.plural(Number(a['tried']), 'model', 'models')} of purchases tried, ${termOf(a['model'])} came nearest to the past days and was chosen for that: its forecasts for groups of equal repeat purchases missed ${f.ratio(Number(a['error']))} of the purchases made. Chosen on the same days, it looks a little better than it is.`,
  'model-without-maximum': (a) =>
    `${termOf(a['model'])} found no maximum of its likelihood at the cut: it was not considered.`,
  backtested: (a, f) =>
    `Tried on ${f.plural(Number(a['cuts']), 'past day', 'past days')} first: the truth lay inside the 95 % interval in ${f.count(Number(a['inside']))} of ${f.count(Number(a['bounded']))} that have one; the largest error was ${f.ratio(Number(a['error']))} (minus: forecast too low).`,
  'likelihood-flat': () =>
    'The likelihood is flat in a parameter: the data do not tell how different customers are in it. The interval, where one is given, takes them as alike there; long-run values depend on it.',
  'customers-not-told-apart': () =>
    'The data show no fall of the risk of loss with age: the model takes all customers as alike, and so does the interval. If they differ, those that stay are worth more than shown.',
  'ages-at-least': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} already paid in the data’s first month: not in the fit, and valued as if they had begun then (too low if the risk of loss falls with age).`,
  'open-renewals-not-valued': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} may still renew within grace at the cut: watched up to then, and not valued.`,
  'first-purchase-perhaps-earlier': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} bought in the data’s first month and may have bought before: the model takes that purchase for the first.`,
  'money-follows-frequency': (a, f) =>
    `Money per purchase goes with the number of purchases (correlation ${f.number(Number(a['correlation']), 2)}); the money model forbids that, so no money is forecast.`,
  'no-gross-margin': () =>
    'The data room states no service cost, so this is revenue, not margin: multiply by the gross margin.',
  'no-acquisition-cost': () => 'The customers export states no acquisition cost; only service cost is taken off.',
  'no-service-cost': () => 'The customers export states no service cost; only acquisition cost is taken off.',
  'costs-partly-stated': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer that paid is', 'customers that paid are')} left out: costs are not stated there.`,
  'durations-partly-stated': (a, f) =>
    `${f.ratio(Number(a['share']))} of the logins state a usable duration; the others are left out.`,
  'operations-partly-stated': (a, f) =>
    `Operations are stated for ${f.ratio(Number(a['share']))} of the active customer-months; the others are left out.`,
  'scale-inferred': () => 'The export declares no scale; it was inferred from the scores.',
  'scale-unverified': () => 'The export declares no scale and holds no zero: a 1–10 scale cannot be ruled out.',
  'one-based-scale': (a, f) =>
    `${f.plural(Number(a['answers']), 'answer', 'answers')} on a declared 1–10 scale left out: no detractor could answer 0 there.`,
  'discount-inside-price': () =>
    'The exports state no list prices: a discount granted or ended is inside price. All money is in one currency, so none of it is exchange rates.',
  'discount-and-exchange': () =>
    'The exports state no list prices: a discount granted or ended is inside price. Every change is measured at the rates of the month-end before; what the change of rates makes of the rest stands as exchange rates, outside expansion.',
  'price-at-many-rates': () =>
    'Both sides are at the exchange rates of the start. Price rises happened at the rates of many months, so retention without them is left empty.',
  'exchange-line': () =>
    'Every change is measured at the rates of the month-end before (who starts or returns, at those of the month); what the change of rates makes of the rest is a line of its own.',
  'expansion-not-split': (a, f) =>
    `${f.ratio(Number(a['share']))} of the expansion comes from rows that state no seats and cannot be split; all of it counted as price, the share would be ${f.ratio(Number(a['high']))}.`,
  'association-not-cause': () =>
    'Association, not cause: answers were given before the window, outcomes fell into it, among customers alive at its start; nothing else about the groups was made equal.',
  'difference-not-shown': () => 'The interval of the difference includes zero: the data show no difference.',
  'answers-only': (a, f) =>
    `${f.plural(Number(a['answers']), 'answer comes', 'answers come')} from questionnaires of which the export holds no unanswered invitation: left out of the rate.`,
  'recent-invitations': (a, f) =>
    `${f.count(Number(a['invitations']))} of the invitations went out in the last 14 days before the cut and may still be answered.`,
  'dimensions-not-compared': () =>
    'Dimensions are compared within the same respondent; fewer than 5 respondents rated more than one, so no strength or weakness is named.',
  'respondents-outside-base': (a, f) =>
    `${f.plural(Number(a['respondents']), 'customer', 'customers')} answered without recurring revenue at any month-end of the window: left out.`,
  'answers-without-customer': (a, f) =>
    `${f.plural(Number(a['answers']), 'answer names', 'answers name')} no customer: no part in segments, in comparisons within a customer, or in what became of it.`,
  'largest-topic': (a, f) => `Most comments speak of ${termOf(a['topic'])}: ${f.count(Number(a['comments']))} of them.`,
  'praise-not-demand': (a, f) =>
    `${f.plural(Number(a['comments']), 'comment', 'comments')} with a top score and no request: praise, left out.`,
  'effort-direction-unstated': () =>
    'The export does not say whether a high score means easy or laborious: read no direction into it before management confirms the wording.',
  'overdue-unseen': () => 'The payments state no due dates: what is overdue cannot be seen.',
  'notice-unseen': () => 'The subscriptions state no cancellation that has yet to take effect: notice cannot be seen.',
  'largest-plan': (a) => `The largest plan is ${String(a['plan'])}.`,
  'loyalty-by-tenure': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} never answered on satisfaction: loyalty by tenure alone.`,
  'median-beyond': (a, f) =>
    `The median is not reached: at ${f.plural(Number(a['months']), 'month', 'months')}, the last age with 5 customers watched, ${f.ratio(Number(a['share']))} are still there.`,
  'curve-thin': (a, f) =>
    `Inside the first year the curve hangs on few: at month ${f.number(Number(a['months']), 1)} only ${f.plural(Number(a['customers']), 'customer was', 'customers were')} watched.`,
  'trend-not-shown': () => 'The interval of the trend includes zero: the data show neither a rise nor a fall.',
  'scales-held-apart': (a, f) =>
    `The answers are on ${f.count(Number(a['scales']))} different scales; the trend is taken within each, so the waves beside it are not to be compared across them.`,
  'churn-below-five': (a, f) =>
    `Churn is ${f.ratio(Number(a['churn']))}, below five points: it is taken down to nothing.`,
  'portraits-without-structure': () =>
    'The groups cut a continuum: the customers form no distinct groups (silhouette below 0.25). Read the portraits as an aid to description only.',
  'portraits-overlap': () =>
    'The groups overlap (silhouette below 0.5): customers at their borders could belong to either.',
  'feature-absent': (a) =>
    `${termOf(a['feature'])}: not in the data, or the same for all; the portraits do without it.`,
  'lives-by-purchases': () =>
    'Nothing recurs: a customer counts for twelve months after each purchase, so nobody is lost before an age of twelve months.',
  'buyers-not-cause': () => 'Association, not cause: buyers of services differ from other customers in more than that.',
})

/** Why a number is unknown. */
export const reasons = phrases({
  'needs-dataset': (a) =>
    `The data room has no ${String(a['dataset'])
      .split('|')
      .map((id) => (datasets as Record<string, string>)[id] ?? id)
      .join(' or ')}.`,
  'too-few': (a, f) => `Only ${f.plural(Number(a['n']), 'case', 'cases')}; below 5 no rate is given.`,
  'mixed-currencies': (a) => `The data mix currencies (${a['currencies']}), and money in several is never added up.`,
  'rates-missing': (a, f) =>
    `${f.plural(Number(a['count']), 'exchange rate is', 'exchange rates are')} missing (the first: ${a['first']}), and money without a rate is never added up.`,
  'no-customers-at-start': () => 'No customer had recurring revenue at the start of the window.',
  'no-recurring-revenue': () => 'The data show no recurring revenue up to the cut.',
  'nothing-recurs': () =>
    'The payments have no rhythm and no periods: nothing recurs that could be summed. Customers are counted by purchases in 12 months.',
  'no-losses': () => 'No customer was lost inside the window.',
  'no-earlier-losses': () => 'The data show no customer lost between 12 and 24 months before the cut.',
  'logins-do-not-reach': (a, f) =>
    `The logins do not cover the last ${f.plural(Number(a['days']), 'day', 'days')} up to the cut: silence could not be told from missing data.`,
  'no-health-components': () =>
    'Neither logins of the last 90 days nor due dates of invoices are in the data: nothing to score.',
  'no-loyalty-data': () => 'The customers export shows no loyalty tier or points for any of these customers.',
  'no-churn-reasons': (a, f) =>
    `None of the ${f.count(Number(a['customers']))} lost customers bears a reason, a destination or an unpaid invoice.`,
  'no-cohort-of-a-year': () => 'No cohort of customers has reached twelve months inside the data.',
  'no-terms-ended': () =>
    'No term of three months or more ended in the window: the data hold no such terms, or subscriptions are billed by the month.',
  'no-terms-running': () => 'No term of three months or more runs at the cut.',
  'only-recurring-charges': (a, f) =>
    `No payment of the window (${f.count(Number(a['payments']))} in all) is anything but a charge known to recur; there is no purchase to repeat.`,
  'no-purchases-in-window': () => 'Nobody bought inside the window.',
  'no-starters-seen': () => 'No customer that began to pay inside the window was seen for 30 days in the logins.',
  'first-use-beyond-30-days': (a, f) =>
    `More than half of the starters (${f.count(Number(a['n']))} in all) did not use the product in their first 30 days (${f.count(Number(a['never']))} never did); the median lies beyond what was seen of all.`,
  'no-trials': () => 'The subscriptions name no trials of customers that had not paid before.',
  'no-trials-ended': () => 'No trial ended inside the window at least 30 days before the cut.',
  'trials-never-paid': (a, f) =>
    `No trial (of ${f.count(Number(a['trials']))} in all) ever leads to a paid period: the export seems to keep only those that did not convert.`,
  'no-groups-to-compare': () => 'No attribute and no score splits the customers into groups of five or more.',
  'no-retention-reasons': () => 'No favourable answer of a customer that stays states a reason.',
  'no-registered-customers': () => 'No customer was registered by the cut.',
  'no-payments': () => 'No payment was received by the cut.',
  'no-complete-month': () => 'No month of the window is complete in the logins.',
  'no-lifetimes': () =>
    'Nothing recurs whose length could be measured, the age of no customer is known, or nothing was bought in the window.',
  'too-few-losses-for-model': (a, f) =>
    `Only ${f.plural(Number(a['stays']), 'customer', 'customers')} of known age with ${f.plural(Number(a['losses']), 'loss', 'losses')} among them; a model of renewals needs 30 with 10.`,
  'too-few-repeaters-for-model': (a, f) =>
    `Only ${f.plural(Number(a['repeaters']), 'customer', 'customers')} bought more than once; a model of purchases needs 30.`,
  'model-did-not-converge': () =>
    'The model found no maximum of its likelihood, or no finite mean: it does not fit these data.',
  'forecast-not-testable': () =>
    'No past day of the data allows a forecast of twelve months to be tried first; an untried forecast is not given.',
  'money-follows-frequency': (a, f) =>
    `Money per purchase goes with the number of purchases (correlation ${f.number(Number(a['correlation']), 2)}, above 0.3); the money model forbids that.`,
  'purchases-follow-contract': () =>
    'Revenue recurs: payments follow contracts, and a model of free purchases says nothing about them.',
  'no-costs': () => 'The customers export states neither acquisition nor service cost of any customer that paid.',
  'no-acquisition-cost': () => 'The customers export states no acquisition cost of any customer that paid.',
  'no-both-costs': () => 'The customers export does not state acquisition and service cost of the same customers.',
  'too-few-for-deciles': (a, f) =>
    `Only ${f.plural(Number(a['n']), 'customer', 'customers')} paid in the window; below 10 there is no top tenth.`,
  'no-durations': () => 'No login of the window states a duration in seconds.',
  'no-operations': () => 'No login of the window states a number of operations.',
  'no-features': () => 'No login of the window names a feature.',
  'no-users-named': () => 'The logins name no users, so seats cannot be held against them.',
  'no-seats-stated': () => 'No subscription that runs at the cut states its seats.',
  'nobody-active-before': () => 'Nobody was active in the month before the last complete one.',
  'no-cohort-old-enough': (a, f) =>
    `No cohort first seen after the data’s first month reaches month ${f.count(Number(a['months']))} inside the data.`,
  'no-answers': () => 'No answer falls into the window.',
  'one-based-scale': (a, f) =>
    `Every answer (${f.count(Number(a['answers']))} in all) is on a declared 1–10 scale, where no detractor could answer 0.`,
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
    `Customers in the groups to compare: ${f.count(Number(a['first']))} and ${f.count(Number(a['second']))}; below 5 on a side no difference is given.`,
  'respondents-unnamed': () => 'The answers name no customer, so they cannot be held against the customer base.',
  'no-attributes': () => 'The customers export has no attribute of 2 to 20 values to cut by.',
  'no-demands': () => 'No comment of the window asks for anything.',
  'scales-differ': () => 'The answers are on different scales, whose mean says nothing.',
  'no-payments-in-window': () => 'No payment was received in the window.',
  'no-payments-before-window': () =>
    'The payments begin inside the window: existing customers cannot be told from new ones.',
  'no-due-dates': () => 'The payments state no due date in the window.',
  'no-service-purchases': () =>
    'The payments name no one-off item, service, training, setup or hardware paid for in the window.',
  'no-known-ages': (a, f) =>
    Number(a['customers']) === 0
      ? 'The data show no customer that pays by the month or term.'
      : `No customer’s age is known (${f.count(Number(a['customers']))} in all): each paid in the data’s first month already, and none has an earlier sign-up.`,
  'nobody-watched-for-a-year': (a, f) =>
    `Only ${f.plural(Number(a['customers']), 'customer was', 'customers were')} watched at an age of twelve months; below 5 no share is given.`,
  'no-answers-in-three-years': () => 'No satisfaction answer falls into the 36 months to the cut.',
  'answers-too-close': (a, f) =>
    `The answers lie within ${f.plural(Number(a['days']), 'day', 'days')}; below 90 no trend is drawn from them.`,
  'too-few-for-portraits': (a, f) =>
    `Only ${f.plural(Number(a['n']), 'customer pays', 'customers pay')} at the cut; below 30 no portraits are drawn.`,
  'customers-all-alike': (a, f) =>
    `No division of the customers (${f.count(Number(a['n']))} in all) leaves 5 in each group: they are too much alike in what is known of them.`,
  'metric-failed': () => 'The calculation failed; see the findings.',
})

function termOf(key: string | number | undefined): string {
  return (terms as Record<string, string>)[String(key)] ?? String(key)
}
