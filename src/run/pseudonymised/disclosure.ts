import { terms } from '../../i18n/en/terms.js'
import { suppressed } from '../../i18n/suppression.js'
import type { TextKind } from '../../metrics/exhibits.js'
import type { Pseudonyms } from './pseudonyms.js'
import type { IsSmall } from './withholding.js'

type Segments = readonly { readonly attribute: string; readonly value: string }[]

/** The attributes whose values describe customers; any further column of the export may name people, as `owner` does. */
const descriptive: ReadonlySet<string> = new Set(['channel', 'industry', 'loyalty_tier', 'plan', 'region', 'size'])

/** What may be shown of a text: itself, its pseudonym, or nothing. What is of no known kind is not shown. */
export class Disclosure {
  private readonly shared = new Set<string>()
  private readonly large: ReadonlySet<string>

  /** `segments` are the values of attributes that 5 customers or more of the whole base bear. */
  constructor(
    readonly pseudonyms: Pseudonyms,
    segments: Segments = [],
  ) {
    this.large = new Set(segments.map(({ attribute, value }) => segmentKey(attribute, value)))
  }

  readonly isSmall: IsSmall = (attribute, value) => !this.large.has(segmentKey(attribute, value))

  /** Notes a word of a row that is shown with its count: at least 5 customers share it. */
  share(word: string): void {
    this.shared.add(word)
  }

  /** The text of a column of this kind; `attribute` is whose value a segment is. */
  text(kind: TextKind | undefined, text: string, attribute?: unknown): string {
    if (text === '' || kind === 'heading') return text
    if (kind === 'customer' || kind === 'name') return this.pseudonyms.of(kind, text)
    if (kind === 'category') return this.word(text)
    return kind === 'segment' ? this.segment(text, attribute) : suppressed
  }

  /** A word that is a term of the report, or that enough customers share. */
  word(word: string): string {
    return Object.hasOwn(terms, word) || this.shared.has(word) ? word : suppressed
  }

  private segment(value: string, attribute: unknown): string {
    if (typeof attribute !== 'string') return suppressed
    if (attribute === 'owner') return this.pseudonyms.of('owner', value)
    if (!descriptive.has(attribute)) return this.pseudonyms.of('segment', value)
    return this.isSmall(attribute, value) ? suppressed : value
  }
}

function segmentKey(attribute: string, value: string): string {
  return JSON.stringify([attribute, value])
}
