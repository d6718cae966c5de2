import type { ReportFormat } from '../report/formats.js'
import { exhibitReporters } from '../report/formats.js'
import { sentence } from '../report/sentence.js'
import type { View } from '../report/view.js'
import type { Report } from '../run/report.js'
import type { MetricWords } from '../run/words.js'
import { near } from './near.js'
import { UsageError } from './usage-error.js'

/** The metric whose exhibit is asked for. Throws UsageError unless exactly one is chosen and it can have that exhibit. */
export function exhibitedMetric(exhibit: string, chosen: readonly MetricWords[]): MetricWords {
  const [metric, ...others] = chosen
  if (metric === undefined || others.length > 0) throw new UsageError('exhibit-of-one-metric', { given: exhibit })
  const ids = Object.keys(metric.exhibits)
  if (ids.includes(exhibit)) return metric
  throw new UsageError('unknown-exhibit', {
    given: exhibit,
    metric: metric.id,
    exhibits: ids.join(', '),
    ...near(exhibit, ids),
  })
}

/** One exhibit in the form asked for. Throws UsageError with the reason where the data gave none. */
export async function exhibitText(
  report: Report,
  metric: MetricWords,
  exhibit: string,
  format: ReportFormat,
  view: View,
): Promise<string> {
  const result = report.metrics[metric.id]
  const found = result?.status === 'known' ? result.exhibits.find(({ id }) => id === exhibit) : undefined
  if (found === undefined || !isExhibitFormat(format)) {
    const reason = result?.status === 'unknown' ? sentence(view.words.reasons, result.because, view) : ''
    throw new UsageError('exhibit-absent', { given: exhibit, metric: metric.id, reason }, 3)
  }
  return (await exhibitReporters[format]())(found, metric, view)
}

function isExhibitFormat(format: ReportFormat): format is keyof typeof exhibitReporters {
  return format in exhibitReporters
}
