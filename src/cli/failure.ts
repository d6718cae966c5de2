import type { CommanderError } from 'commander'
import type { RefusalWords } from '../i18n/en/refusal-words.js'
import type { Formats } from '../i18n/formats.js'
import type { Arguments } from '../i18n/message.js'
import type { Words } from '../i18n/words.js'
import { spoken } from '../report/sentence.js'
import { paragraph } from '../report/terminal/paragraph.js'
import { displayWidth } from '../report/terminal/wrap.js'
import type { Refusal } from '../run/run.js'
import { type ProblemCode, UsageError } from './usage-error.js'

interface Speech {
  readonly words: Words
  readonly formats: Formats
}

/** What stopped a command, in words: what, where, why, what next; never a stack. And the exit code. */
interface Failure {
  readonly exitCode: 1 | 2 | 3
  readonly text: string
}

/** Puts an error in words. What is neither wrong usage nor a refusal of the data is an error in limpet: one line of it. */
export function failureOf(error: unknown, speech: Speech, width: number): Failure {
  const { words, formats } = speech
  if (error instanceof UsageError) {
    const { what, ...rest } = words.problems[error.code](error.args)
    const { near } = error.args
    const guess = near === undefined ? '' : ` ${words.cli.didYouMean({ near }, formats)}`
    return { exitCode: error.exitCode, text: account({ what: what + guess, ...rest }, error.args, speech, width) }
  }
  if (isRefusal(error)) {
    const told = words.refusals[error.code](spoken(error.args, words))
    return { exitCode: error.blame === 'usage' ? 2 : 3, text: account(told, error.args, speech, width) }
  }
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  return { exitCode: 1, text: account(words.problems.internal({ message }), {}, speech, width) }
}

const codes: Readonly<Record<string, ProblemCode>> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.optionMissingArgument': 'option-needs-value',
  'commander.missingArgument': 'missing-parameter',
  'commander.excessArguments': 'too-many-parameters',
}

/** Commander's English sentence as a code: what it quotes is what was given, what it suggests is near. */
export function usageErrorOf({ code, message }: CommanderError): UsageError {
  const given = /'([^']*)'/.exec(message)?.[1] ?? ''
  const near = /Did you mean (?:one of )?([^?]*)\?/.exec(message)?.[1]
  return new UsageError(codes[code] ?? 'too-many-parameters', near === undefined ? { given } : { given, near })
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal'
}

function account(told: RefusalWords, args: Arguments, { words: { cli } }: Speech, width: number): string {
  const details = [
    [cli.where, place(args)],
    [cli.why, told.why ?? ''],
    [cli.next, told.next ?? ''],
  ].filter(([, text]) => text !== '')
  const indent = Math.max(...[cli.where, cli.why, cli.next].map(displayWidth)) + 4
  const lines = details.map(([mark, text = '']) => paragraph(text, { width, indent, mark: `  ${mark}` }))
  return `${[paragraph(told.what, { width }), ...lines].join('\n')}\n`
}

/** `file:line:column`, as far as the arguments tell; a column by name is no place in a text. */
function place({ file, line, column }: Arguments): string {
  if (file === undefined) return ''
  const at = line === undefined ? [] : [line, ...(typeof column === 'number' ? [column] : [])]
  return [file, ...at].join(':')
}
