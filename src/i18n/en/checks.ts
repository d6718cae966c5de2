import { phrases } from '../message.js'
import { datasets } from './vocabulary.js'

const exclusions: Readonly<Record<string, string>> = {
  trial: 'a trial',
  paused: 'paused',
  future: 'not begun',
  free: 'free',
  'empty-period': 'of no length (it ends before it starts)',
}

/** What the checks find in the facts. */
export const checkFindings = phrases({
  'mixed-currencies': (a) =>
    `The data mix currencies (${a['currencies']}). Sums of money are refused; \`--currency\` cannot convert them.`,
  'duplicate-payment-ids': (a, f) =>
    `${f.plural(Number(a['rows']), 'payment repeats a payment id', 'payments repeat a payment id')} (for example ${a['example']}), counted as exported.`,
  'duplicate-payments': (a, f) =>
    `${f.plural(Number(a['rows']), 'payment without an id repeats customer, day and amount of another; it is counted as it stands', 'payments without an id repeat customer, day and amount of another; they are counted as they stand')}.`,
  'orphan-customers': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer id', 'customer ids')} (for example ${a['example']}) with payments or use, but not in the customers export: kept, and flagged.`,
  'churn-date-contradicted': (a, f) =>
    `${f.plural(Number(a['customers']), 'customer', 'customers')} (for example ${a['example']}) with a churn date by the cut and payments still: payments win, and they count as customers.`,
  'test-accounts': (a, f) =>
    `${f.plural(Number(a['customers']), 'paying customer looks', 'paying customers look')} by name like a test, demo or internal account (for example ${a['example']}), counted as exported.`,
  'dominant-customer': (a, f) =>
    `Customer ${a['customer']} makes up ${f.ratio(Number(a['share']))} of recurring revenue at the cut.`,
  'unpaid-invoices': (a, f) =>
    `${f.plural(Number(a['rows']), 'invoice', 'invoices')} due by the cut without a payment date: in no sum of money received.`,
  'subscriptions-left-out': (a, f) =>
    `${f.plural(Number(a['rows']), 'subscription row earns', 'subscription rows earn')} no recurring revenue: ${exclusions[String(a['exclusion'])] ?? a['exclusion']}.`,
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
  'churn-date-contradicted': () =>
    'Did these customers give notice, or is the churn date wrong? Please provide the notices.',
  'test-accounts': () => 'Which of these accounts belong to the company itself or to no customer?',
  'dominant-customer': () =>
    'What are the term, notice period and change-of-control clause of the contract with this customer?',
  'unpaid-invoices': () => 'Which of these invoices are disputed, and what has been collected since?',
  'subscription-end-unknown': () => 'When did these subscriptions end? Please export the end dates.',
  'mixed-currencies': () =>
    'In which currency was each customer billed, and at which monthly rates are the books translated?',
}
