import { type Arguments, phrases } from '../message.js'

/** Why a row was rejected. The column, where there is one, is told beside it. */
export const rejectReasons = {
  'too-few-fields': 'fewer fields than the header',
  'too-many-fields': 'more fields than the header',
  'stray-quote': 'a quotation mark out of place',
  'nul-byte': 'a NUL byte',
  'stray-carriage-return': 'a carriage return out of place',
  empty: 'empty where a value is needed',
  'not-a-date': 'not a date',
  'not-a-number': 'not a number',
  'not-an-amount': 'not an amount',
  'too-many-decimals': 'more decimals than can be kept',
  'out-of-range': 'out of range',
  'unknown-word': 'a word of unknown meaning',
  'not-a-boolean': 'neither yes nor no',
  'id-damaged': 'an id damaged by a spreadsheet',
}

/** The rules by which rows are left out. */
export const dropRules = {
  'duplicate-file': 'in a copy of another file',
  'repeated-row': 'a row of another file too, number and all',
  'duplicate-customer': 'an exact copy of a customer',
  'conflicting-customer': 'a second, different row of a customer',
  'file-not-recognised': 'in a file of no known dataset',
  'file-refused': 'in a file that stops the run',
  'header-again': 'the header once more',
  'row-of-totals': 'a row of totals',
  'group-heading': 'the name above a group of rows',
  'further-line': 'a further line of the document above, without money of its own',
  'below-the-table': 'totals and notes below the table',
  'payment-not-settled': 'a payment failed or not settled',
  'test-account': 'of a test or internal account',
  'rate-not-positive': 'an exchange rate of zero or less',
  'payment-not-captured': 'an authorisation that was never captured',
  'not-from-a-customer': 'money that neither came from a customer nor went back to one',
  'not-a-sale': 'no sale but a payment or a transfer',
  'currency-without-cents': 'in a currency without cents, in an export that counts cents',
  'answer-not-finished': 'an answer that was broken off',
  'answer-for-a-test': 'a test of the survey or spam',
  'login-failed': 'a failed login',
  'subscription-never-started': 'a subscription that never started',
  'survey-question-unknown': 'a score without its question',
}

function named(words: Readonly<Record<string, string>>, codes: string | number | undefined): string {
  return String(codes)
    .split(', ')
    .map((code) => words[code] ?? code)
    .join('; ')
}

function didYouMean(a: Arguments): string {
  return a['near'] === '' ? '' : ` Did you mean ${a['near']}?`
}

/** What a file made of itself. */
export const ledgerFindings = phrases({
  'rows-rejected': (a, f) =>
    `${a['file']}: ${f.count(Number(a['rows']))} of ${f.plural(Number(a['of']), 'row', 'rows')} rejected: ${named(rejectReasons, a['reasons'])}.`,
  'rows-dropped': (a, f) =>
    `${a['file']}: rows left out: ${f.count(Number(a['rows']))}, ${named(dropRules, a['rule'])}.`,
  'stray-quote': (a, f) =>
    `${a['file']} has a quotation mark out of place, first in line ${a['line']}. Rows rejected for it: ${f.count(Number(a['rows']))}; further lines that it would have swallowed in silence: at least ${f.count(Number(a['swallowed']))}.`,
  'filled-down': (a, f) =>
    `${a['file']}: ${f.plural(Number(a['rows']), 'row takes', 'rows take')} what is missing from the row above: ${a['columns']}. If that is wrong, limpet.yaml needs ${a['yaml']}.`,
  'fill-down-undecided': (a, f) =>
    `${a['file']}: ${f.plural(Number(a['rows']), 'row has', 'rows have')} money but no customer, and nothing proves that the customer above is meant; they were not counted. If it is, limpet.yaml needs ${a['yaml']}.`,
  'days-of-invoices': (a) =>
    `${a['file']} lists sales by the day of their invoice; they were counted as paid on that day, so late and missing payments do not show.`,
  'unit-stated': (a, f) =>
    `${a['file']}: a line beside the table gives amounts in ${a['unit']}, so ${a['columns']} was multiplied by ${f.count(Number(a['factor']))}.`,
  'duplicate-file': (a) => `${a['file']} holds exactly the rows of ${a['original']}; they were counted once.`,
  'file-without-rows': (a) => `${a['file']} has a header and no rows.`,
  'file-not-recognised': (a) =>
    a['dataset'] === ''
      ? `${a['file']} is none of the known exports; nothing of it was taken.`
      : `${a['file']} is none of the known exports; nothing of it was taken. It is nearest to ${a['dataset']}, without ${a['missing']}.`,
  'file-of-another-kind': (a) =>
    `${a['file']} looks like ${a['dataset']}, but its column ${a['column']} is one of statements and payouts, where money goes both ways: nothing of it was taken. If it holds nothing but money from customers, limpet.yaml needs ${a['yaml']}.`,
  'file-empty': (a) => `${a['file']} is empty: not even a header stands in it.`,
  'file-not-read': (a) => `${a['file']} is no export and was not read.`,
  'file-not-understood': (a) =>
    `${a['file']} is no text that can be read as a table, and nothing of it was taken. If it is an export, save it as CSV UTF-8.`,
  'file-ignored': (a) => `${a['file']} was left out because limpet.yaml says so.`,
  'link-not-followed': (a) => `${a['file']} is a symbolic link and was not followed.`,
  'folder-not-followed': (a) => `The folder ${a['file']} is hidden or too deep and was not opened.`,
  'attribute-left-out': (a, f) =>
    `The column ${a['attribute']} of the customers has ${f.plural(Number(a['values']), 'different value', 'different values')}, too many to compare segments.`,
  'configuration-file-missing': (a) =>
    `limpet.yaml speaks of ${a['pattern']}, but there is no such file.${didYouMean(a)}`,
})

/** What to ask management about a file. */
export const ledgerQuestions = phrases({
  'rows-rejected': (a) => `Please send a corrected export of ${a['file']}, or explain the rows that could not be read.`,
  'stray-quote': (a) => `Please export ${a['file']} anew from the system, with quotation marks escaped.`,
  'filled-down': (a) => `Please confirm that the rows of ${a['file']} without a customer belong to the customer above.`,
  'fill-down-undecided': (a) => `To whom do the rows of ${a['file']} without a customer belong?`,
  'days-of-invoices': (a) => `Please provide the payments received for the invoices of ${a['file']}, with their days.`,
  'file-of-another-kind': (a) => `Please provide the receipts from customers behind ${a['file']}, one row each.`,
  'file-empty': (a) => `Please provide ${a['file']} again: was the export broken off, or is there nothing to export?`,
  'unit-stated': (a) => `Please confirm that the amounts of ${a['file']} are in ${a['unit']}.`,
  'duplicate-file': (a) => `Why was ${a['file']} provided twice, and is a file of another period missing?`,
})
