import type { Words } from './words.js'
import { chapters } from './zh-CN/chapters.js'
import { cli, problems } from './zh-CN/cli.js'
import { columns } from './zh-CN/columns.js'
import { explanation } from './zh-CN/explanation.js'
import { findings, questions } from './zh-CN/findings.js'
import { foresightNotes, foresightReasons } from './zh-CN/foresight.js'
import { help } from './zh-CN/help.js'
import { insights, suggestions } from './zh-CN/insights.js'
import { delimiters, forms, inspection } from './zh-CN/inspection.js'
import { dropRules, rejectReasons } from './zh-CN/ledger.js'
import { notes, reasons } from './zh-CN/notes.js'
import { refusals } from './zh-CN/refusals.js'
import { report } from './zh-CN/report.js'
import { requests } from './zh-CN/requests.js'
import { terms } from './zh-CN/terms.js'
import { datasets, groups, methods, policies, severities, units } from './zh-CN/vocabulary.js'

export const zhCN: Words = {
  chapters,
  cli,
  columns,
  datasets,
  delimiters,
  dropRules,
  explanation,
  findings,
  forms,
  groups,
  help,
  insights,
  inspection,
  methods,
  notes: { ...notes, ...foresightNotes },
  policies,
  problems,
  questions,
  reasons: { ...reasons, ...foresightReasons },
  refusals: { ...refusals, ...requests },
  rejectReasons,
  report,
  severities,
  suggestions,
  terms,
  units,
}
