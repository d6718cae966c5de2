import type { Reporter } from './view.js'

/** Every form of the report by its name on the command line; each is imported only when it is asked for. */
export const reporters = {
  terminal: {
    extension: 'txt',
    load: async (): Promise<Reporter> => (await import('./terminal/terminal.js')).terminalReport,
  },
  md: { extension: 'md', load: async (): Promise<Reporter> => (await import('./markdown/markdown.js')).markdownReport },
  json: { extension: 'json', load: async (): Promise<Reporter> => (await import('./json.js')).jsonReport },
}
export type ReportFormat = keyof typeof reporters
