import type { Inspection } from '../../run/inspection.js'
import type { View } from '../view.js'

type Inspector = (inspection: Inspection, view: View) => string

/** Every form of an inspection by its name on the command line; each is imported only when it is asked for. */
export const inspectors = {
  terminal: {
    extension: 'txt',
    load: async (): Promise<Inspector> => (await import('../terminal/inspection.js')).terminalInspection,
  },
  md: {
    extension: 'md',
    load: async (): Promise<Inspector> => (await import('../markdown/inspection.js')).markdownInspection,
  },
  json: { extension: 'json', load: async (): Promise<Inspector> => (await import('../json.js')).jsonInspection },
}
export type InspectionFormat = keyof typeof inspectors
