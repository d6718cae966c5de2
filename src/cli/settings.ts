import { type ReportFormat, reporters } from '../report/formats.js'
import { type Gate, parsedGate } from './gate.js'
import { near } from './near.js'
import { flagOf, type GivenOptions, type OptionName } from './options.js'
import { policiesOf } from './policies.js'
import { UsageError } from './usage-error.js'

/** The options of a run, examined. */
export interface Settings {
  readonly format: ReportFormat
  readonly output: string | null
  readonly configurationFile: string | null
  /** Still text: the run knows the policies. */
  readonly policies: Readonly<Record<string, string>>
  readonly memoryLimit: string | null
  readonly quiet: boolean
  readonly full: boolean
  readonly failOn: 'warning' | 'error' | null
  readonly gates: readonly Gate[]
}

/** Examines the options, flags over environment; throws UsageError at the first that can't be meant. */
export function settingsOf(flags: GivenOptions, environment: GivenOptions): Settings {
  const given = { ...environment, ...flags }
  const memoryLimit = text(given, 'memoryLimit')
  if (memoryLimit !== null && !/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(memoryLimit)) {
    throw new UsageError('memory-malformed', { given: memoryLimit })
  }
  return {
    format: choice(given, 'format', Object.keys(reporters) as ReportFormat[]) ?? 'terminal',
    output: text(given, 'output'),
    configurationFile: text(given, 'config'),
    policies: { ...policiesOf(environment), ...policiesOf(flags) },
    memoryLimit,
    quiet: given.quiet === true,
    full: given.full === true,
    failOn: choice(given, 'failOn', ['warning', 'error'] as const),
    gates: list(given, 'gate').map(parsedGate),
  }
}

function text(given: GivenOptions, name: OptionName): string | null {
  const value = given[name]
  return typeof value === 'string' ? value : null
}

function list(given: GivenOptions, name: OptionName): readonly string[] {
  const value = given[name]
  return Array.isArray(value) ? value : []
}

function choice<Choice extends string>(
  given: GivenOptions,
  name: OptionName,
  choices: readonly Choice[],
): Choice | null {
  const value = text(given, name)
  if (value === null) return null
  const chosen = choices.find((candidate) => candidate === value)
  if (chosen !== undefined) return chosen
  const args = { option: flagOf(name), given: value, choices: choices.join(', '), ...near(value, choices) }
  throw new UsageError('unknown-choice', args)
}
