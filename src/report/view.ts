import type { Formats } from '../i18n/formats.js'
import type { Words } from '../i18n/words.js'
import type { Report } from '../run/report.js'
import type { MetricWords } from '../run/words.js'

/** A language, and how much room and colour there is. */
export interface Page {
  readonly words: Words
  readonly formats: Formats
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
}

/** What a view needs besides the Report. Width, colour and `full` (everything, exhibits too) matter to the terminal only. */
export interface View extends Page {
  /** The words of every metric that the report can hold, in the order of the registry. */
  readonly metrics: readonly MetricWords[]
  readonly full: boolean
}

/** Report → text. A view computes nothing. */
export type Reporter = (report: Report, view: View) => string
