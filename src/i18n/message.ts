import type { Formats } from './formats.js'

/** What a sentence may speak of. Values of files are made harmless by the view that prints the sentence. */
export type Arguments = Readonly<Record<string, string | number>>
/** A sentence of one language with values in it. */
export type Message = (args: Arguments, formats: Formats) => string

type Phrases<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Message }

/** Words and sentences of one topic. Every sentence takes (args, formats), whether or not this language uses both. */
export function phrases<Texts extends Readonly<Record<string, string | Message>>>(texts: Texts): Phrases<Texts>
export function phrases(texts: Readonly<Record<string, string | Message>>): Readonly<Record<string, string | Message>> {
  return texts
}
