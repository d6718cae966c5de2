import type { Formats } from '../formats.js'
import { type Arguments, phrases } from '../message.js'
import { quantityOf } from '../quantity.js'
import { attributes, terms } from './terms.js'
import { units } from './vocabulary.js'

function named(a: Arguments): string {
  const attribute = String(a['attribute'])
  return (attributes as Readonly<Record<string, string>>)[attribute] ?? attribute
}
const lines: Readonly<Record<string, string>> = {
  new: 'customers won',
  reactivated: 'customers that came back',
  expanded: 'growth of existing customers',
  contracted: 'reductions by existing customers',
  churned: 'customers lost',
  undetermined: 'renewals still open at the cut',
}

/** What stands out in the numbers, a sentence each; `title` is that of the metric, `exhibit` that of its table. A segment's or a cohort's is an association. */
export const insights = phrases({
  'segment-lags': (a, f) =>
    `${a['title']} is worst where ${named(a)} is ${a['value']}: ${share(a, 'rate', 'n', f)}, against ${share(a, 'rest', 'rest_n', f)} elsewhere.`,
  'newer-cohorts-worse': (a, f) => `${a['title']} is falling from cohort to cohort: ${cohorts(a, f)}.`,
  'newer-cohorts-better': (a, f) => `${a['title']} is rising from cohort to cohort: ${cohorts(a, f)}.`,
  'largest-reason': (a, f) =>
    `${a['exhibit']}: “${term(a['reason'])}” comes first with ${f.ratio(Number(a['share']))} (${f.count(Number(a['cases']))} of ${f.count(Number(a['n']))})` +
    (a['reasons'] === 1
      ? '.'
      : `; the first ${f.count(Number(a['reasons']))} make up ${f.ratio(Number(a['together']))}.`),
  'largest-line': (a, f) =>
    `Recurring revenue moved most by ${lines[String(a['line'])] ?? a['line']}: ${f.money(Number(a['amount']))} a month, ${f.ratio(Number(a['share']))} of the opening (${f.plural(Number(a['customers']), 'movement', 'movements')}).`,
  'largest-segment': (a, f) =>
    `${a['title']}: ${f.ratio(Number(a['share']))} (${f.money(Number(a['amount']))}) lies where ${named(a)} is ${a['value']}, with ${f.ratio(Number(a['case_share']))} of the cases (n = ${f.count(Number(a['n']))}).`,
  'better-than-year-before': (a, f) => `${a['title']} has improved within a year: ${points(a, f)}.`,
  'worse-than-year-before': (a, f) => `${a['title']} has worsened within a year: ${points(a, f)}.`,
})

const inquiries: Readonly<Record<string, string>> = {
  activity: 'look at how the product was introduced to',
  churn: 'interview lost and remaining',
  retention: 'interview lost and remaining',
  satisfaction: 'read the comments of',
  support: 'read the tickets of',
}

const remedies: Readonly<Record<string, string>> = {
  competitor: 'compare product and price with the competitors named, and hold the next renewals against them.',
  'hardly-used': 'watch use from the first weeks, and call on customers whose logins stop before their term ends.',
  'missing-feature': 'hold the roadmap and its dates against the features that these customers missed.',
  'payment-failed': 'retry failed payments, remind before cards expire, and offer other ways to pay.',
  'poor-quality': 'have the stability of the product examined, and budget for what it needs.',
  'poor-service': 'examine response and resolution times, and budget for the staff that they need.',
  price: 'try smaller plans and longer terms before any discount, and check the price increases of the seller’s plan.',
  'too-difficult': 'budget for guidance in the first 30 days, and measure how many customers get started.',
}

/** What could be done, hung on an insight or a finding by its code; empty where nothing in general can be said. */
export const suggestions = phrases({
  'segment-lags': (a) =>
    `${inquiries[String(a['group'])] ?? 'ask the management what sets apart'} customers where ${named(a)} is ${a['value']}, and value this part of the base by itself.`,
  'newer-cohorts-worse': () =>
    'let the valuation follow the newer customers rather than the average, and ask what changed in sales or product since.',
  'largest-reason': (a) => remedies[String(a['reason'])] ?? '',
  'worse-than-year-before': () =>
    'ask for the months since the cut before signing, and tie part of the price to this number.',
  'dominant-customer': () =>
    'make this customer’s consent or renewal a condition of closing, or defer part of the price until it has renewed.',
  'unpaid-invoices': () => 'take overdue receivables out of working capital, or have the seller warrant them.',
  'subscription-end-unknown': () => 'rely on no retention figure before these end dates are provided.',
})

function share(a: Arguments, rate: string, n: string, f: Formats): string {
  return `${f.ratio(Number(a[rate]))} (n = ${f.count(Number(a[n]))})`
}

function cohorts(a: Arguments, f: Formats): string {
  const age = f.plural(Number(a['age']), String(a['period']), `${a['period']}s`)
  return `${share(a, 'rate', 'n', f)} after ${age} for those that began since ${f.month(String(a['from']))}, ${share(a, 'before', 'before_n', f)} for those of the year before`
}

function points(a: Arguments, f: Formats): string {
  return `${point(a, '', f)} against ${point(a, 'before', f)}`
}

function point(a: Arguments, prefix: '' | 'before', f: Formats): string {
  const key = (name: string): string => (prefix === '' ? name : name === 'value' ? prefix : `${prefix}_${name}`)
  const n = a[key('n')]
  const cases = n === undefined ? '' : `, n = ${f.count(Number(n))}`
  return `${quantityOf(a, key('value'), f, units)} (${f.month(String(a[key('month')]))}${cases})`
}

function term(key: string | number | undefined): string {
  return (terms as Readonly<Record<string, string>>)[String(key)] ?? String(key)
}
