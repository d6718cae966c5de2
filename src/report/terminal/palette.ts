import { Chalk } from 'chalk'
import type { Paint } from './grid.js'

/** The few colours of the terminal views; without colour they leave text as it is. */
export interface Palette {
  readonly strong: Paint
  readonly faint: Paint
  readonly error: Paint
  readonly warning: Paint
  readonly info: Paint
}

export function palette(colour: boolean): Palette {
  const chalk = new Chalk({ level: colour ? 1 : 0 })
  return { strong: chalk.bold, faint: chalk.dim, error: chalk.red, warning: chalk.yellow, info: chalk.cyan }
}
