import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dropRules as rulesInEnglish } from '../../src/i18n/en/ledger.js'
import { datasets } from '../../src/ingest/datasets/index.js'
import { presetOf } from '../../src/ingest/preset.js'
import { presets } from '../../src/ingest/presets/index.js'

describe('every preset', () => {
  test('stands in a file of its name, and all files are listed', () => {
    const files = readdirSync(join(import.meta.dirname, '../../src/ingest/presets')).filter(
      (name) => name !== 'index.ts',
    )
    expect(presets.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
  })

  test.each(presets)('$id names columns and words of its dataset, and rules that can be told', (preset) => {
    const dataset = datasets.find(({ id }) => id === preset.dataset)
    const known = Object.keys(dataset?.columns ?? {})
    expect(Object.keys(preset.columns).filter((name) => !known.includes(name))).toEqual([])
    for (const [name, words] of Object.entries(preset.words ?? {}))
      expect(Object.keys(dataset?.columns[name]?.words ?? {})).toEqual(expect.arrayContaining(Object.keys(words)))
    expect(Object.keys(rulesInEnglish)).toEqual(expect.arrayContaining((preset.rules ?? []).map(({ rule }) => rule)))
  })

  test.each(presets)('$id has a case that it reads', ({ id, dataset }) => {
    const cases = readdirSync(join(import.meta.dirname, '../../fixtures/datasets', dataset))
    expect(cases).toContain(`preset-${id}`)
  })
})

test('a preset is told by all of its signature, case and marks aside; one strange header forbids it', () => {
  const headers = ['ID', 'amount', 'Amount_Refunded', 'Currency', 'status', 'Created (UTC)']
  expect(presetOf(headers, presets)?.id).toBe('stripe-payments')
  expect(presetOf(headers.slice(1), presets)).toBeNull()
  expect(presetOf([...headers, 'Arrival Date (UTC)'], presets)).toBeNull()
})
