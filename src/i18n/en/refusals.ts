import type { Arguments } from '../message.js'
import { rejectReasons } from './ledger.js'
import type { RefusalWords } from './refusal-words.js'
import { configurationRefusals } from './settings.js'

export type { RefusalWords } from './refusal-words.js'

function leaveOut(a: Arguments): string {
  return `or leave the file out in limpet.yaml: files: { ${JSON.stringify(a['file'])}: ignore }`
}

function near(a: Arguments): string {
  return a['near'] === '' ? '' : ` Near: ${a['near']}.`
}

/** What files are that are not what their names say. */
const formats: Readonly<Record<string, string>> = {
  zip: 'a workbook (.xlsx) or an archive (.zip)',
  office: 'a workbook locked by a password, or one of Excel 97–2003 (.xls)',
  pdf: 'a PDF document',
  html: 'a web page (HTML)',
  xml: 'an XML document',
  json: 'JSON',
  parquet: 'a Parquet file',
  arrow: 'an Arrow file',
  gzip: 'a file packed by gzip',
}

const folder = {
  'empty-folder': (a: Arguments): RefusalWords => ({
    what: `There is no file in ${a['directory']} that limpet can read.`,
    why: 'It reads .csv, .csv.gz, .csv.zst, .txt, .xlsx, .parquet, .arrow and .zip files.',
    next: 'Name the folder that holds the exports, or try `limpet demo`.',
  }),
  'no-such-folder': (a: Arguments): RefusalWords => ({
    what: `There is no folder ${a['directory']}.`,
    next: 'Check the spelling, or try `limpet demo`.',
  }),
  'not-a-folder': (a: Arguments): RefusalWords => ({
    what: `${a['directory']} is a file, not a folder.`,
    next: 'Name the folder that holds the exports.',
  }),
  'file-unreadable': (a: Arguments): RefusalWords => ({
    what: `${a['file']} can't be opened (${a['why']}).`,
    why: 'It may hold data that the numbers need.',
    next: 'Give the right to read it, or move it out of the folder.',
  }),
  'file-damaged': (a: Arguments): RefusalWords => ({
    what: `${a['file']} is damaged or not what its name says (${a['why']}).`,
    why: 'It may hold data that the numbers need.',
    next: `Export it again, ${leaveOut(a)}`,
  }),
  'format-unsupported': (a: Arguments): RefusalWords => ({
    what: `${a['file']} is in a format that limpet can't read yet (${a['format']}).`,
    why: 'It may hold data that the numbers need.',
    next: `Save it as UTF-8 CSV, ${leaveOut(a)}`,
  }),
  'format-unexpected': (a: Arguments): RefusalWords => ({
    what: `${a['file']} is not what its name says, but ${formats[String(a['format'])] ?? a['format']}.`,
    why: 'It may hold data that the numbers need.',
    next: `Unlock it or save it as .xlsx or UTF-8 CSV, or give it its right name; ${leaveOut(a)}`,
  }),
  'file-changed': (a: Arguments): RefusalWords => ({
    what: `${a['file']} changed while it was read: its bytes were ${a['before']} at first, ${a['after']} later.`,
    why: 'Its checksum and its rows would come from two different versions.',
    next: 'Wait until the export or the copy is complete, then run again.',
  }),
  'disk-full': (a: Arguments): RefusalWords => ({
    what: `There is no room for the temporary files of ${a['file']} (${a['why']}).`,
    why: 'Some formats are unpacked or transcribed once before they are read; nothing is left behind.',
    next: 'Free some space, or set TMPDIR to a folder on a larger disk, then run again.',
  }),
  'memory-exhausted': (): RefusalWords => ({
    what: 'The memory that limpet may use ran out, or the disk that it spills to.',
    why: 'The data need more room than there is; no number was built on a part of them.',
    next: 'Raise --memory-limit, or free some space where the temporary files stand (TMPDIR), then run again.',
  }),
  'temporary-folder-unusable': (a: Arguments): RefusalWords => ({
    what: `No temporary folder can be made (${a['directory']}: ${a['why']}).`,
    next: 'Set TMPDIR to a folder that you may write to, then run again.',
  }),
  'archive-too-large': (a: Arguments): RefusalWords => ({
    what: `${a['file']} unpacks to more than limpet takes from one archive (files: ${a['members']}, MB: ${a['megabytes']} by then).`,
    why: 'An archive that grows like this is more often a trap than an export.',
    next: `Unpack it and put the files into the folder, ${leaveOut(a)}`,
  }),
  'encoding-unsupported': (a: Arguments): RefusalWords => ({
    what: `${a['file']} is no text in ${a['encoding']}, line ${a['line']}, nor in another encoding that can be told for certain.`,
    why: 'Read in the wrong encoding, names and amounts would be garbled without notice.',
    next: `Save it as UTF-8 (in a spreadsheet: "CSV UTF-8"), or name its encoding in limpet.yaml: ${a['yaml']}, for Western European text windows-1252 — ${leaveOut(a)}`,
  }),
  'line-too-long': (a: Arguments): RefusalWords => ({
    what: `Line ${a['line']} of ${a['file']} is longer than 16 MB.`,
    why: 'That is no row of an export.',
    next: `Export it again, ${leaveOut(a)}`,
  }),
}

