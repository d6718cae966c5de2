import { expect, test } from 'vitest'
import { dropRules, rejectReasons } from '../../src/i18n/en/ledger.js'
import { datasets } from '../../src/ingest/datasets/index.js'

test('every rule by which a dataset drops rows has words', () => {
  const rules = datasets.flatMap(({ drops }) => Object.keys(drops))
  expect(rules.filter((rule) => !(rule in dropRules))).toEqual([])
})

test('every reason for which a value is refused has words', async () => {
  const { readdirSync, readFileSync } = await import('node:fs')
  const folder = new URL('../../src/ingest/values/', import.meta.url)
  const reasons = readdirSync(folder).flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    return [...text.matchAll(/THEN '([a-z]+(?:-[a-z]+)+)'|ELSE '([a-z]+(?:-[a-z]+)+)'|failure: sql`'([a-z-]+)'`/g)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    )
  })
  expect(reasons.length).toBeGreaterThan(4)
  expect(reasons.filter((reason) => !(reason in rejectReasons))).toEqual([])
})
