import { Option } from 'commander'
import type { Words } from '../i18n/words.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

export type OptionName = keyof Words['help']['options']
/** Options as they were given, by flags or by the environment, not yet examined. */
export type GivenOptions = Readonly<Partial<Record<OptionName, string | boolean | readonly string[]>>>

const flags: Readonly<Record<OptionName, string>> = {
  format: '--format <name>',
  output: '--output <path>',
  lang: '--lang <language>',
  config: '--config <file>',
  asOf: '--as-of <day>',
  currency: '--currency <code>',
  set: '--set <policy=value>',
  memoryLimit: '--memory-limit <size>',
  pseudonymise: '--pseudonymise',
  pseudonymKeyFile: '--pseudonym-key-file <file>',
  quiet: '--quiet',
  full: '--full',
  only: '--only <group-or-id>',
  skip: '--skip <group-or-id>',
  init: '--init',
  force: '--force',
  exhibit: '--exhibit <id>',
  failOn: '--fail-on <severity>',
  gate: '--gate <condition>',
  color: '--no-color',
}
const repeatable: ReadonlySet<OptionName> = new Set(['set', 'only', 'skip', 'gate'])
const negated: ReadonlySet<OptionName> = new Set(['color'])

/** The option as commander declares it. Values stay text; defaults are set where they are used. */
export function declaredOption(name: OptionName, words: Words): Option {
  const option = new Option(flags[name], words.help.options[name])
  if (!repeatable.has(name)) return option
  return option.argParser((value: string, previous: readonly string[] | undefined) => [...(previous ?? []), value])
}

/** The options that environment variables set: `LIMPET_AS_OF` for --as-of; a list is separated by commas. */
export function optionsOfEnvironment(names: readonly OptionName[], environment: Terminal['environment']): GivenOptions {
  const found = names.map((name) => [name, fromEnvironment(name, environment)] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

/** The environment variable of an option: `LIMPET_NO_COLOR` for --no-color. */
function variableOf(name: OptionName): string {
  const [flag = ''] = flags[name].split(' ')
  return `LIMPET_${flag.slice(2).replaceAll('-', '_').toUpperCase()}`
}

/** The flag of an option, as messages name it. */
export function flagOf(name: OptionName): string {
  return flags[name].split(' ')[0] ?? name
}

function fromEnvironment(name: OptionName, environment: Terminal['environment']): GivenOptions[OptionName] {
  const text = environment[variableOf(name)]
  if (text === undefined || text === '') return undefined
  if (repeatable.has(name)) return text.split(',').map((item) => item.trim())
  if (flags[name].includes('<')) return text
  return truth(name, text) !== negated.has(name)
}

function truth(name: OptionName, text: string): boolean {
  if (/^(1|true|yes|on)$/i.test(text)) return true
  if (/^(0|false|no|off)$/i.test(text)) return false
  throw new UsageError('unknown-choice', { option: variableOf(name), given: text, choices: '1, 0' })
}
