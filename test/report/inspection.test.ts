import { describe, expect, it } from 'vitest'
import { formatsOf, wordsOf } from '../../src/i18n/language.js'
import { policies as policySchema } from '../../src/ingest/policies.js'
import { type InspectionFormat, inspectors } from '../../src/report/inspection/formats.js'
import { displayWidth } from '../../src/report/terminal/wrap.js'
import type { View } from '../../src/report/view.js'
import type { InspectedFile, Inspection } from '../../src/run/inspection.js'

const policies = policySchema.parse({})

const taken: InspectedFile = {
  source: {
    file: '回款\u001b[31m|<b>.csv',
    sha256: 'ab'.repeat(32),
    bytes: 1234,
    dataset: 'payments',
    format: 'csv',
    preset: null,
    encoding: 'gb18030',
    delimiter: '\t',
    lines: { total: 1010, preamble: 4, header: 1, blank: 2, records: 1003 },
    rows: 1003,
    accepted: 1000,
    rejected: 2,
    dropped: 1,
    rejects: [
      {
        reason: 'not-an-amount',
        column: 'amount',
        rows: 2,
        examples: [
          { line: 17, value: 'ten' },
          { line: 29, value: '*x*' },
        ],
      },
    ],
    drops: [{ rule: 'payment-not-settled', rows: 1 }],
    columns: {
      payment_id: { from: '流水号', format: 'as-written' },
      amount: { from: '金额（万元）', format: 'decimal-point × 10000' },
      paid_on: { from: '到账日期', format: 'day-first' },
    },
    unused: ['备注'],
  },
  isCounted: true,
  contents: [],
  headers: ['流水号', '金额（万元）', '到账日期', '客户编号', '备注'],
  likenesses: [
    { dataset: 'payments', matched: ['payment_id', 'customer_id', 'paid_on', 'amount'], missing: [], isNamed: true },
  ],
  decidedBy: 'headers',
  profile: {
    rows: 1000,
    columns: {
      payment_id: { filled: 990, low: null, high: null },
      amount: { filled: 1000, low: '-3.5000', high: '10500.0000' },
      paid_on: { filled: 997, low: '2024-01-31', high: '2024-12-31' },
    },
    key: { column: 'payment_id', filled: 990, distinct: 985 },
  },
  refusal: null,
  use: null,
}
const refused: InspectedFile = {
  ...taken,
  source: {
    ...taken.source,
    file: 'late.csv',
    dataset: null,
    columns: {},
    rejects: [],
    drops: [{ rule: 'file-refused', rows: 3 }],
    rows: 3,
    accepted: 0,
    rejected: 0,
    dropped: 3,
    unused: ['customer_id', 'paid_on'],
  },
  headers: ['customer_id', 'paid_on'],
  likenesses: [{ dataset: 'payments', matched: ['customer_id', 'paid_on'], missing: ['amount'], isNamed: false }],
  decidedBy: null,
  profile: null,
  refusal: {
    blame: 'data',
    code: 'column-missing',
    args: { file: 'late.csv', dataset: 'payments', column: 'amount', near: '', yaml: 'files: { late.csv: … }' },
  },
}
const inspection: Inspection = {
  schemaVersion: 1,
  generator: { name: 'limpet', version: '0.0.0' },
  files: [taken, refused],
  policies,
  defaultPolicies: policies,
  findings: [{ code: 'file-without-rows', severity: 'warning', args: { file: 'empty.csv' } }],
}

async function shown(format: InspectionFormat, language: 'en' | 'zh-CN', width = 200, words = wordsOf(language)) {
  const view: View = { words, formats: formatsOf(language, null), metrics: [], width, colour: false, full: true }
  return (await inspectors[format].load())(inspection, view)
}

