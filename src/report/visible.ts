const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Makes text of a file harmless in a terminal and honest to the eye: control characters (ANSI sequences begin with one),
 * direction marks and other invisible characters become visible escapes such as `\n` or `\u{1b}`.
 */
export function visible(text: string): string {
  return text.replace(unseen, (character) => names[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
