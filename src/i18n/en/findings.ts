import type { Formats } from '../formats.js'
import type { Arguments } from '../words.js'

/** Findings of the ledger (what a file made of itself) and of the checks (what makes a number untrustworthy). */
export const findings = {
  'rows-rejected': (a: Arguments, f: Formats): string =>
    `${f.count(Number(a['rows']))} rows of ${a['file']} were rejected.`,
}

/** The question to management that a finding leads to; findings without one are for the analyst. */
export const questions: Partial<Record<keyof typeof findings, (a: Arguments, f: Formats) => string>> = {}