describe('an inspection in the terminal', () => {
  it('tells each file: what, why, how, and where every row went', async () => {
    const text = await shown('terminal', 'en')
    expect(text).toContain('  Files             1 of 2 taken\n')
    expect(text).toContain('  Would stop a run  1 file; limpet report exits with an error until that is settled\n')
    expect(text).toContain('  Because   4 of 5 columns known by the header, all that are needed among them\n')
    expect(text).toContain('  Read as   csv, gb18030, delimiter tab\n')
    expect(text).toContain('  Lines     1,010 = 4 before the table + 1 of header + 2 blank + 1,003 of rows\n')
    expect(text).toContain('  Rows      1,003 = 1,000 accepted + 2 rejected + 1 left out by rule\n')
    expect(text).toContain('  Key       payment_id: 985 different values in 990 rows; empty in 10\n')
    expect(text).toMatch(/^amount {2,}金额（万元） {2,}decimal point × 10000 {2,}0 {2}-3\.5 – 10,500$/m)
    expect(text).toMatch(/^paid_on {2,}到账日期 {2,}day first {2,}3 {2}31 Jan 2024 – 31 Dec 2024$/m)
    expect(text).toMatch(/^not an amount {2,}amount {2,}2 {2}17: ten; 29: \*x\*$/m)
    expect(text).toMatch(/^a payment failed or not settled {2,}1$/m)
  })

  it('puts the refusal of a file in its place, with what to do', async () => {
    const text = await shown('terminal', 'en')
    const place = text.slice(text.indexOf('\nlate.csv\n'))
    expect(place).toContain('  Would stop a run  late.csv looks like payments but has no column for amount.\n')
    expect(place).toContain('Say in limpet.yaml which column it is: files: { late.csv: … }')
    expect(place).toContain('payments: 2 columns (customer_id, paid_on), lacks amount\n')
    expect(place).toMatch(/^in a file that stops the run {2,}3$/m)
    expect(place).toContain('empty.csv')
  })

  it.each(['en', 'zh-CN'] as const)('fits 80 columns and cuts nothing, in %s', async (language) => {
    const text = await shown('terminal', language, 80)
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(80)
    const bare = (content: string): string => content.replaceAll(/[\s─]/g, '')
    expect(bare(text)).toContain('ab'.repeat(32))
    expect(bare(text)).toContain('*x*')
  })

  it('says it in Chinese', async () => {
    const text = await shown('terminal', 'zh-CN')
    expect(text).toContain('表头 5 列中识别出 4 列，必需的列均已具备')
    expect(text).toContain('1,003 ＝ 采用 1,000 ＋ 不予采用 2 ＋ 按规则剔除 1')
    expect(text).toContain('编码 gb18030，分隔符为制表符')
    expect(text).toContain('2024年1月31日 – 2024年12月31日')
  })
})

describe('an inspection as Markdown and JSON', () => {
  it('makes what files hold harmless', async () => {
    for (const format of ['terminal', 'md', 'json'] as const) expect(await shown(format, 'en')).not.toContain('\u001b')
    const text = await shown('md', 'en')
    expect(text).toContain('17: ten; 29: \\*x\\*')
    expect(text).toContain('> **Would stop a run**<br>late.csv looks like payments')
    expect(text).toContain('| paid\\_on | 到账日期 | day first | 3 | 31 Jan 2024 – 31 Dec 2024 |')
  })

  it('is the inspection itself as JSON', async () => {
    expect(JSON.parse(await shown('json', 'en'))).toEqual(inspection)
    expect(await shown('json', 'zh-CN')).toBe(await shown('json', 'en'))
  })
})

it('has no word of its own outside i18n', async () => {
  const bracketed = <Value>(value: Value): Value => mark(value) as Value
  const data = new Set(JSON.stringify(inspection).match(/\p{L}+/gu))
  for (const format of ['terminal', 'md'] as const) {
    let text = await shown(format, 'en', 10_000, bracketed(wordsOf('en')))
    for (let before = ''; before !== text; ) {
      before = text
      text = text.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ')
    }
    const strays = (text.replaceAll(/&(lt|gt|amp);|<br>|\\?\\u\{[0-9a-f]+\}/g, ' ').match(/\p{L}+/gu) ?? []).filter(
      (word) => !data.has(word) && !/^(Jan|Dec)$/.test(word),
    )
    expect(strays).toEqual([])
  }
})

function mark(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`
  if (typeof value === 'function') return (...args: unknown[]) => mark(value(...args))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner)]))
}
