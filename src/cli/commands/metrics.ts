import { existsSync } from 'node:fs'
import { metricListing } from '../../report/terminal/listing.js'
import { isColoured } from '../colour.js'
import { deliver, type Subject } from '../delivery.js'
import { type CommandDefinition, widthOf } from '../invocation.js'
import { near } from '../near.js'
import { print } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { runOptions } from './report.js'

/** `limpet metrics [dir] [id…]`: lists the metrics, or computes chosen ones. A first argument that is no id is the folder. */
export const metrics: CommandDefinition = {
  name: 'metrics',
  parameters: { arguments: '[arguments...]' },
  options: runOptions,
  examples: ['limpet metrics', 'limpet metrics exports net-revenue-retention gross-revenue-retention --format json'],
  run: async (invocation) => {
    const words = await invocation.pipeline.metricWords(invocation.language)
    if (invocation.parameters.length > 0) {
      const ids = words.map(({ id }) => id)
      return deliver(invocation, subjectOf(invocation.parameters, ids))
    }
    const page = {
      ...invocation,
      width: widthOf(invocation.terminal),
      colour: isColoured(invocation.terminal, invocation),
    }
    await print(invocation.terminal.stdout, metricListing(words, page))
    return 0
  },
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
  return { directory: isFolder ? first : '.', ...(chosen.length === 0 ? {} : { metrics: chosen }) }
}
