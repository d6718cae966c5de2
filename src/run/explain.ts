import { lineage } from '../engine/engine.js'
import { compile, type Sql } from '../engine/sql.js'
import type { Language } from '../i18n/words.js'
import { queriesOf } from '../metrics/metric.js'
import { metrics } from '../metrics/registry.js'
import { type MetricWords, metricWords } from './words.js'

/** Everything behind one number: its words, its queries, and every table under them with key and SQL, parents first. */
export interface Explanation {
  readonly words: MetricWords
  readonly needs: readonly (string | readonly string[])[]
  readonly queries: readonly { readonly name: string; readonly sql: string }[]
  readonly tables: readonly { readonly name: string; readonly key: readonly string[]; readonly sql: string | null }[]
}

/** The explanation of a metric, or null where there is none of that id. */
export function explainMetric(id: string, language: Language): Explanation | null {
  const metric = metrics.find((candidate) => candidate.id === id)
  const words = metricWords(language).find((candidate) => candidate.id === id)
  if (metric === undefined || words === undefined) return null
  const queries = Object.entries(queriesOf(metric))
  const tables = new Map(queries.flatMap(([, query]) => lineage(query)).map((table) => [table.name, table]))
  return {
    words,
    needs: metric.needs,
    queries: queries.map(([name, query]) => ({ name, sql: printed(query) })),
    tables: [...tables.values()].map(({ name, key, query }) => ({
      name,
      key,
      sql: query === null ? null : printed(query),
    })),
  }
}

function printed(query: Sql): string {
  const lines = compile(query)
    .text.split('\n')
    .filter((line, index) => index > 0 || line.trim() !== '')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents)
  return lines
    .map((line) => (line.length - line.trimStart().length >= common ? line.slice(common) : line.trimStart()))
    .join('\n')
    .trimEnd()
}
