import { columns } from './en/columns.js'
import { findings, questions } from './en/findings.js'
import { notes, reasons } from './en/notes.js'
import { refusals } from './en/refusals.js'

export const en = { columns, findings, questions, notes, reasons, refusals }
