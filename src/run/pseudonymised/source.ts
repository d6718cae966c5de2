import { suppressed } from '../../i18n/suppression.js'
import type { Source } from '../../ingest/source.js'
import type { Pseudonyms } from './pseudonyms.js'

/**
 * The ledger's page of a file without what stood in its cells. The headers of a file that was not recognised may be cells (it
 * may have no header), so they get pseudonyms.
 */
export function pseudonymisedSource(source: Source, pseudonyms: Pseudonyms): Source {
  return {
    ...source,
    rejects: source.rejects.map((reject) => ({
      ...reject,
      examples: reject.examples.map(({ line }) => ({ line, value: suppressed })),
    })),
    unused: pseudonymisedHeaders(source, source.unused, pseudonyms),
  }
}

/** The headers of a file, as they may be shown. */
export function pseudonymisedHeaders(
  { dataset }: Pick<Source, 'dataset'>,
  headers: readonly string[],
  pseudonyms: Pseudonyms,
): string[] {
  return dataset === null ? headers.map((header) => pseudonyms.of('header', header)) : [...headers]
}
