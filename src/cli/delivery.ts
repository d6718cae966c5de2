import { formatsOf } from '../i18n/language.js'
import { reporters } from '../report/formats.js'
import type { View } from '../report/view.js'
import { visible } from '../report/visible.js'
import type { Report } from '../run/report.js'
import { isColoured } from './colour.js'
import { checkGates, failedFindings, failedGates } from './gate.js'
import { type Invocation, widthOf } from './invocation.js'
import { writeReport } from './output.js'
import { startProgress } from './progress.js'
import { type Settings, settingsOf } from './settings.js'
import { print } from './terminal.js'
import { version } from './version.js'

export interface Subject {
  readonly directory: string
  /** Ids of the metrics wanted; all where absent. */
  readonly metrics?: readonly string[]
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
  const report = await measured(invocation, subject, settings)
  const isOnScreen = settings.output === null
  const view: View = {
    words,
    formats: formatsOf(language, report.currency),
    metrics,
    width: isOnScreen ? widthOf(terminal) : 200,
    colour: isOnScreen && isColoured(terminal, invocation),
    full: settings.full,
  }
  await show(report, view, settings, invocation)
  const failures = [...failedGates(report, settings.gates, view), ...failedFindings(report, settings.failOn, view)]
  for (const failure of failures) await print(terminal.stderr, `${visible(failure)}\n`)
  return failures.length === 0 ? 0 : 4
}

async function measured(invocation: Invocation, subject: Subject, settings: Settings): Promise<Report> {
  const { terminal, pipeline } = invocation
  const progress = await startProgress(terminal.stderr, { ...invocation, quiet: settings.quiet })
  try {
    return await pipeline.run({
      ...subject,
      ...(settings.configurationFile === null ? {} : { configurationFile: settings.configurationFile }),
      ...(settings.memoryLimit === null ? {} : { memoryLimit: settings.memoryLimit }),
      policies: settings.policies,
      version: version(),
      onProgress: progress.onProgress,
      signal: terminal.signal,
    })
  } finally {
    progress.stop()
  }
}

async function show(report: Report, view: View, settings: Settings, { terminal, words, formats }: Invocation) {
  const { extension, load } = reporters[settings.format]
  const text = (await load())(report, view)
  const hints: string[] = []
  if (settings.output !== null) {
    const file = await writeReport(settings.output, extension, text)
    hints.push(words.cli.written({ file }, formats))
  } else {
    await print(terminal.stdout, text)
    if (settings.format === 'terminal' && terminal.stdout.isTTY === true) {
      hints.push(words.cli.hintExplain, words.cli.hintMarkdown)
    }
  }
  if (settings.quiet || terminal.stderr.isTTY !== true) return
  for (const hint of hints) await print(terminal.stderr, `${visible(hint)}\n`)
}
