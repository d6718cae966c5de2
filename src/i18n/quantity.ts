import type { Formats } from './formats.js'
import type { Arguments } from './message.js'

/** The argument `key` of a sentence, in the unit that its argument `unit` names. `words` has the units that follow a number. */
export function quantityOf(
  args: Arguments,
  key: string,
  formats: Formats,
  words: Readonly<Record<string, string>>,
): string {
  const value = Number(args[key])
  const unit = String(args['unit'])
  if (unit === 'ratio') return formats.ratio(value)
  if (unit === 'money') return formats.money(value)
  if (unit === 'count') return formats.count(value)
  const number = formats.number(value, unit === 'score' ? 2 : 1)
  return Object.hasOwn(words, unit) ? `${number} ${words[unit]}` : number
}
