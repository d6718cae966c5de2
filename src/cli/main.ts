import { version } from './version.js'

/** The entry. Everything but the version is imported when it is needed, so that `--version` costs no more than Node. */
const parameters = process.argv.slice(2)
if (parameters.length === 1 && (parameters[0] === '--version' || parameters[0] === '-V')) {
  process.stdout.write(`${version()}\n`)
} else {
  const [{ commandLine }, { processTerminal }, { pipeline }] = await Promise.all([
    import('./command-line.js'),
    import('./terminal.js'),
    import('./pipeline.js'),
  ])
  process.exitCode = await commandLine(processTerminal(parameters), pipeline)
}
