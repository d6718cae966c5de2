import { phrases } from '../message.js'

/** What `limpet inspect` says about files. */
export const inspection = phrases({
  title: 'What the files are, and how they were read',
  refused: 'Would stop a run',
  refusedFiles: (a, f) =>
    `${f.plural(Number(a['files']), 'file', 'files')}; limpet report exits with an error until that is settled`,
  dataset: 'Dataset',
  contents: 'Opened',
  unsettled: 'not settled',
  none: 'none; nothing of it was taken',
  because: 'Because',
  byConfiguration: (a) => `limpet.yaml says so; columns matched: ${a['columns']}`,
  byHeaders: (a, f) =>
    `${f.count(Number(a['matched']))} of ${f.plural(Number(a['of']), 'column', 'columns')} known by the header, all that are needed among them`,
  byName: (a, f) =>
    `${f.count(Number(a['matched']))} of ${f.plural(Number(a['of']), 'column', 'columns')} known by the header; the name of the file decides between ${a['dataset']} and ${a['other']}`,
  likeness: (a, f) =>
    `${a['dataset']}: ${f.plural(Number(a['matched']), 'column', 'columns')} (${a['columns']}), lacks ${a['missing']}`,
  likenessWhole: (a, f) =>
    `${a['dataset']}: ${f.plural(Number(a['matched']), 'column', 'columns')} (${a['columns']}), lacks nothing needed`,
  nothingKnown: 'no column is known',
  notOpened: 'not opened',
  alternatives: 'Could also be',
  couldBe: 'Could be',
  readAs: 'Read as',
  form: (a) => `${a['format']}, ${a['encoding']}, delimiter ${a['delimiter']}`,
  size: 'Size',
  bytes: (a, f) => `${f.plural(Number(a['bytes']), 'byte', 'bytes')}, SHA-256 ${a['sha256']}`,
  lines: 'Lines',
  lineAccount: (a, f) =>
    `${f.count(Number(a['total']))} = ${f.count(Number(a['preamble']))} before the table + ${f.count(Number(a['header']))} of header + ` +
    `${f.count(Number(a['blank']))} blank + ${f.count(Number(a['records']))} of rows`,
  rows: 'Rows',
  rowAccount: (a, f) =>
    `${f.count(Number(a['rows']))} = ${f.count(Number(a['accepted']))} accepted + ${f.count(Number(a['rejected']))} rejected + ${f.count(Number(a['dropped']))} left out by rule`,
  notCounted: 'not counted: a file of this dataset could not be read to its end',
  key: 'Key',
  keyUnique: (a, f) => `${a['column']}: ${f.plural(Number(a['distinct']), 'value', 'values')}, none twice`,
  keyRepeats: (a, f) =>
    `${a['column']}: ${f.count(Number(a['distinct']))} different values in ${f.plural(Number(a['filled']), 'row', 'rows')}`,
  keyEmpty: (a, f) => `${a['account']}; empty in ${f.count(Number(a['empty']))}`,
  segments: 'Segments',
  headers: 'Columns',
  unused: 'Not used',
  columns: 'Columns',
  canonical: 'Column',
  from: 'In the file',
  format: 'Read as',
  empty: 'Empty',
  span: 'From – to',
  configurationHead:
    'How limpet read these files. An entry decides over what the headers say; a line behind # changes nothing.',
  configurationPolicies: 'The switches that can move a number, with their defaults.',
  configurationRefused: 'This file stops a run until it is decided:',
  configurationNotTaken: 'Nothing of this file is taken.',
  configurationUnused: (a) => `not used: ${a['columns']}`,
})

/** In which form the values of a column are written; what a unit multiplies them by stands behind it. */
export const forms = {
  'as-written': 'as written',
  words: 'known words',
  'year-month-day': 'year-month-day',
  'year-month-day-time': 'year-month-day and time',
  'day-first': 'day first',
  'month-first': 'month first',
  'decimal-point': 'decimal point',
  'decimal-comma': 'decimal comma',
  'yes-no': 'yes or no',
  constant: 'the same in every row',
}

/** Delimiters that can't be seen, or not well. */
export const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' }
