import { Argument, Command } from 'commander'
import { displayWidth, wrapped } from '../report/terminal/wrap.js'
import { demo } from './commands/demo.js'
import { explain } from './commands/explain.js'
import { inspect } from './commands/inspect.js'
import { metrics } from './commands/metrics.js'
import { report } from './commands/report.js'
import { schema } from './commands/schema.js'
import type { CommandDefinition, Invocation } from './invocation.js'
import { declaredOption, type GivenOptions, optionsOfEnvironment } from './options.js'
import { version } from './version.js'

const commands: readonly CommandDefinition[] = [report, metrics, inspect, explain, demo, schema]

/** What commander would print: help for stdout, help after a missing command for stderr; its error sentences are ours to say. */
export interface Heard {
  readonly out: string[]
  readonly err: string[]
}

/** The commands in the language of the caller. `finish` gets the exit code of the one that ran; errors are thrown. */
export function programOf(
  world: Omit<Invocation, 'parameters' | 'flags' | 'environment'>,
  heard: Heard,
  finish: (exitCode: number) => void,
): Command {
  const { help } = world.words
  const program = settled(new Command('limpet'), world, heard)
    .description(help.program)
    .version(version(), '-V, --version', help.version)
    .helpCommand('help [command]', help.helpCommand)
    .addHelpText('after', `\n${footer(['limpet demo', 'limpet report exports'], world)}`)
  for (const command of commands) addCommand(program, command, world, finish)
  return program
}

function addCommand(
  program: Command,
  definition: CommandDefinition,
  world: Omit<Invocation, 'parameters' | 'flags' | 'environment'>,
  finish: (exitCode: number) => void,
): void {
  const { help } = world.words
  const command = program.command(definition.name).description(help.commands[definition.name])
  for (const [name, notation] of Object.entries(definition.parameters)) {
    command.addArgument(new Argument(notation, help.parameters[name as keyof typeof help.parameters]))
  }
  for (const name of definition.options) command.addOption(declaredOption(name, world.words))
  command.addHelpText('after', `\n${footer(definition.examples, world)}`)
  command.action(async () => {
    const environment = optionsOfEnvironment(definition.options, world.terminal.environment)
    finish(await definition.run({ ...world, parameters: command.args, flags: typed(command), environment }))
  })
}

/** The options that were typed, without commander's own defaults, so that the environment can come after them. */
function typed(command: Command): GivenOptions {
  const given = Object.entries(command.opts<GivenOptions>())
  return Object.fromEntries(given.filter(([name]) => command.getOptionValueSource(name) === 'cli'))
}

function settled(program: Command, { words: { help } }: Pick<Invocation, 'words'>, heard: Heard): Command {
  return program
    .exitOverride()
    .helpOption('-h, --help', help.helpOption)
    .configureOutput({
      writeOut: (text) => heard.out.push(text),
      writeErr: (text) => heard.err.push(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      displayWidth,
      boxWrap: (text, width) =>
        text
          .split('\n')
          .flatMap((line) => wrapped(line, width))
          .join('\n'),
      styleTitle: (title) => help.titles[title] ?? title,
    })
}

function footer(examples: readonly string[], { words: { help } }: Pick<Invocation, 'words'>): string {
  const codes = Object.entries(help.codes).map(([code, meaning]) => `  ${code.padEnd(5)}${meaning}`)
  const lines = [help.examples, ...examples.map((example) => `  ${example}`), '', help.exitCodes, ...codes]
  return [...lines, '', ...wrapped(help.environment, 100)].join('\n')
}
