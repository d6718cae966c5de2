import { phrases } from '../message.js'
import { datasets } from './vocabulary.js'

const exclusions: Readonly<Record<string, string>> = {
  trial: 'a trial',
  paused: 'paused',
  future: 'not begun',
  free: 'free',
  'empty-period': 'of no length (it ends before it starts)',
}

/** What shows that an account is nobody’s. */
const testEvidence: Readonly<Record<string, string>> = {
  status: 'so its status says',
  type: 'so its type says',
  flag: 'so a flag says',
  name: 'its whole name says so',
}

/** What the checks find in the facts. */
export const checkFindings = phrases({
  'mixed-currencies': (a) =>
    `The data mix currencies (${a['currencies']}). Sums of money are refused until \`--currency\` names one of them and a file of monthly exchange rates (currency, month, rate) is there.`,
  'rates-missing': (a, f) =>
    `${f.plural(Number(a['count']), 'monthly exchange rate is', 'monthly exchange rates are')} missing for money to be converted (the first: ${a['first']}; “?” stands for money that names no currency). No rate is carried forward: sums of money are refused.`,
  'rates-without-target': () =>
    'Exchange rates were exported, but no currency to convert into is named: they are used for nothing until `--currency` names it.',
  'rates-of-another-currency': (a) =>
    `The exchange rates say that ${a['currency']} is not worth 1 of itself: they convert into another currency, and none is used.`,
  'rates-contradictory': (a, f) =>
    `${f.plural(Number(a['count']), 'month has', 'months have')} several exchange rates of one currency (for example ${a['first']}): none of them is used.`,
  'money-converted': (a) =>
    `Money is converted to ${a['currency']} at the exported monthly rates, per one unit; at the cut: ${a['rates']}.`,
  'costs-not-converted': (a, f) =>
    `${f.plural(Number(a['rows']), 'customer bears', 'customers bear')} costs of acquisition or service that name no currency: taken as ${a['currency']} and not converted.`,
  'duplicate-payment-ids': (a, f) =>
    `${f.plural(Number(a['rows']), 'payment repeats a payment id', 'payments repeat a payment id')} (for example ${a['example']}), counted as exported.`,
  'duplicate-payments': (a, f) =>
    `${f.plural(Number(a['rows']), 'payment without an id repeats customer, day and amount of another; it is counted as it stands', 'payments without an id repeat customer, day and amount of another; they are counted as they stand')}.`,
  'orphan-customers': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer id', 'customer ids')} (for example ${a['example']}) with payments or use, but not in the customers export: kept, and flagged.`,
  'indistinct-customers': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer id', 'customer ids')} (for example ${a['example']}) may stand for several customers, being masked or a word for anybody: sums hold, but numbers of customers, retention and churn by customer do not.`,
  'churn-date-contradicted': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} (for example ${a['example']}) with a churn date by the cut and payments still: payments win, and they count as customers.`,
  'test-account-out': (a, f) =>
    `Account ${a['customer']} is a test, a demo or the company’s own (${testEvidence[String(a['evidence'])] ?? a['evidence']}): ${f.plural(Number(a['rows']), 'row is', 'rows are')} left out of every number. \`test_accounts: in\` counts it.`,
  'test-accounts-out': (a, f) =>
    `${f.plural(Number(a['customers']), 'further such account', 'further such accounts')} with ${f.plural(Number(a['rows']), 'row', 'rows')}, left out likewise.`,
  'test-accounts': (a, f) =>
    `${f.plural(Number(a['customers']), 'paying customer looks', 'paying customers look')} by name like a test, demo or internal account (for example ${a['example']}), counted as exported.`,
  'dominant-customer': (a, f) =>
    `Customer ${a['customer']} makes up ${f.ratio(Number(a['share']))} of recurring revenue at the cut.`,
  'unpaid-invoices': (a, f) =>
    `${f.plural(Number(a['rows']), 'invoice', 'invoices')} due by the cut without a payment date: in no sum of money received.`,
  'late-or-lost': (a, f) =>
    `Charges that fell due in the 90 days before the cut are open for the time after what was paid: of ${f.plural(Number(a['lost']), 'customer', 'customers')} counted as lost, ${f.count(Number(a['undetermined']))} undetermined and ${f.count(Number(a['newcomers']))} that never paid yet. Who pays later than grace allows is late, not lost: churn of the last months may be overstated, and recurring revenue at the cut understated.`,
  'subscriptions-left-out': (a, f) =>
    `${f.plural(Number(a['rows']), 'subscription row earns', 'subscription rows earn')} no recurring revenue: ${exclusions[String(a['exclusion'])] ?? a['exclusion']}.`,
  'subscriptions-paused': (a, f) =>
    `${f.plural(Number(a['rows']), 'subscription row is', 'subscription rows are')} paused, and the export does not say since when: no recurring revenue at the cut, its history counted up to the cut, or to the end of what the payments covered.`,
  'subscription-end-unknown': (a, f) =>
    `${f.plural(Number(a['rows']), 'subscription row is', 'subscription rows are')} cancelled or ended without an end date and left out of recurring revenue altogether, which understates both revenue and churn.`,
  'inclusive-ends': (a, f) =>
    `The ends of ${f.plural(Number(a['rows']), 'subscription row', 'subscription rows')} were read as the last day served (most are month-ends or the day before the next start); \`month_end_dates: exclusive\` reads them otherwise.`,
  'answers-without-day': (a, f) =>
    `${f.count(Number(a['rows']))} survey ${f.plural(Number(a['rows']), 'answer bears', 'answers bear')} a score but no day: no metric uses them.`,
  'logins-without-user': (a, f) =>
    `${f.count(Number(a['rows']))} ${f.plural(Number(a['rows']), 'login names', 'logins name')} no user, while others do: counted for the customer, not in numbers of users.`,
  'scores-off-scale': (a, f) =>
    `${f.plural(Number(a['rows']), `${a['kind']} score lies`, `${a['kind']} scores lie`)} outside the scale (from ${f.number(Number(a['lowest']))} to ${f.number(Number(a['highest']))}); no metric uses them.`,
  'facts-after-cut': (a, f) =>
    `${f.plural(Number(a['rows']), 'payment, login, start or survey answer', 'payments, logins, starts or survey answers')} after the cut (${f.date(String(a['first']))} to ${f.date(String(a['last']))}), moving no number.`,
  'no-money': (a) =>
    `The data room has neither payments nor subscriptions among what was recognised (${
      a['datasets'] === ''
        ? 'nothing'
        : String(a['datasets'])
            .split(', ')
            .map((id) => (datasets as Record<string, string>)[id] ?? id)
            .join(', ')
    }); retention, churn and revenue stay unknown.`,
  'invariant-broken': (a, f) =>
    `${f.plural(Number(a['rows']), 'row', 'rows')} of the table ${a['table']} against its rule ${a['rule']}: do not rely on the metrics that read it.`,
  'metric-failed': (a) => `The metric ${a['metric']} could not be calculated: ${a['problem']}`,
  'check-failed': (a) => `The check ${a['check']} could not be made: ${a['problem']}`,
})

