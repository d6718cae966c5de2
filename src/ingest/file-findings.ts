import type { Configuration } from './configuration.js'
import type { Finding } from './finding.js'
import type { ListedFile } from './folder.js'
import { nearMisses } from './near-misses.js'
import type { Part } from './part.js'
import type { Source } from './source.js'
import { fitsWildcard } from './wildcard.js'

/** More rejected rows than this share of a file is an error, fewer are a warning. */
const BEARABLE_SHARE = 0.01

/** What was left out that may have been counted, and had it been, wrongly. */
const TELLING = new Set(['conflicting-customer', 'repeated-row'])

/** What the account of a loaded file gives reason to say. */
export function accountFindings(page: Source): Finding[] {
  const { file, rows, rejected, drops } = page
  const dataset = page.dataset ?? ''
  const findings: Finding[] = []
  if (rows === 0) findings.push({ code: 'file-without-rows', severity: 'warning', dataset, args: { file } })
  if (rejected > 0) {
    const severity = rejected > rows * BEARABLE_SHARE ? 'error' : 'warning'
    const reasons = [...new Set(page.rejects.map(({ reason }) => reason))].join(', ')
    findings.push({
      code: 'rows-rejected',
      severity,
      dataset,
      rows: rejected,
      args: { file, rows: rejected, of: rows, reasons },
    })
  }
  for (const { rule, rows: dropped } of drops) {
    if (rule === 'duplicate-file') continue
    const severity = TELLING.has(rule) ? 'warning' : 'info'
    findings.push({ code: 'rows-dropped', severity, dataset, rows: dropped, args: { file, rows: dropped, rule } })
  }
  return findings
}

export function duplicateFinding({ file, dataset }: Part, original: Part | undefined): Finding[] {
  if (original === undefined) return []
  return [
    {
      code: 'duplicate-file',
      severity: 'warning',
      dataset: dataset.id,
      args: { file: file.file, original: original.file.file },
    },
  ]
}

/** A stray quote can swallow thousands of rows in silence; here it cost its own line, and is an error all the same. */
export function strayQuoteFinding({ file, survey, dataset }: Part): Finding[] {
  if (survey.kind !== 'csv' || survey.structure.strayQuotes.rows === 0) return []
  const { line, rows, swallowed } = survey.structure.strayQuotes
  return [
    {
      code: 'stray-quote',
      severity: 'error',
      dataset: dataset.id,
      rows,
      args: { file: file.file, line, rows, swallowed },
    },
  ]
}

/** Sales by the day of their invoice stand in for payments: what was paid late or never does not show. */
export function invoiceDaysFinding({ file, preset, dataset }: Part): Finding[] {
  if (preset?.hasDaysOfInvoices !== true) return []
  return [{ code: 'days-of-invoices', severity: 'warning', dataset: dataset.id, args: { file: file.file } }]
}

/** Entries of limpet.yaml that speak of no file: often a misspelt name, and then the file is not left out as was meant. */
export function unmatchedPatterns({ files }: Configuration, listed: readonly ListedFile[]): Finding[] {
  const names = listed.map(({ file }) => file)
  return files
    .filter(({ pattern }) => !names.some((name) => fitsWildcard(pattern, name)))
    .map(({ pattern }) => {
      const near = nearMisses(pattern, names).join(', ')
      return { code: 'configuration-file-missing', severity: 'warning', args: { pattern, near } }
    })
}
