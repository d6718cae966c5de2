import { deliver } from '../delivery.js'
import type { CommandDefinition } from '../invocation.js'
import { runOptions } from './report.js'

/** `limpet demo`: the report on the sample company that ships with the package. */
export const demo: CommandDefinition = {
  name: 'demo',
  parameters: {},
  options: runOptions,
  examples: ['limpet demo', 'limpet demo --full --lang zh-CN', 'limpet demo --format json'],
  run: async (invocation) =>
    deliver(invocation, { directory: await invocation.pipeline.sampleCompany(), format: 'terminal' }),
}
