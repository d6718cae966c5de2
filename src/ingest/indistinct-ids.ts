import { z } from 'zod'
import type { Engine } from '../engine/engine.js'
import { sql } from '../engine/sql.js'
import type { FileUse } from './configuration.js'
import { fileOperation } from './engine-file.js'
import type { Part } from './part.js'
import { Refusal } from './refusal.js'
import { openRelation } from './relation.js'
import { folded } from './values/emptiness.js'
import { fileLine } from './yaml-line.js'

/** Rows that are looked at: masks and lost digits stand everywhere or nowhere. */
const SAMPLE = 5000
/** So many different long numbers without a digit after the fifteenth are no accident. */
const FEWEST_NUMBERS = 5

const counts = z.object({
  filled: z.number(),
  masked: z.number(),
  mask: z.string(),
  long: z.number(),
  cut: z.number(),
  number: z.string(),
})

/**
 * Refuses customers' ids that no longer tell customers apart: most of them masked (`138****1234`, `张*`), or long numbers of which a
 * spreadsheet kept fifteen digits. Two customers would be one, who never leaves. limpet.yaml takes the column as it is by naming it.
 */
export async function refuseIndistinctIds(engine: Engine, part: Part, use: FileUse | null): Promise<void> {
  const index = part.columns.get('customer_id')
  if (index === undefined || use?.columns?.['customer_id'] !== undefined) return
  const file = part.file.file
  const { relation, text } = openRelation(part)
  const query = sql`
    WITH ids AS (SELECT DISTINCT ${folded(text(index))} AS id FROM (SELECT * FROM ${relation} LIMIT ${SAMPLE})),
      judged AS (SELECT id, regexp_matches(id, '[*•●]|[0-9][xX]{3,}[0-9]') AS is_masked, regexp_full_match(id, '[0-9]{16,}') AS is_long,
        regexp_full_match(id, '[0-9]{15}0+') AS is_cut FROM ids WHERE id <> '')
    SELECT count(*) AS filled, count(*) FILTER (is_masked) AS masked, coalesce(min(id) FILTER (is_masked), '') AS mask,
      count(*) FILTER (is_long) AS long, count(*) FILTER (is_cut) AS cut, coalesce(min(id) FILTER (is_cut), '') AS number
    FROM judged`
  const [found] = z.array(counts).parse(await fileOperation(file, () => engine.rows(query)))
  if (found === undefined) return
  const column = part.survey.headers[index] ?? ''
  const yaml = fileLine(file, { dataset: part.dataset.id, columns: { customer_id: column } })
  if (found.masked * 2 > found.filled)
    throw new Refusal('data', 'ids-masked', { file, column, value: found.mask, yaml })
  if (found.cut >= FEWEST_NUMBERS && found.cut === found.long)
    throw new Refusal('data', 'ids-cut', { file, column, value: found.number, yaml })
}
