import type { Invocation } from './invocation.js'
import type { Terminal } from './terminal.js'

/** Whether to colour stdout: --no-color, then FORCE_COLOR, NO_COLOR, TERM=dumb, and otherwise on a terminal only. */
export function isColoured(terminal: Terminal, options: Pick<Invocation, 'flags' | 'environment'>): boolean {
  if ((options.flags.color ?? options.environment.color) === false) return false
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: kind } = terminal.environment
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if ((refused !== undefined && refused !== '') || kind === 'dumb') return false
  return terminal.stdout.isTTY === true
}
