import { chapters } from './en/chapters.js'
import { cli, problems } from './en/cli.js'
import { columns } from './en/columns.js'
import { explanation } from './en/explanation.js'
import { findings, questions } from './en/findings.js'
import { foresightNotes, foresightReasons } from './en/foresight.js'
import { help } from './en/help.js'
import { insights, suggestions } from './en/insights.js'
import { delimiters, forms, inspection } from './en/inspection.js'
import { dropRules, rejectReasons } from './en/ledger.js'
import { notes, reasons } from './en/notes.js'
import { refusals } from './en/refusals.js'
import { report } from './en/report.js'
import { requests } from './en/requests.js'
import { terms } from './en/terms.js'
import { datasets, groups, methods, policies, severities, units } from './en/vocabulary.js'

export const en = {
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
