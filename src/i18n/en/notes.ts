import type { Formats } from '../formats.js'
import type { Arguments } from '../words.js'

/** Remarks on a known number. */
export const notes = {
  'thin-evidence': (a: Arguments, f: Formats): string => `Thin evidence: n = ${f.count(Number(a['n']))}.`,
}

/** Why a number is unknown. */
export const reasons = {
  'needs-dataset': (a: Arguments, _f: Formats): string => `The data room has no ${a['dataset']}.`,
  'too-few': (a: Arguments, f: Formats): string => `Only ${f.count(Number(a['n']))} cases, too few for a rate.`,
}
