import { CommanderError } from 'commander'
import { formatsOf, wordsOf } from '../i18n/language.js'
import { failureOf, usageErrorOf } from './failure.js'
import { spokenLanguage } from './language.js'
import type { Pipeline } from './pipeline.js'
import { type Heard, programOf } from './program.js'
import { ClosedOutput, print, type Terminal } from './terminal.js'

/** Runs what was typed. Everything it prints, it prints to the terminal given; it never throws. Returns the exit code. */
export async function commandLine(terminal: Terminal, pipeline: Pipeline): Promise<number> {
  try {
    return await run(terminal, pipeline)
  } catch (error) {
    if (terminal.signal.aborted) return 130
    if (error instanceof ClosedOutput) return 0
    return complain(error, terminal)
  }
}

async function run(terminal: Terminal, pipeline: Pipeline): Promise<number> {
  const language = spokenLanguage(terminal)
  const world = { terminal, pipeline, language, words: wordsOf(language), formats: formatsOf(language, null) }
  const heard: Heard = { out: [], err: [] }
  let exitCode = 0
  const program = programOf(world, heard, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...terminal.parameters], { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) {
      await print(terminal.stdout, heard.out.join(''))
      return 0
    }
    if (error.code !== 'commander.help') throw usageErrorOf(error)
    await print(terminal.stderr, heard.err.join(''))
    return 2
  }
}

async function complain(error: unknown, terminal: Terminal): Promise<number> {
  const language = languageOrEnglish(terminal)
  const speech = { words: wordsOf(language), formats: formatsOf(language, null) }
  const { stderr, environment } = terminal
  const width = stderr.isTTY === true ? (stderr.columns ?? 80) : 200
  const { exitCode, text } = failureOf(error, speech, width)
  const isTraced = exitCode === 1 && environment['LIMPET_DEBUG'] === '1' && error instanceof Error
  try {
    await print(stderr, isTraced ? `${text}${error.stack ?? ''}\n` : text)
  } catch {
    // Where nobody listens on stderr, the exit code still tells.
  }
  return exitCode
}

function languageOrEnglish(terminal: Terminal) {
  try {
    return spokenLanguage(terminal)
  } catch {
    return 'en'
  }
}
