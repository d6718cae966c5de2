import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pipeline, pipeline } from '../../src/cli/pipeline.js'
import type { Inspection } from '../../src/run/inspection.js'
import type { Report } from '../../src/run/report.js'
import { room } from '../ingest/room.js'
import { workbook } from '../ingest/zip.js'
import { play } from './stage.js'

const SECRET = 'stands-outside'

const threat = fc.constantFrom(
  '"; DROP TABLE payment; --',
  "' OR 1=1; --",
  '*',
  '?[a-z]{1,2}',
  '..',
  '../',
  '$(id)',
  '$x$',
  '%00',
  '\u001b[31m',
  '\u0007',
  '\u202eevil',
  '\u200b\ufeff',
  '\u2028',
  '\n',
  '\r\n| a | b |\n',
  '\t',
  '=1+1',
  '-2+3',
  '@SUM(A1)',
  '+cmd|calc',
  '＝1+1',
  '<script>alert(1)</script>',
  '<!--',
  '[x](javascript:1)',
  '`|`\\|',
  '**b**',
  'x'.repeat(120),
  '客户',
  '𝒳',
)
const hostile = fc.array(threat, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
const nameOfFile = hostile.map((text) =>
  Buffer.from(text.replaceAll(/[/\0]/g, '_')).subarray(0, 180).toString().replaceAll('\ufffd', ''),
)
const nameOfSheet = hostile.map((text) => text.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '').slice(0, 31) || 'sheet')

interface Room {
  readonly file: string
  readonly other: string
  readonly sheet: string
  readonly headers: readonly string[]
  readonly values: readonly string[]
}
const rooms: fc.Arbitrary<Room> = fc.record({
  file: nameOfFile,
  other: nameOfFile,
  sheet: nameOfSheet,
  headers: fc.array(hostile, { minLength: 2, maxLength: 2 }),
  values: fc.array(hostile, { minLength: 6, maxLength: 6 }),
})

/** A data room beside a file that must not be read. */
function built({ file, other, sheet, headers, values }: Room): string {
  const outside = room({ 'secret.csv': `customer_id,amount,paid_on\n${SECRET},77777,2024-01-31\n` })
  const directory = join(outside, 'room')
  mkdirSync(directory)
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const payments = [
    quoted(['customer_id', 'amount', 'paid_on', 'product', 'plan', headers[0] ?? '']),
    ...values.map((value, index) => quoted([value, '10', `2024-0${index + 1}-10`, value, value, value])),
    quoted([values[0] ?? '', values[1] ?? '', values[2] ?? '', '', '', '']),
  ].join('\n')
  const customers = [
    quoted(['customer_id', 'name', 'region', headers[1] ?? '']),
    ...values.map((value) => quoted([value, value, value, value])),
  ].join('\n')
  writeFileSync(join(directory, `1 ${file}.csv`), payments)
  writeFileSync(join(directory, `${other}-.csv`), customers)
  const cell = (text: string): string =>
    `<c t="inlineStr"><is><t>${text
      .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')}</t></is></c>`
  const attribute = sheet.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const row = [headers[0] ?? '', values[0] ?? ''].map(cell)
  writeFileSync(join(directory, `2 ${file}.xlsx`), workbook({ [attribute]: [row, row] }))
  return directory
}

function isHarmless(text: string, lineEnd = '\n'): void {
  const content = text.replace(/^\ufeff/, '').replaceAll(lineEnd, '')
  expect(content.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u)?.[0]).toBeUndefined()
  expect(content).not.toContain(SECRET)
  expect(content).not.toContain('77777')
}

function isHarmlessMarkdown(text: string): void {
  isHarmless(text)
  const prose = text.replaceAll(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, 'code')
  expect(prose.match(/<(?!br>)[a-z!/?].*/i)?.[0]).toBeUndefined()
  expect(prose.match(/(?<!\\)\]\((?!#)/)?.[0]).toBeUndefined()
  const bars = (line: string): number => line.match(/(?<!\\)\|/g)?.length ?? 0
  for (const [index, line] of text.split('\n').entries()) {
    const above = text.split('\n')[index - 1] ?? ''
    if (line.startsWith('|') && above.startsWith('|')) expect([line, bars(line)]).toEqual([line, bars(above)])
  }
}

function isHarmlessCsv(text: string): void {
  isHarmless(text, '\r\n')
  const cells = (parse(text, { bom: true, relax_column_count: false }) as string[][]).flat()
  expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell))).toEqual(
    [],
  )
}

const checks: Readonly<Record<string, (text: string) => void>> = {
  terminal: isHarmless,
  table: isHarmless,
  md: isHarmlessMarkdown,
  csv: isHarmlessCsv,
  json: isHarmless,
  ndjson: isHarmless,
}

/** Plays a command in every format on one run of it. */
async function playAll(command: 'report' | 'inspect', directory: string, formats: readonly string[]): Promise<number> {
  let report: Promise<Report> | undefined
  let inspection: Promise<Inspection> | undefined
  const cached: Pipeline = {
    ...pipeline,
    run: (request) => {
      report ??= pipeline.run(request)
      return report
    },
    inspect: (request) => {
      inspection ??= pipeline.inspect(request)
      return inspection
    },
  }
  let worst = 0
  for (const format of formats) {
    const { exitCode, out, err } = await play([command, directory, '--format', format], { pipeline: cached })
    expect({ exitCode, err }).toEqual({
      exitCode: expect.toBeOneOf([0, 2, 3]),
      err: expect.not.stringContaining('    at '),
    })
    isHarmless(err)
    checks[format]?.(out)
    if (format === 'json' && out !== '') JSON.parse(out)
    worst = Math.max(worst, exitCode)
  }
  return worst
}

test('no name and no value of a data room leaves its place, in any view', { timeout: 300_000 }, async () => {
  let reported = 0
  await fc.assert(
    fc.asyncProperty(rooms, async (given) => {
      const directory = built(given)
      await playAll('inspect', directory, ['table', 'md', 'json'])
      const exitCode = await playAll('report', directory, ['terminal', 'md', 'csv', 'json', 'ndjson'])
      if (exitCode === 0) reported += 1
    }),
    { numRuns: Number(process.env['LIMPET_HOSTILE'] ?? 3), seed: 20_261_122, endOnFailure: true },
  )
  expect(reported).toBeGreaterThan(0)
})
