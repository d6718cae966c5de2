import type { Exhibit } from '../metrics/answer.js'
import type { MetricWords } from '../run/words.js'
import type { Reporter, View } from './view.js'

/** Every form of the report by its name on the command line; each is imported only when it is asked for. */
export const reporters = {
  terminal: {
    extension: 'txt',
    load: async (): Promise<Reporter> => (await import('./terminal/terminal.js')).terminalReport,
  },
  table: { extension: 'txt', load: async (): Promise<Reporter> => (await import('./terminal/scores.js')).numbersTable },
  md: { extension: 'md', load: async (): Promise<Reporter> => (await import('./markdown/markdown.js')).markdownReport },
  json: { extension: 'json', load: async (): Promise<Reporter> => (await import('./json.js')).jsonReport },
  ndjson: { extension: 'ndjson', load: async (): Promise<Reporter> => (await import('./json.js')).ndjsonReport },
  csv: { extension: 'csv', load: async (): Promise<Reporter> => (await import('./csv.js')).csvReport },
}
export type ReportFormat = keyof typeof reporters

type ExhibitReporter = (exhibit: Exhibit, words: MetricWords, view: View) => string

/** Every form of one exhibit by itself. */
export const exhibitReporters = {
  table: async (): Promise<ExhibitReporter> => {
    const { exhibitTable } = await import('./terminal/exhibits.js')
    return (exhibit, words, view) => `${exhibitTable(exhibit, words, view)}\n`
  },
  json: async (): Promise<ExhibitReporter> => (await import('./json.js')).jsonExhibit,
  ndjson: async (): Promise<ExhibitReporter> => (await import('./json.js')).ndjsonExhibit,
  csv: async (): Promise<ExhibitReporter> => (await import('./csv.js')).csvExhibit,
}
