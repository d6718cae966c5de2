import { exhibitReporters, type ReportFormat, reporters } from '../report/formats.js'
import { type Gate, parsedGate } from './gate.js'
import { near } from './near.js'
import { flagOf, type GivenOptions, type OptionName } from './options.js'
import { policiesOf } from './policies.js'
import { UsageError } from './usage-error.js'

/** The options of a run, examined. `format` is null where none was named. */
export interface Settings {
  readonly format: ReportFormat | null
  readonly output: string | null
  readonly configurationFile: string | null
  /** Still text: the run knows the policies. */
  readonly policies: Readonly<Record<string, string>>
  readonly memoryLimit: string | null
  readonly quiet: boolean
  readonly full: boolean
  /** Groups and ids, not yet examined. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly exhibit: string | null
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
  const exhibit = text(given, 'exhibit')
  return {
    format: choice(given, 'format', Object.keys(exhibit === null ? reporters : exhibitReporters) as ReportFormat[]),
    output: text(given, 'output'),
    configurationFile: text(given, 'config'),
    policies: { ...policiesOf(environment), ...policiesOf(flags) },
    memoryLimit,
    quiet: given.quiet === true,
    full: given.full === true,
    only: names(given, 'only'),
    skip: names(given, 'skip'),
    exhibit,
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

/** Every name of a list, however they were given: `--only a --only b` and `--only a,b` are the same. */
function names(given: GivenOptions, name: OptionName): readonly string[] {
  return list(given, name)
    .flatMap((item) => item.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '')
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
