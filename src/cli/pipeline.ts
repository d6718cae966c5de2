import type { Language } from '../i18n/formats.js'
import type { Explanation } from '../run/explain.js'
import type { InspectRequest } from '../run/inspect.js'
import type { Inspection } from '../run/inspection.js'
import type { Report } from '../run/report.js'
import type { RunRequest } from '../run/run.js'
import type { MetricWords } from '../run/words.js'

/** What the command line asks of the run; each part is imported when it is first asked for. */
export interface Pipeline {
  run(request: RunRequest): Promise<Report>
  inspect(request: InspectRequest): Promise<Inspection>
  metricWords(language: Language, applied?: Report['policies']): Promise<readonly MetricWords[]>
  explainMetric(id: string, language: Language): Promise<Explanation | null>
  reportSchema(): Promise<object>
  sampleCompany(): Promise<string>
}

export const pipeline: Pipeline = {
  run: async (request) => (await import('../run/run.js')).run(request),
  inspect: async (request) => (await import('../run/inspect.js')).inspect(request),
  metricWords: async (language, applied) => (await import('../run/words.js')).metricWords(language, applied),
  explainMetric: async (id, language) => (await import('../run/explain.js')).explainMetric(id, language),
  reportSchema: async () => (await import('../run/schema.js')).reportSchema(),
  sampleCompany: async () => (await import('../run/sample.js')).sampleCompany,
}
