import type { Formats, Language } from '../i18n/formats.js'
import type { Words } from '../i18n/words.js'
import type { GivenOptions, OptionName } from './options.js'
import type { Pipeline } from './pipeline.js'
import type { Terminal } from './terminal.js'

/** One call of one command: the world, the language, and what was typed. */
export interface Invocation {
  readonly terminal: Terminal
  readonly pipeline: Pipeline
  readonly language: Language
  readonly words: Words
  /** For words beside a report; money in them has no currency. */
  readonly formats: Formats
  readonly parameters: readonly string[]
  readonly flags: GivenOptions
  readonly environment: GivenOptions
}

/** A command: its parameters in commander's notation, its options, and what it does. Returns the exit code. */
export interface CommandDefinition {
  readonly name: keyof Words['help']['commands']
  readonly parameters: Readonly<Partial<Record<keyof Words['help']['parameters'], string>>>
  readonly options: readonly OptionName[]
  readonly examples: readonly string[]
  run(invocation: Invocation): Promise<number>
}

/** Columns of a terminal that tells its own; what is piped has room for any table. */
export function widthOf({ stdout }: Terminal): number {
  return stdout.isTTY === true ? (stdout.columns ?? 80) : 200
}
