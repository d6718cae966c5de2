import { checkFindings, checkQuestions } from './checks.js'
import { ledgerFindings, ledgerQuestions } from './ledger.js'

/** Findings of the ledger (what a file made of itself) and of the checks (what makes a number untrustworthy). */
export const findings = {
  ...ledgerFindings,
  ...checkFindings,
}

/** The question to management that a finding leads to; findings without one are for the analyst. */
export const questions = { ...ledgerQuestions, ...checkQuestions }
