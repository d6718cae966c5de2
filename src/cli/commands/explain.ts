import { explanationText } from '../../report/terminal/explanation.js'
import { isColoured } from '../colour.js'
import { type CommandDefinition, widthOf } from '../invocation.js'
import { near } from '../near.js'
import { print } from '../terminal.js'
import { UsageError } from '../usage-error.js'

/** `limpet explain <id>`: what a number means, where it comes from, and the exact SQL behind it. */
export const explain: CommandDefinition = {
  name: 'explain',
  parameters: { id: '<id>' },
  options: ['lang', 'color'],
  examples: ['limpet explain net-revenue-retention'],
  run: async (invocation) => {
    const { terminal, pipeline, language, parameters } = invocation
    const [id = ''] = parameters
    const explanation = await pipeline.explainMetric(id, language)
    if (explanation === null) {
      const ids = (await pipeline.metricWords(language)).map((metric) => metric.id)
      throw new UsageError('unknown-metric', { given: id, ...near(id, ids) })
    }
    const page = { ...invocation, width: widthOf(terminal), colour: isColoured(terminal, invocation) }
    await print(terminal.stdout, explanationText(explanation, page))
    return 0
  },
}
