import type { Exhibit, Result } from '../../metrics/answer.js'
import { type Report, report as schema } from '../report.js'
import { pseudonymisedCode } from './coded.js'
import type { Disclosure } from './disclosure.js'
import { pseudonymisedExhibit, shareWords } from './exhibit.js'
import { pseudonymisedSource } from './source.js'
import { labelColumns, withheldRows } from './withholding.js'

type Rows = Exhibit['rows']
type Withheld = ReadonlyMap<Exhibit, ReadonlySet<Rows[number]>>

/**
 * The Report under pseudonyms: no id, name or word of a person in it, no figures of fewer than 5 customers but in lists of
 * individuals. Headline numbers stay; an insight or a note about a row that is kept back goes with it. Says so itself, with the key's
 * fingerprint.
 */
export function pseudonymisedReport(report: Report, disclosure: Disclosure): Report {
  const exhibits = Object.values(report.metrics).flatMap(exhibitsOf)
  const withheld: Withheld = new Map(exhibits.map((one) => [one, withheldRows(one, disclosure.isSmall)]))
  for (const [exhibit, rows] of withheld) shareWords(exhibit, rows, disclosure)
  const named = <Coded extends Report['findings'][number] | Report['insights'][number]>(coded: Coded): Coded =>
    pseudonymisedCode(coded, disclosure)
  return schema.parse({
    ...report,
    pseudonymised: true,
    keyFingerprint: disclosure.pseudonyms.fingerprint,
    sources: report.sources.map((source) => pseudonymisedSource(source, disclosure.pseudonyms)),
    metrics: Object.fromEntries(
      Object.entries(report.metrics).map(([id, result]) => [id, pseudonymisedResult(result, withheld, disclosure)]),
    ),
    insights: report.insights
      .filter(({ metric, exhibit, args }) => {
        const shown = exhibitsOf(report.metrics[metric]).filter(({ id }) => id === exhibit)
        return !givesAway(args, shown, withheld)
      })
      .map(named),
    findings: report.findings.map(named),
  })
}

function exhibitsOf(result: Result | undefined): readonly Exhibit[] {
  return result?.status === 'known' ? result.exhibits : []
}

function pseudonymisedResult(result: Result, withheld: Withheld, disclosure: Disclosure): Result {
  if (result.status === 'unknown') return { ...result, because: pseudonymisedCode(result.because, disclosure) }
  return {
    ...result,
    notes: result.notes
      .filter(({ args }) => !givesAway(args, result.exhibits, withheld))
      .map((note) => pseudonymisedCode(note, disclosure)),
    exhibits: result.exhibits.map((one) => pseudonymisedExhibit(one, withheld.get(one) ?? new Set(), disclosure)),
  }
}

/** True where arguments tell of a row that is kept back: all texts that the row is labelled by are among them. */
function givesAway(
  args: Report['insights'][number]['args'],
  exhibits: readonly Exhibit[],
  withheld: Withheld,
): boolean {
  const said = new Set<unknown>(Object.values(args))
  return exhibits.some((exhibit) => {
    const keys = labelColumns(exhibit)
    const isSaid = (row: Rows[number]) => keys.every((key) => typeof row[key] === 'string' && said.has(row[key]))
    return [...(withheld.get(exhibit) ?? [])].some(isSaid)
  })
}
