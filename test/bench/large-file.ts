import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runNode } from './child.js'

/**
 * Whether one huge file is read whole, in how much time and memory: writes payments until the file is large enough, reports on
 * it, and compares the rows of the ledger. Usage: npx tsx test/bench/large-file.ts [--gigabytes 2] [--memory-limit 1500MB] [--encoding utf-8], after
 * a build; exits 1 if a row is missing or a temporary file is left.
 */
const text = { type: 'string' } as const
const options = { gigabytes: text, encoding: text, 'memory-limit': text }
const { values } = parseArgs({ options })
const bytes = Number(values.gigabytes ?? 2) * 1e9
const encoding = values.encoding === 'utf-16le' ? 'utf16le' : 'utf8'
const limpet = join(import.meta.dirname, '../../bin/limpet.js')
const ROWS_AT_ONCE = 20_000

const reportSchema = z.object({
  sources: z.array(z.object({ rows: z.number(), accepted: z.number(), bytes: z.number() })),
})

function* chunks(counted: { rows: number }): Iterable<Buffer> {
  let written = 0
  yield Buffer.from('\ufeffpayment_id,customer_id,amount,paid_on,product\n', encoding)
  while (written < bytes) {
    const lines = Array.from({ length: ROWS_AT_ONCE }, (_, index) => {
      const row = counted.rows + index
      const month = String(1 + (row % 12)).padStart(2, '0')
      return `P${row},客户${row % 20_011},${row % 997}.50,202${row % 5}-${month}-15,"Base, 标准版"\n`
    })
    const chunk = Buffer.from(lines.join(''), encoding)
    counted.rows += ROWS_AT_ONCE
    written += chunk.length
    yield chunk
  }
}

const folder = mkdtempSync(join(tmpdir(), 'limpet-large-'))
const [data, temporary] = [join(folder, 'data'), join(folder, 'temporary')]
for (const each of [data, temporary]) mkdirSync(each)
try {
  const counted = { rows: 0 }
  const file = join(data, 'payments.csv')
  await pipeline(chunks(counted), createWriteStream(file))
  const size = statSync(file).size
  process.env['TMPDIR'] = temporary
  const limit = values['memory-limit']
  const argv = [limpet, 'report', data, '--format', 'json', ...(limit === undefined ? [] : ['--memory-limit', limit])]
  const { output, cost } = await runNode(argv)
  const [source] = reportSchema.parse(JSON.parse(output)).sources
  const left = readdirSync(temporary).filter((name) => name.startsWith('limpet-') && !name.startsWith('limpet-bench'))
  const said = `${(size / 1e9).toFixed(2)} GB ${values.encoding ?? 'utf-8'}, ${counted.rows} rows: wall ${cost.wall.toFixed(1)} s, `
  process.stdout.write(`${said}processor ${cost.processor.toFixed(1)} s, at most ${cost.memory.toFixed(0)} MB\n`)
  const isWhole = source?.rows === counted.rows && source.accepted === counted.rows && source.bytes === size
  if (!isWhole || left.length > 0) {
    process.stdout.write(`wrong: ${JSON.stringify(source)}, left behind: ${left.join(', ')}\n`)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
