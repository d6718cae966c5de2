import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configuredUse, readConfiguration } from '../../src/ingest/configuration.js'
import { policies } from '../../src/ingest/policies.js'
import { Refusal, type RefusalArguments } from '../../src/ingest/refusal.js'
import { room } from './room.js'

const defaults = {
  as_of: null,
  timezone: 'UTC',
  currency: null,
  recurring_basis: 'auto',
  grace_days: 'auto',
  active_days: 30,
  seed: 1,
  test_accounts: 'out',
  month_end_dates: 'auto',
  health_thresholds: null,
  consultation_sign: 'positive',
}

function read(text: string) {
  return readConfiguration(room({ 'limpet.yaml': text }))
}

function problem(text: string): RefusalArguments {
  try {
    read(text)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'configuration-invalid') return error.args
    throw error
  }
  throw new Error('nothing was refused')
}

test('without limpet.yaml everything is as by default', () => {
  expect(readConfiguration(room({}))).toEqual({ files: [], policies: defaults })
  expect(read('')).toEqual({ files: [], policies: defaults })
  expect(read('policies: {}\nfiles: {}\n').policies).toEqual(defaults)
})

test('files and policies are read, from YAML or JSON, by folder or by path', () => {
  const yaml = `
files:
  old-notes.csv: ignore
  "receipts-*.csv": { dataset: payments, columns: { amount: 实收金额, paid_on: 到账日 }, currency: CNY }
policies: { as_of: 2025-12-31, grace_days: 30, month_end_dates: inclusive }
`
  const configuration = read(yaml)
  expect(configuration.files).toEqual([
    { pattern: 'old-notes.csv', use: 'ignore' },
    {
      pattern: 'receipts-*.csv',
      use: { dataset: 'payments', columns: { amount: '实收金额', paid_on: '到账日' }, currency: 'CNY' },
    },
  ])
  expect(configuration.policies).toEqual({
    ...defaults,
    as_of: '2025-12-31',
    grace_days: 30,
    month_end_dates: 'inclusive',
  })
  const json = room({ 'limpet.json': '{"policies": {"seed": 7}}' })
  expect(readConfiguration(json).policies.seed).toBe(7)
  expect(readConfiguration(join(json, 'limpet.json')).policies.seed).toBe(7)
})

test('policies may come as text, and reading them twice changes nothing', () => {
  const read = policies.parse({ grace_days: '45', seed: '3', active_days: '28' })
  expect([read.grace_days, read.seed, read.active_days]).toEqual([45, 3, 28])
  expect(policies.parse(read)).toEqual(read)
})

test('the first pattern that fits decides; brackets stand for themselves, a star does not cross folders', () => {
  const configuration = read(`
files:
  "a[1].csv": ignore
  "a?.csv": { dataset: logins }
  "*.csv": { dataset: payments }
  "x/*/y*.csv": ignore
`)
  expect(
    ['a[1].csv', 'a1.csv', 'b.csv', 'x/b.csv', 'x/z/y.csv', 'a.parquet'].map((file) =>
      configuredUse(configuration, file),
    ),
  ).toEqual(['ignore', { dataset: 'logins' }, { dataset: 'payments' }, null, 'ignore', null])
})

test('a pattern of many stars takes no time', () => {
  const pattern = 'a*'.repeat(60)
  const started = performance.now()
  expect(
    configuredUse(
      { files: [{ pattern: `${pattern}b`, use: 'ignore' }], policies: policies.parse({}) },
      'a'.repeat(200),
    ),
  ).toBeNull()
  expect(performance.now() - started).toBeLessThan(500)
})

describe('a problem names its line, its key and what would be right', () => {
  test.each<[string, string, RefusalArguments]>([
    [
      'an unknown key',
      'policies:\n  seed: 1\n  grace_day: 30\n',
      { line: 3, column: 3, path: 'policies.grace_day', problem: 'unknown-key', suggestion: 'grace_days' },
    ],
    [
      'an unknown key at the top',
      'polices:\n  seed: 1\n',
      { line: 1, column: 1, path: 'polices', problem: 'unknown-key', suggestion: 'policies' },
    ],
    [
      'an unknown key of a file',
      'files:\n  a.csv:\n    dataset: payments\n    colums: {}\n',
      { line: 4, column: 5, path: 'files.a.csv.colums', problem: 'unknown-key', suggestion: 'columns' },
    ],
    [
      'an unknown dataset',
      'files:\n  a.csv: { dataset: paymets }\n',
      { line: 2, column: 21, path: 'files.a.csv.dataset', problem: 'unknown-word', suggestion: 'payments' },
    ],
    [
      'an unknown word',
      'policies:\n  recurring_basis: subscription\n',
      { line: 2, column: 20, path: 'policies.recurring_basis', problem: 'unknown-word', suggestion: 'subscriptions' },
    ],
    ['a day that is none', 'policies:\n  as_of: 2025-02-30\n', { line: 2, column: 10, path: 'policies.as_of' }],
    ['a number out of range', 'policies:\n  active_days: 0\n', { line: 2, column: 16, path: 'policies.active_days' }],
    ['a currency that is none', 'policies:\n  currency: euro\n', { line: 2, column: 13, path: 'policies.currency' }],
    [
      'a time zone that is none',
      'policies:\n  timezone: Mars/Base\n',
      { line: 2, column: 13, path: 'policies.timezone', problem: 'timezone' },
    ],
    [
      'a misspelt time zone',
      'policies:\n  timezone: Asia/Shanghia\n',
      { line: 2, column: 13, path: 'policies.timezone', problem: 'timezone', suggestion: 'Asia/Shanghai' },
    ],
    [
      'a bare offset, which knows no summer time',
      'policies:\n  timezone: "+08:00"\n',
      { line: 2, column: 13, path: 'policies.timezone', problem: 'timezone' },
    ],
    [
      'cut points that do not rise',
      'policies:\n  health_thresholds: { use: [1, 2, 3, 4, 5, 5, 7, 8, 9] }\n',
      { line: 2, path: 'policies.health_thresholds.use', problem: 'cut-points' },
    ],
    [
      'a component of the health score that is none',
      'policies:\n  health_thresholds: { timelines: [1, 2, 3, 4, 5, 6, 7, 8, 9] }\n',
      { line: 2, path: 'policies.health_thresholds.timelines', problem: 'unknown-key', suggestion: 'timeliness' },
    ],
    ['columns without a dataset', 'files:\n  a.csv: { columns: { amount: x } }\n', { line: 2, path: 'files.a.csv' }],
    ['a list', '- a\n- b\n', { line: 1, path: '' }],
    ['broken YAML', 'files:\n  a: [1,\n', { problem: 'syntax' }],
    ['the same key twice', 'files:\n  a.csv: ignore\n  a.csv: ignore\n', { line: 3, problem: 'syntax' }],
  ])('%s', (_, text, expected) => {
    expect(problem(text)).toMatchObject({ file: 'limpet.yaml', ...expected })
  })
})

test('a bomb of aliases, two configurations, and one that is not there are refused', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array<string>(9).fill(`*${'abcdefg'[index]}`).join(',')}]`)
    .join('\n')}\n`
  expect(() => read(bomb)).toThrowError(/configuration-too-large/)
  expect(() => readConfiguration(room({ 'limpet.yaml': '', 'limpet.json': '{}' }))).toThrowError(/configuration-twice/)
  expect(() => readConfiguration('/nowhere/limpet.yaml')).toThrowError(/no-such-configuration/)
})
