import type { Words } from '../words.js'
import { checkFindings, checkQuestions } from './checks.js'
import { ledgerFindings, ledgerQuestions } from './ledger.js'

/** 资料与指标的关注事项。 */
export const findings: Words['findings'] = {
  ...ledgerFindings,
  ...checkFindings,
}

/** 由关注事项引出的问询。 */
export const questions: Words['questions'] = { ...ledgerQuestions, ...checkQuestions }
