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
  'duplicate-customer': 'an exact copy of a customer',
  'conflicting-customer': 'a second, different row of a customer',
  'file-not-recognised': 'in a file of no known dataset',
  'file-refused': 'in a file that stops the run',
  'row-of-totals': 'a row of totals',
  'below-the-table': 'totals and notes below the table',
  'payment-not-settled': 'a payment failed or not settled',
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
    `${a['file']}: ${f.count(Number(a['rows']))} of ${f.count(Number(a['of']))} rows rejected: ${named(rejectReasons, a['reasons'])}.`,
  'rows-dropped': (a, f) =>
    `${a['file']}: rows left out: ${f.count(Number(a['rows']))}, ${named(dropRules, a['rule'])}.`,
  'stray-quote': (a, f) =>
    `${a['file']} has a quotation mark out of place, first in line ${a['line']}. Rows rejected for it: ${f.count(Number(a['rows']))}; further lines that it would have swallowed in silence: at least ${f.count(Number(a['swallowed']))}.`,
  'duplicate-file': (a) => `${a['file']} holds exactly the rows of ${a['original']}; they were counted once.`,
  'file-without-rows': (a) => `${a['file']} has a header and no rows.`,
  'file-not-recognised': (a) =>
    a['dataset'] === ''
      ? `${a['file']} is none of the known exports; nothing of it was taken.`
      : `${a['file']} is none of the known exports; nothing of it was taken. It is nearest to ${a['dataset']}, without ${a['missing']}.`,
  'file-not-read': (a) => `${a['file']} is no export and was not read.`,
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
  'duplicate-file': (a) => `Why was ${a['file']} provided twice, and is a file of another period missing?`,
})
