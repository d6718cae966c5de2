import { Refusal } from '../../ingest/refusal.js'
import { pseudonymisedCode } from './coded.js'
import { Disclosure } from './disclosure.js'
import { Pseudonyms } from './pseudonyms.js'

/**
 * Does the work; with a key, no error comes out of it that names anybody: a refusal says what it may, any other error only of what
 * class it is.
 */
export async function discreetly<Outcome>(key: Uint8Array | undefined, work: () => Promise<Outcome>): Promise<Outcome> {
  if (key === undefined) return work()
  const disclosure = new Disclosure(new Pseudonyms(key))
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(error instanceof Error ? error.name : 'Error')
    const { code, args } = pseudonymisedCode({ code: error.code, args: error.args }, disclosure)
    throw new Refusal(error.blame, code, args)
  }
}
