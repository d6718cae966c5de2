import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pipeline } from '../../src/cli/pipeline.js'
import { lines, room } from '../ingest/room.js'
import { play, Recorder } from './stage.js'

const good = lines('customer_id,amount,paid_on', 'c1,10,2024-01-31')
const bad = lines('customer_id,paid_on,currency', 'c1,2024-01-31,USD')
const { inspect } = pipeline

describe('limpet inspect', () => {
  it('prints each file and exits 0', async () => {
    const { exitCode, out, err } = await play(['inspect', room({ 'a.csv': good })], { pipeline: { inspect } })
    expect([exitCode, err]).toEqual([0, ''])
    expect(out).toMatch(/^What the files are/)
    expect(out).toContain('\na.csv\n  Dataset  payments\n')
  })

  it('exits 3 where a file would stop a run, and still prints every file', async () => {
    const directory = room({ 'a.csv': good, 'payments-late.csv': bad })
    const { exitCode, out } = await play(['inspect', directory, '--format', 'json'], { pipeline: { inspect } })
    expect(exitCode).toBe(3)
    const { files } = JSON.parse(out)
    expect(files.map((file: { refusal: { code: string } | null }) => file.refusal?.code)).toEqual([
      undefined,
      'column-missing',
    ])
    expect(files[0].source.accepted).toBe(1)
  })

  it('exits 2 where limpet.yaml names a column that is not there, or the format is none of its own', async () => {
    const directory = room({
      'a.csv': good,
      'limpet.yaml': 'files: { a.csv: { dataset: payments, columns: { amount: sum } } }',
    })
    expect((await play(['inspect', directory], { pipeline: { inspect } })).exitCode).toBe(2)
    const { exitCode, err } = await play(['inspect', directory, '--format', 'csv'], { pipeline: { inspect } })
    expect(exitCode).toBe(2)
    expect(err).toContain("--format can't be csv.")
    expect((await play(['inspect', '/nowhere/at/all'], { pipeline: { inspect } })).exitCode).toBe(2)
  })

  it('writes limpet.yaml, once; --force replaces it', async () => {
    const directory = room({ 'a.csv': good })
    const init = (...more: string[]) => play(['inspect', directory, '--init', ...more], { pipeline: { inspect } })
    expect((await init()).exitCode).toBe(0)
    const file = join(directory, 'limpet.yaml')
    const written = readFileSync(file, 'utf8')
    expect(written).toContain('  "a.csv":\n    dataset: payments\n')
    writeFileSync(file, 'files: {}\n')
    const second = await init()
    expect([second.exitCode, readFileSync(file, 'utf8')]).toEqual([2, 'files: {}\n'])
    expect(second.err).toContain('There is a limpet.yaml already; nothing was written.')
    expect((await init('--force')).exitCode).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(written)
    expect(readdirSync(directory)).toEqual(['a.csv', 'limpet.yaml'])
  })

  it('never writes beside a limpet.json', async () => {
    const directory = room({ 'a.csv': good, 'limpet.json': '{}' })
    const { exitCode } = await play(['inspect', directory, '--init', '--force'], { pipeline: { inspect } })
    expect([exitCode, existsSync(join(directory, 'limpet.yaml'))]).toEqual([2, false])
  })

  it('writes its output to a file, and hints on a terminal only', async () => {
    const directory = room({ 'a.csv': good })
    const output = join(room({}), 'seen.md')
    const stderr = new Recorder({ isTTY: true })
    const parameters = ['inspect', directory, '--format', 'md', '--output', output]
    const { out, err } = await play(parameters, { pipeline: { inspect }, stderr })
    expect(out).toBe('')
    expect(err).toContain(`Written to ${output}\n`)
    expect(readFileSync(output, 'utf8')).toMatch(/^# What the files are/)
  })
})

it('names the vendor whose export a file is', async () => {
  const directory = room({
    'c.csv': lines('id,Email,Created (UTC),Delinquent,Total Spend', 'cus_A,a@alder.example,2024-01-03,false,1'),
  })
  const { out } = await play(['inspect', directory], { pipeline: { inspect } })
  expect(out).toMatch(/Known export +stripe-customers\n/)
})
