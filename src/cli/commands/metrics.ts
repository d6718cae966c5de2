import { existsSync } from 'node:fs'
import { metricListing } from '../../report/terminal/listing.js'
import { isColoured } from '../colour.js'
import { deliver, type Subject } from '../delivery.js'
import { type CommandDefinition, type Invocation, widthOf } from '../invocation.js'
import { near } from '../near.js'
import { selectedMetrics } from '../selection.js'
import { settingsOf } from '../settings.js'
import { print } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { runOptions } from './report.js'

/** `limpet metrics [dir] [id…]`: lists the metrics, or computes chosen ones. A first argument that is no id is the folder. */
export const metrics: CommandDefinition = {
  name: 'metrics',
  parameters: { arguments: '[arguments...]' },
  options: [...runOptions, 'exhibit'],
  examples: [
    'limpet metrics',
    'limpet metrics exports --only retention',
    'limpet metrics exports net-revenue-retention gross-revenue-retention --format csv',
    'limpet metrics exports churned-customers --exhibit customers --format csv --output churned.csv',
  ],
  run: async (invocation) => {
    if (invocation.parameters.length === 0) return list(invocation)
    const ids = (await invocation.pipeline.metricWords(invocation.language)).map(({ id }) => id)
    return deliver(invocation, subjectOf(invocation.parameters, ids))
  },
}

async function list(invocation: Invocation): Promise<number> {
  const { terminal, pipeline, language, flags, environment } = invocation
  const words = await pipeline.metricWords(language)
  const ids = selectedMetrics(words, settingsOf(flags, environment))
  const shown = words.filter(({ id }) => ids === null || ids.includes(id))
  const page = { ...invocation, width: widthOf(terminal), colour: isColoured(terminal, invocation) }
  await print(terminal.stdout, metricListing(shown, page))
  return 0
}

function subjectOf([first = '.', ...rest]: readonly string[], ids: readonly string[]): Subject {
  const guess = near(first, ids)
  if (!ids.includes(first) && !existsSync(first) && guess.near !== undefined) {
    throw new UsageError('unknown-metric', { given: first, ...guess })
  }
  const isFolder = !ids.includes(first)
  const chosen = isFolder ? rest : [first, ...rest]
  const stranger = chosen.find((id) => !ids.includes(id))
  if (stranger !== undefined) throw new UsageError('unknown-metric', { given: stranger, ...near(stranger, ids) })
  return { directory: isFolder ? first : '.', metrics: chosen, format: 'table' }
}
