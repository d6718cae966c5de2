import type { Arguments } from '../words.js'

/** What can stop a run: what happened, why it matters, and what to do next. Where is in the arguments (file, line, column). */
export interface RefusalWords {
  readonly what: string
  readonly why?: string
  readonly next?: string
}

export const refusals = {
  'empty-folder': (a: Arguments): RefusalWords => ({
    what: `There is no file in ${a['directory']} that limpet can read.`,
    why: 'It reads .csv, .csv.gz, .csv.zst and .parquet files.',
    next: 'Name the folder that holds the exports, or try `limpet demo`.',
  }),
}
