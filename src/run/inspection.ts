import type { Configuration, FileUse } from '../ingest/configuration.js'
import type { Finding } from '../ingest/finding.js'
import type { Profile } from '../ingest/profile.js'
import type { Likeness } from '../ingest/recognition.js'
import type { Refusal } from '../ingest/refusal.js'
import type { Source } from '../ingest/source.js'

/** What one file is, how it was read, and what became of its rows. */
export interface InspectedFile {
  /** Its page of the ledger, the same as in a report; where the file is refused, as far as it got. */
  readonly source: Source
  /** False where its rows were not counted, because it, or another file of its dataset, could not be read to the end. */
  readonly isCounted: boolean
  /** The files inside an archive or a workbook, which stand beside it. */
  readonly contents: readonly string[]
  /** Its columns, in the order of the file; empty where it was not opened. */
  readonly headers: readonly string[]
  /** What the headers could be by themselves, the likeliest first. */
  readonly likenesses: readonly Likeness[]
  /** What settled the dataset: limpet.yaml, the headers, or between equals the name of the file. Null: nothing did. */
  readonly decidedBy: 'configuration' | 'headers' | 'name' | null
  /** What the accepted rows hold; null where there are none of its own. */
  readonly profile: Profile | null
  /** Why this file alone would stop a run. */
  readonly refusal: Pick<Refusal, 'blame' | 'code' | 'args'> | null
  /** What limpet.yaml says about it. */
  readonly use: FileUse | 'ignore' | null
}

/** A data room, looked at file by file, in no language; the views of `limpet inspect` show it. Files are sorted by name. */
export interface Inspection {
  readonly schemaVersion: 1
  readonly generator: { readonly name: 'limpet'; readonly version: string }
  /** As in a report: whether headers and findings are under pseudonyms, and by which key. */
  readonly pseudonymised?: true
  readonly keyFingerprint?: string
  readonly files: readonly InspectedFile[]
  readonly policies: Configuration['policies']
  readonly defaultPolicies: Configuration['policies']
  readonly findings: Finding[]
}
