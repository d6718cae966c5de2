import type { FileUse } from './configuration.js'
import type { Claim } from './recognition.js'
import { Refusal } from './refusal.js'
import { fileLine } from './yaml-line.js'

const MONTHS =
  'jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december'
const YEAR = '(?:19|20)\\d\\d'
const PERIOD = new RegExp(
  `^(?:${YEAR}[-/.年]?(?:0?[1-9]|1[0-2])月?|(?:0?[1-9]|1[0-2])月|(?:${MONTHS})[-/'. ]*(?:${YEAR}|\\d\\d)?|${YEAR}[-/ ]?(?:${MONTHS})|` +
    `${YEAR}年?(?:q[1-4]|第?[一二三四1-4]季度)?|q[1-4][-/ ]?(?:${YEAR})?)(?:收入|金额|回款)?$`,
  'i',
)
/** So many columns named after periods are a table of them. */
const FEWEST = 3

/** Refuses a list of customers with a column per month, quarter or year: that is their money, and would be read as attributes. */
export function refusePeriodColumns(file: string, headers: readonly string[], claim: Claim, use: FileUse | null): void {
  if (claim.dataset.attributes === undefined || use?.dataset !== undefined) return
  const periods = headers.filter((header) => PERIOD.test(header.normalize('NFKC').trim()))
  if (periods.length < FEWEST) return
  const columns = `${periods[0]} … ${periods.at(-1)}`
  throw new Refusal('data', 'periods-as-columns', {
    file,
    columns,
    yaml: fileLine(file, { dataset: claim.dataset.id }),
  })
}
