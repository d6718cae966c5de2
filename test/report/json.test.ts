import { expect, it } from 'vitest'
import { jsonExhibit, jsonReport, ndjsonExhibit, ndjsonReport } from '../../src/report/json.js'
import { report } from '../../src/run/report.js'
import { example } from './example.js'

it('is exactly the Report', () => {
  expect(report.parse(JSON.parse(jsonReport(example)))).toEqual(example)
})

it('starts with the version of its schema, plain values side by side, and ends with a line feed', () => {
  const text = jsonReport(example)
  expect(text.startsWith('{\n  "schemaVersion": 1,\n  "generator": {"name": "limpet", "version": "9.8.7"},\n')).toBe(
    true,
  )
  expect(text).toContain('\n            {"month": "2025-12-31", "rate": null, "customers": 0}\n')
  expect(text.endsWith('}\n')).toBe(true)
})

it('lets no character of a file act on a terminal or hide, and changes none', () => {
  const odd = 'a\u001b[31m\u009b\u202e\u2028\u{e0041}华'
  const strange = { ...example, currency: odd }
  for (const text of [jsonReport(strange), ndjsonReport(strange)])
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
  expect(JSON.parse(jsonReport(strange)).currency).toBe(odd)
})

it('is a figure a line as NDJSON, always with the same keys', () => {
  const records = ndjsonReport(example)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(new Set(records.map((record) => Object.keys(record).join())).size).toBe(1)
  expect(records[0]).toEqual({
    metric: 'logo-retention',
    part: 'value',
    name: null,
    row: null,
    key_1: null,
    key_2: null,
    key: 'value',
    value: 0.9123,
    text: null,
    unit: 'ratio',
    currency: null,
    as_of: '2025-12-31',
  })
})

it('gives an exhibit whole, or row by row', () => {
  const result = example.metrics['logo-retention']
  const exhibit = result?.status === 'known' ? result.exhibits[0] : undefined
  if (exhibit === undefined) throw new Error('no example')
  expect(JSON.parse(jsonExhibit(exhibit))).toEqual(exhibit)
  expect(ndjsonExhibit(exhibit).split('\n')[1]).toBe('{"month":"2025-12-31","rate":null,"customers":0}')
})
