import { formatsOf } from '../i18n/language.js'
import { type ReportFormat, reporters } from '../report/formats.js'
import type { View } from '../report/view.js'
import { visible } from '../report/visible.js'
import type { Report } from '../run/report.js'
import { isColoured } from './colour.js'
import { exhibitedMetric, exhibitText } from './exhibit.js'
import { checkGates, failedFindings, failedGates } from './gate.js'
import { type Invocation, widthOf } from './invocation.js'
import { writeReport } from './output.js'
import { startProgress } from './progress.js'
import { pseudonymKeyOf } from './pseudonym-key.js'
import { selectedMetrics } from './selection.js'
import { type Settings, settingsOf } from './settings.js'
import { print } from './terminal.js'
import { version } from './version.js'

export interface Subject {
  readonly directory: string
  /** Ids of the metrics named one by one, besides --only. */
  readonly metrics?: readonly string[]
  /** The form where none is asked for. */
  readonly format: ReportFormat
}

/** Runs, shows the report in the form asked for, judges the gates. Returns the exit code: 0, or 4 where a gate failed. */
export async function deliver(invocation: Invocation, subject: Subject): Promise<number> {
  const { terminal, pipeline, language, words } = invocation
  const settings = settingsOf(invocation.flags, invocation.environment)
  const metrics = await pipeline.metricWords(language)
  checkGates(
    settings.gates,
    metrics.map(({ id }) => id),
  )
  const ids = selectedMetrics(metrics, { ...settings, only: [...(subject.metrics ?? []), ...settings.only] })
  const chosen = metrics.filter(({ id }) => ids === null || ids.includes(id))
  const exhibited = settings.exhibit === null ? null : exhibitedMetric(settings.exhibit, chosen)
  const report = await measured(invocation, subject.directory, ids, settings)
  const isOnScreen = settings.output === null
  const view: View = {
    words,
    formats: formatsOf(language, report.currency),
    metrics: await pipeline.metricWords(language, report.policies),
    width: isOnScreen ? widthOf(terminal) : 200,
    colour: isOnScreen && isColoured(terminal, invocation),
    full: settings.full,
  }
  const format = settings.format ?? subject.format
  const text =
    exhibited === null || settings.exhibit === null
      ? (await reporters[format].load())(report, view)
      : await exhibitText(report, exhibited, settings.exhibit, format, view)
  await show(text, format, settings, invocation)
  const failures = [...failedGates(report, settings.gates, view), ...failedFindings(report, settings.failOn, view)]
  for (const failure of failures) await print(terminal.stderr, `${visible(failure)}\n`)
  return failures.length === 0 ? 0 : 4
}

async function measured(
  invocation: Invocation,
  directory: string,
  ids: readonly string[] | null,
  settings: Settings,
): Promise<Report> {
  const { terminal, pipeline } = invocation
  const pseudonymKey = pseudonymKeyOf(invocation)
  const progress = await startProgress(terminal.stderr, { ...invocation, quiet: settings.quiet })
  try {
    return await pipeline.run({
      directory,
      ...(ids === null ? {} : { metrics: ids }),
      ...(settings.configurationFile === null ? {} : { configurationFile: settings.configurationFile }),
      ...(settings.memoryLimit === null ? {} : { memoryLimit: settings.memoryLimit }),
      policies: settings.policies,
      ...(pseudonymKey === null ? {} : { pseudonymKey }),
      version: version(),
      onProgress: progress.onProgress,
      signal: terminal.signal,
    })
  } finally {
    progress.stop()
  }
}

async function show(text: string, format: ReportFormat, settings: Settings, invocation: Invocation): Promise<void> {
  const { terminal, words, formats } = invocation
  const hints: string[] = []
  if (settings.output !== null) {
    const file = await writeReport(settings.output, reporters[format].extension, text)
    hints.push(words.cli.written({ file }, formats))
  } else {
    await print(terminal.stdout, text)
    if (format === 'terminal' && terminal.stdout.isTTY === true) {
      hints.push(words.cli.hintExplain, words.cli.hintMarkdown)
    }
    if (format === 'table' && settings.exhibit === null && terminal.stdout.isTTY === true)
      hints.push(words.cli.hintExhibit)
  }
  if (settings.quiet || terminal.stderr.isTTY !== true) return
  for (const hint of hints) await print(terminal.stderr, `${visible(hint)}\n`)
}
