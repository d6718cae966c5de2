import { z } from 'zod'
import { finding } from '../ingest/finding.js'
import { source } from '../ingest/source.js'
import { result } from '../metrics/answer.js'
import { insight } from './insights/insight.js'

/**
 * The product: one plain, serialisable value, in no language. The terminal, Markdown and JSON are views of it. The same
 * files and policies give the same bytes.
 */
export const report = z
  .object({
    schemaVersion: z.literal(1),
    generator: z.object({ name: z.literal('limpet'), version: z.string() }),
    /** The last day that the numbers know of, `YYYY-MM-DD`, and the twelve months that end on it. */
    asOf: z.string(),
    window: z.object({ from: z.string(), to: z.string() }),
    /** ISO 4217; null where the data declare none or several. */
    currency: z.string().nullable(),
    /** Ids and names are pseudonyms, small groups suppressed; the fingerprint tells whether two reports share a key. */
    pseudonymised: z.literal(true).optional(),
    keyFingerprint: z.string().optional(),
    sources: z.array(source),
    policies: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.array(z.number()))]),
    ),
    policyHash: z.string(),
    metrics: z.record(z.string(), result),
    /** What stands out in the numbers, in the order of the report. */
    insights: z.array(insight),
    findings: z.array(finding),
  })
  .meta({
    title: 'limpet report',
    description: 'Customer stickiness of a software company, recomputed from its exports',
  })
export type Report = z.infer<typeof report>
