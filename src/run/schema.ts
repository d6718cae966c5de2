import { z } from 'zod'
import { report } from './report.js'

/** The JSON Schema of the Report. */
export function reportSchema(): object {
  return z.toJSONSchema(report)
}
