import type { CommandDefinition } from '../invocation.js'
import { print } from '../terminal.js'

/** `limpet schema`: the JSON Schema of the report. */
export const schema: CommandDefinition = {
  name: 'schema',
  parameters: {},
  options: ['lang'],
  examples: ['limpet schema'],
  run: async ({ terminal, pipeline }) => {
    await print(terminal.stdout, `${JSON.stringify(await pipeline.reportSchema(), null, 2)}\n`)
    return 0
  },
}
