import { expect, it } from 'vitest'
import { jsonReport } from '../../src/report/json.js'
import { report } from '../../src/run/report.js'
import { example } from './example.js'

it('is exactly the Report', () => {
  expect(report.parse(JSON.parse(jsonReport(example)))).toEqual(example)
})

it('starts with the version of its schema, two spaces deep, and ends with a line feed', () => {
  const text = jsonReport(example)
  expect(text.startsWith('{\n  "schemaVersion": 1,\n  "generator": {\n    "name": "limpet",')).toBe(true)
  expect(text.endsWith('}\n')).toBe(true)
})
