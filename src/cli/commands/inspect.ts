import { formatsOf } from '../../i18n/language.js'
import { configurationText } from '../../report/inspection/configuration.js'
import { type InspectionFormat, inspectors } from '../../report/inspection/formats.js'
import type { View } from '../../report/view.js'
import { visible } from '../../report/visible.js'
import type { Inspection } from '../../run/inspection.js'
import { isColoured } from '../colour.js'
import { writeConfiguration } from '../configuration-file.js'
import { type CommandDefinition, type Invocation, widthOf } from '../invocation.js'
import { writeReport } from '../output.js'
import { startProgress } from '../progress.js'
import { pseudonymKeyOf } from '../pseudonym-key.js'
import { type Settings, settingsOf } from '../settings.js'
import { print } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { version } from '../version.js'

/** `limpet inspect [dir]`: what each file is and how it is read, refused ones in their place; `--init` writes it down as limpet.yaml. */
export const inspect: CommandDefinition = {
  name: 'inspect',
  parameters: { dir: '[dir]' },
  options: [
    'format',
    'output',
    'lang',
    'config',
    'memoryLimit',
    'pseudonymise',
    'pseudonymKeyFile',
    'quiet',
    'color',
    'init',
    'force',
  ],
  examples: ['limpet inspect exports', 'limpet inspect exports --init', 'limpet inspect exports --format json'],
  run: async (invocation) => {
    const directory = invocation.parameters[0] ?? '.'
    const settings = settingsOf(invocation.flags, invocation.environment)
    const format = formatOf(settings)
    const inspection = await inspected(invocation, directory, settings)
    await show(inspection, format, settings, invocation)
    const { init, force } = { ...invocation.environment, ...invocation.flags }
    if (init === true) {
      const text = configurationText(inspection, viewOf(settings, invocation))
      await hint(
        invocation.words.cli.written(
          { file: await writeConfiguration(directory, text, force === true) },
          invocation.formats,
        ),
        settings,
        invocation,
      )
    } else if (format === 'terminal' && settings.output === null) {
      await hint(invocation.words.cli.hintInit, settings, invocation)
    }
    const blames = inspection.files.map(({ refusal }) => refusal?.blame)
    return blames.includes('data') ? 3 : blames.includes('usage') ? 2 : 0
  },
}

function formatOf({ format }: Settings): InspectionFormat {
  const formats = Object.keys(inspectors) as InspectionFormat[]
  const chosen = formats.find((name) => name === (format ?? 'terminal'))
  if (chosen !== undefined) return chosen
  throw new UsageError('unknown-choice', { option: '--format', given: format ?? '', choices: formats.join(', ') })
}

async function inspected(invocation: Invocation, directory: string, settings: Settings): Promise<Inspection> {
  const { terminal, pipeline } = invocation
  const pseudonymKey = pseudonymKeyOf(invocation)
  const progress = await startProgress(terminal.stderr, { ...invocation, quiet: settings.quiet })
  try {
    return await pipeline.inspect({
      directory,
      ...(settings.configurationFile === null ? {} : { configurationFile: settings.configurationFile }),
      ...(settings.memoryLimit === null ? {} : { memoryLimit: settings.memoryLimit }),
      ...(pseudonymKey === null ? {} : { pseudonymKey }),
      version: version(),
      onProgress: progress.onProgress,
      signal: terminal.signal,
    })
  } finally {
    progress.stop()
  }
}

function viewOf({ output }: Settings, invocation: Invocation): View {
  const { terminal, language, words } = invocation
  const isOnScreen = output === null
  return {
    words,
    formats: formatsOf(language, null),
    metrics: [],
    width: isOnScreen ? widthOf(terminal) : 200,
    colour: isOnScreen && isColoured(terminal, invocation),
    full: true,
  }
}

async function show(
  inspection: Inspection,
  format: InspectionFormat,
  settings: Settings,
  invocation: Invocation,
): Promise<void> {
  const { extension, load } = inspectors[format]
  const text = (await load())(inspection, viewOf(settings, invocation))
  if (settings.output === null) return print(invocation.terminal.stdout, text)
  const file = await writeReport(settings.output, extension, text)
  await hint(invocation.words.cli.written({ file }, invocation.formats), settings, invocation)
}

async function hint(text: string, settings: Settings, { terminal }: Invocation): Promise<void> {
  if (!settings.quiet && terminal.stderr.isTTY === true) await print(terminal.stderr, `${visible(text)}\n`)
}
