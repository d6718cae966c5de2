import { createHmac } from 'node:crypto'

/** Whose name a pseudonym stands in for, with the letter by which it begins. The same text of two kinds gets two pseudonyms. */
const letters = { customer: 'c', name: 'n', owner: 'o', payment: 'p', segment: 's', header: 'h' } as const
type PseudonymKind = keyof typeof letters

/** The shortest key that is taken, in bytes. */
export const shortestKey = 16

/**
 * Pseudonyms by a keyed hash: HMAC-SHA256 over the kind and the text, the first 64 bits in hexadecimal (`c-7f3a91…`). The same key
 * gives the same pseudonyms in every run, so that two reports can be joined; among a million customers two collide with a
 * probability of 3 in 100 million.
 */
export class Pseudonyms {
  /** Tells two keys apart and reveals neither. */
  readonly fingerprint: string

  constructor(private readonly key: Uint8Array) {
    if (key.length < shortestKey) throw new RangeError(`a key of ${key.length} bytes`)
    this.fingerprint = this.hash('key', '')
  }

  /** The pseudonym of a customer, a name, a person in charge, a payment, the value of a segment or a header. */
  of(kind: PseudonymKind, text: string): string {
    return `${letters[kind]}-${this.hash(kind, text)}`
  }

  private hash(kind: PseudonymKind | 'key', text: string): string {
    return createHmac('sha256', this.key).update(`${kind}\0${text}`).digest('hex').slice(0, 16)
  }
}