const recognition = {
  'header-unreadable': (a: Arguments): RefusalWords => ({
    what: `The header of ${a['file']} (line ${a['line']}) has a quotation mark or a byte out of place: ${a['value']}`,
    next: `Correct the header, ${leaveOut(a)}`,
  }),
  'header-within': (a: Arguments): RefusalWords => ({
    what: `Another header stands between the rows of ${a['file']}, at line ${a['line']} (${a['value']}).`,
    why: 'The rows below it have other columns, or the same in another order: amounts would be read from the wrong one.',
    next: `Put the rows from there on into a file of their own, ${leaveOut(a)}`,
  }),
  'periods-as-columns': (a: Arguments): RefusalWords => ({
    what: `${a['file']} has a column for every period (${a['columns']}).`,
    why: 'These are amounts of money, which limpet reads as one row per customer, day and amount; as columns they would not count.',
    next: `Export one row per payment or per customer and month; or have the columns read as attributes of customers, in limpet.yaml: ${a['yaml']} — ${leaveOut(a)}`,
  }),
  'column-missing': (a: Arguments): RefusalWords => ({
    what: `${a['file']} looks like ${a['dataset']} but has no column for ${a['column']}.${near(a)}`,
    why: 'Without it no row can be taken, and leaving the file out could falsify the numbers.',
    next: `Say in limpet.yaml which column it is: ${a['yaml']} — ${leaveOut(a)}`,
  }),
  'column-ambiguous': (a: Arguments): RefusalWords => ({
    what: `Several columns of ${a['file']} could be ${a['column']}: ${a['headers']}.`,
    why: 'limpet does not guess where a guess would move a number.',
    next: `Say in limpet.yaml which one it is: ${a['yaml']}`,
  }),
  'dataset-ambiguous': (a: Arguments): RefusalWords => ({
    what: `${a['file']} could be ${a['dataset']} or ${a['other']}.`,
    why: 'limpet does not guess where a guess would move a number.',
    next: `Say in limpet.yaml what it is: ${a['yaml']} — ${leaveOut(a)}`,
  }),
  'dataset-claimed-twice': (a: Arguments): RefusalWords => ({
    what: `${a['file']} and ${a['other']} both hold ${a['dataset']}, with different columns (${a['columns']}).`,
    why: 'If they are two views of the same records, everything would be counted twice.',
    next: `Keep one: ${a['ignore']} — or, if they complement each other, name both in limpet.yaml: ${a['yaml']}`,
  }),
  'files-alike': (a: Arguments): RefusalWords => ({
    what: `${a['file']} and ${a['other']} look like the same ${a['dataset']} twice. Rows of the smaller one with customer, day and amount of the other: ${a['rows']} of ${Number(a['of'])}.`,
    why: 'Two exports of the same records would count everything twice; two sources that bill alike would not.',
    next: `Keep one: ${a['ignore']} — or, if they are different records, name both in limpet.yaml: ${a['yaml']}`,
  }),
  'files-contradict': (a: Arguments): RefusalWords => ({
    what: `${a['file']} and ${a['other']} share rows, but say different things under the same number, for example ${a['example']} (such numbers: ${a['rows']}).`,
    why: `They look like two states of one export of ${a['dataset']}; counted together, the changed records would count twice.`,
    next: `Keep the one that holds, and leave the other out in limpet.yaml, for example: ${a['ignore']}`,
  }),
  'ids-masked': (a: Arguments): RefusalWords => ({
    what: `Most ids in the column ${a['column']} of ${a['file']} are masked (${a['value']}).`,
    why: 'Customers with the same mask would be one customer, who seems never to leave.',
    next: `Export full ids, or a code for each customer; or take the column as it is, in limpet.yaml: ${a['yaml']} — ${leaveOut(a)}`,
  }),
  'ids-cut': (a: Arguments): RefusalWords => ({
    what: `The long numbers in the column ${a['column']} of ${a['file']} all end in zeros after their fifteenth digit (${a['value']}).`,
    why: 'A spreadsheet keeps fifteen digits; customers who differ in the others would be one.',
    next: `Export it again without opening it in a spreadsheet; or take the column as it is, in limpet.yaml: ${a['yaml']} — ${leaveOut(a)}`,
  }),
  'date-order-undecided': (a: Arguments): RefusalWords => ({
    what: `Nothing in the column ${a['column']} of ${a['file']} decides whether the day or the month stands first (${a['value']}).`,
    why: 'Read the wrong way round, payments would land in other months.',
    next: `Say it in limpet.yaml (day-first or month-first): ${a['yaml']}`,
  }),
  'decimal-mark-undecided': (a: Arguments): RefusalWords => ({
    what: `Nothing in the column ${a['column']} of ${a['file']} decides whether the point or the comma is the decimal mark (${a['value']}).`,
    why: 'Read the wrong way, amounts would be wrong by a factor of a thousand.',
    next: `Say it in limpet.yaml (point or comma): ${a['yaml']}`,
  }),
  'currencies-mixed': (a: Arguments): RefusalWords => ({
    what: `The column ${a['column']} of ${a['file']} holds amounts in several currencies (${a['marks']}), and no column says which is which.`,
    why: 'Added up as they stand, the sums would mean nothing.',
    next: `Export it with a currency column, ${leaveOut(a)}`,
  }),
  'tax-undecided': (a: Arguments): RefusalWords => ({
    what: `The column ${a['column']} of ${a['file']} may be without its tax.`,
    why: 'limpet does not guess where a guess would move a number.',
    next: `Export the amount with its tax, or take the column as it is, in limpet.yaml: ${a['yaml']}`,
  }),
  'unit-unsupported': (a: Arguments): RefusalWords => ({
    what: `The column ${a['column']} of ${a['file']} is in ${a['unit']}, which it can't be measured in.`,
    why: 'Read as it stands, every value would be wrong by a factor.',
    next: `Export it in whole units of the currency, or in seconds, ${leaveOut(a)}`,
  }),
  'unit-in-rows': (a: Arguments): RefusalWords => ({
    what: `A row of ${a['file']} says ${a['unit']} in the column ${a['column']}.`,
    why: 'Whether it holds for that row or for all of them moves amounts by a factor.',
    next: `Write one unit into the header of the amount (as in “Amount (thousand)”) and leave it out of the rows, ${leaveOut(a)}`,
  }),
  'unit-contradictory': (a: Arguments): RefusalWords => ({
    what: `The lines around the table of ${a['file']} speak of its amounts in ${a['units']}.`,
    why: 'Read in the wrong unit, every amount would be wrong by a factor.',
    next: `Write one unit into the header of the amount (as in “Amount (thousand)”) or above the table, ${leaveOut(a)}`,
  }),
  'column-nested': (a: Arguments): RefusalWords => ({
    what: `The column ${a['column']} of ${a['file']} holds ${a['type']}, which is no single value.`,
    why: 'Lists, structures and bytes have no text of their own, and limpet does not make one up.',
    next: `Export it as text, days or numbers, ${leaveOut(a)}`,
  }),
  'nothing-accepted': (a: Arguments): RefusalWords => {
    const reasons: Readonly<Record<string, string>> = rejectReasons
    const column = a['column'] === '' ? '' : `, column ${a['column']}`
    return {
      what: `No row of ${a['file']} (${a['rows']} in all) could be taken as ${a['dataset']}. Line ${a['line']}${column}: ${reasons[String(a['reason'])] ?? a['reason']} (${a['value']})`,
      why: 'Something about the whole file is other than expected.',
      next: `Correct the export, map the columns in limpet.yaml, ${leaveOut(a)}`,
    }
  },
  'ledger-open': (a: Arguments): RefusalWords => ({
    what: `The account of ${a['file']} does not close: rows counted ${a['counted']}, rows read ${a['read']}.`,
    why: 'This is an error in limpet; no number may be built on it.',
    next: `Please report it, ${leaveOut(a)}`,
  }),
}

export const refusals = { ...folder, ...recognition, ...configurationRefusals }
