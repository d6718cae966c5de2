import type { ArrowSurvey } from './arrow/survey.js'
import type { Dataset } from './dataset.js'
import type { ListedFile } from './folder.js'
import type { ParquetSurvey } from './parquet.js'
import type { Preset } from './preset.js'
import type { Source } from './source.js'
import type { TextSurvey } from './survey.js'

/** A file that was read once to its end, or that says itself what is in it. */
export type Survey = TextSurvey | ParquetSurvey | ArrowSurvey

/** Rows that are not whole by themselves: which of their canonical columns, where empty, hold what stands above. */
export interface RowGroups {
  readonly filled: readonly string[]
}

/** A file that a dataset claims: how it is read, and which of its columns is which. */
export interface Part {
  readonly file: ListedFile
  readonly survey: Survey
  readonly dataset: Dataset
  /** Canonical column → index of the header. */
  readonly columns: ReadonlyMap<string, number>
  /** For a file without a currency column: what limpet.yaml or the amount's header says, and where it stands. */
  readonly currency: { readonly code: string; readonly from: string } | null
  /** The vendor's export that the file is, if it is a known one. */
  readonly preset: Preset | null
  /** What rows take from the rows above them; null where every row stands for itself. */
  readonly groups: RowGroups | null
  /** True where limpet.yaml names the dataset. */
  readonly isConfigured: boolean
}

/** The rows that the engine must find in a part. */
export function engineRows({ survey }: Part): number {
  return survey.kind === 'csv' ? survey.structure.records : survey.rows
}

/** What the survey itself left out: totals, and lines below the table. */
export function trailerDrops(survey: Survey): Source['drops'] {
  return survey.kind === 'csv' ? [...survey.structure.drops].map(([rule, rows]) => ({ rule, rows })) : []
}