/** The question to management that a finding leads to. Findings without one are for the analyst alone. */
export const checkQuestions = {
  'duplicate-payment-ids': () =>
    'Are these repeated postings, or parts of one payment? Please provide bank evidence for the examples.',
  'duplicate-payments': () => 'Are these two payments or one, exported twice?',
  'orphan-customers': () => 'Who are these customers, and why are they missing from the customers export?',
  'indistinct-customers': () =>
    'Please export these records with the full id of each customer, or with a code for it that tells customers apart.',
  'churn-date-contradicted': () =>
    'Did these customers give notice, or is the churn date wrong? Please provide the notices.',
  'test-account-out': () => 'Please confirm that this account belongs to no customer, and that it was not billed.',
  'test-accounts': () => 'Which of these accounts belong to the company itself or to no customer?',
  'dominant-customer': () =>
    'What are the term, notice period and change-of-control clause of the contract with this customer?',
  'late-or-lost': () => 'What was paid of these charges after the cut, and which terms of payment apply?',
  'unpaid-invoices': () => 'Which of these invoices are disputed, and what has been collected since?',
  'subscriptions-paused': () =>
    'Since when are these subscriptions paused, until when, and is anything paid meanwhile?',
  'subscription-end-unknown': () => 'When did these subscriptions end? Please export the end dates.',
  'rates-missing': () => 'Please provide the monthly rates at which the books are translated, for every month.',
  'money-converted': () => 'Are these the rates of the books, and are they averages or closing rates?',
  'mixed-currencies': () =>
    'In which currency was each customer billed, and at which monthly rates are the books translated?',
}
