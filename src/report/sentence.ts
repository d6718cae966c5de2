import type { Arguments, Message } from '../i18n/message.js'
import { suppressed } from '../i18n/suppression.js'
import type { Words } from '../i18n/words.js'
import type { Coded } from '../metrics/answer.js'
import type { View } from './view.js'

/** A code with its arguments, said in the language of the view; a code without words is shown as it is, never hidden. */
export function sentence(catalogue: Catalogue, coded: Coded, view: View): string {
  const message = Object.hasOwn(catalogue, coded.code) ? catalogue[coded.code] : undefined
  if (message === undefined) return `${coded.code} ${JSON.stringify(coded.args)}`
  return typeof message === 'string' ? message : message(spoken(coded.args, view.words), view.formats)
}

/** Arguments as they are said: what a report under pseudonyms keeps back has a word. */
export function spoken<Args extends Arguments>(args: Args, { report }: Pick<Words, 'report'>): Args {
  if (!Object.values(args).includes(suppressed)) return args
  const said = Object.entries(args).map(([name, value]) => [name, value === suppressed ? report.suppressed : value])
  return Object.fromEntries(said)
}

type Catalogue = Readonly<Record<string, string | Message | undefined>>

/** The word for a key, or the key itself where the language has none. */
export function label(catalogue: Readonly<Record<string, string>>, key: string): string {
  return (Object.hasOwn(catalogue, key) ? catalogue[key] : undefined) ?? key
}
