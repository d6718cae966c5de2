import type { Dataset } from './dataset.js'
import type { ListedFile } from './folder.js'
import type { ParquetSurvey } from './parquet.js'
import type { Source } from './source.js'
import type { TextSurvey } from './survey.js'

/** A file that a dataset claims: how it is read, and which of its columns is which. */
export interface Part {
  readonly file: ListedFile
  readonly survey: TextSurvey | ParquetSurvey
  readonly dataset: Dataset
  /** Canonical column → index of the header. */
  readonly columns: ReadonlyMap<string, number>
  /** For a file without a currency column: what limpet.yaml or the amount's header says, and where it stands. */
  readonly currency: { readonly code: string; readonly from: string } | null
  /** True where limpet.yaml names the dataset. */
  readonly isConfigured: boolean
}

/** The rows that the engine must find in a part. */
export function engineRows({ survey }: Part): number {
  return survey.kind === 'csv' ? survey.structure.records : survey.rows
}

/** What the survey itself left out: totals, and lines below the table. */
export function trailerDrops(survey: TextSurvey | ParquetSurvey): Source['drops'] {
  return survey.kind === 'csv' ? [...survey.structure.drops].map(([rule, rows]) => ({ rule, rows })) : []
}
