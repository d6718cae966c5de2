import { deliver } from '../delivery.js'
import type { CommandDefinition } from '../invocation.js'
import type { OptionName } from '../options.js'

/** The options of every command that runs. */
export const runOptions: readonly OptionName[] = [
  'format',
  'output',
  'lang',
  'config',
  'asOf',
  'currency',
  'set',
  'memoryLimit',
  'pseudonymise',
  'pseudonymKeyFile',
  'quiet',
  'full',
  'only',
  'skip',
  'failOn',
  'gate',
  'color',
]

/** `limpet report [dir]`: the whole report on a folder of exports. */
export const report: CommandDefinition = {
  name: 'report',
  parameters: { dir: '[dir]' },
  options: runOptions,
  examples: [
    'limpet report exports',
    'limpet report exports --format md --output report.md --lang zh-CN',
    'limpet report exports --only retention,churn --skip churned-customers --full',
    "limpet report exports --as-of 2025-12-31 --gate 'net-revenue-retention>=0.9' --fail-on error",
  ],
  run: (invocation) => deliver(invocation, { directory: invocation.parameters[0] ?? '.', format: 'terminal' }),
}
