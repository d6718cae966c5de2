import { z } from 'zod'
import type { AnyCheck } from '../../src/checks/check.js'
import type { Finding } from '../../src/ingest/finding.js'
import type { Policies } from '../../src/ingest/policies.js'
import { factsOf, type RawTables } from '../model/facts.js'

/** The findings of one check on literal raw rows. */
export async function findingsOf(
  check: AnyCheck,
  tables: RawTables,
  policies: Partial<Policies> = {},
): Promise<readonly Finding[]> {
  const engine = await factsOf(tables, policies)
  try {
    return check.findings(z.array(check.row).parse(await engine.read(check.sql)))
  } finally {
    engine.close()
  }
}
