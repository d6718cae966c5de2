import { describe, expect, it } from 'vitest'
import { numbersTable } from '../../../src/report/terminal/scores.js'
import { terminalReport } from '../../../src/report/terminal/terminal.js'
import { displayWidth } from '../../../src/report/terminal/wrap.js'
import { example, exampleView } from '../example.js'

const lines = (text: string): string[] => text.split('\n')
const full = (language: 'en' | 'zh-CN' = 'en'): string => terminalReport(example, exampleView(language, { full: true }))

describe('the summary', () => {
  const text = terminalReport(example, exampleView('en'))

  it('opens with the headline numbers of each group, or its first number, and their remarks', () => {
    const at = lines(text).findIndex((line) => /^ +Value/.test(line))
    expect(
      lines(text)
        .slice(at, at + 12)
        .map((line) => line.trim().split(/ {2,}/)),
    ).toEqual([
      ['Value', '95% interval', 'n'],
      [expect.stringMatching(/^─+$/)],
      ['Retention'],
      ['Logo retention', '91.2%', '64.1% – 98.5%', '12', '[1]'],
      ['Revenue and upgrades (CNY)'],
      ['Annual recurring revenue', '12,345,679'],
      ['Activity'],
      ['Logins per active customer and month', '—', 'The data room has no logins.'],
      ['Satisfaction'],
      ['Net promoter score', '34.3', '26.1 – 42.4', '400', '[1]'],
      [''],
      ['[1]', 'Thin evidence: n = 12, below 20.'],
    ])
  })

  it('says how many more there are, and how to see them', () => {
    const metrics = exampleView('en').metrics.map((metric) => ({ ...metric, group: 'retention' }))
    const one = terminalReport(example, exampleView('en', { metrics }))
    expect(one).toContain('\nRetention (CNY) · 1 more\n')
    expect(one).toContain('\n1 more: limpet metrics <folder> --only <group>, or --full for everything.\n')
    expect(text).not.toContain('more: limpet metrics')
  })

  it('says one thing per group that stands out, and no suggestion', () => {
    expect(text).toContain('· Logo retention is worst where re|gion is =N\\u{1b}: 50.0% (n = 40), against')
    expect(text).toContain('· By score: “gremlins” comes first with 30.0% (9 of 30)')
    expect(text).not.toContain('worsened')
    expect(text).toContain('  1 more: --full.')
    expect(text).not.toContain('Suggestion')
    expect(terminalReport({ ...example, insights: [] }, exampleView('en'))).not.toContain('What stands out')
  })

  it('shows the first four findings and every error', () => {
    const [remark, error] = example.findings
    if (remark === undefined || error === undefined) throw new Error('no example')
    const summaryOf = (findings: typeof example.findings): string =>
      terminalReport({ ...example, findings }, exampleView('en'))
    expect(summaryOf(Array(6).fill(remark)).match(/^Remark/gm)).toHaveLength(4)
    expect(summaryOf(Array(6).fill(remark))).toContain('2 more: --full.')
    expect(summaryOf([remark, ...Array(6).fill(error)]).match(/^Error/gm)).toHaveLength(6)
    expect(summaryOf([remark, ...Array(6).fill(error)])).toContain('1 more: --full.')
  })
})

describe('everything', () => {
  it('marks what could be done as a suggestion, below what it hangs on', () => {
    const text = lines(full())
    const at = text.findIndex((line) => line.startsWith('· Logo retention is worst'))
    expect(text[at + 2]).toMatch(/^ {2}Suggestion: interview lost and remaining customers where re\|gion/)
    expect(full('zh-CN')).toContain('建议：就“re|gion”为')
    expect(text.filter((line) => line.includes('Suggestion'))).toHaveLength(2)
  })
})

describe('the table of numbers', () => {
  it('has every number and neither head nor findings', () => {
    const text = lines(numbersTable(example, exampleView('en')))
    expect(text[0]?.split(/ {2,}/)).toEqual(['Retention', 'Value', '95% interval', 'n'])
    expect(text.join('\n')).toContain('Without the reactivated')
    expect(text.join('\n')).not.toContain('By month')
    expect(text.join('\n')).not.toContain('Findings')
  })
})

describe('the scorecard', () => {
  it('says what the numbers stand on', () => {
    expect(lines(terminalReport(example, exampleView('en'))).slice(0, 6)).toEqual([
      'Customer stickiness',
      'As of     31 Dec 2025',
      'Window    1 Jan 2025 – 31 Dec 2025',
      'Currency  CNY',
      'Files     1 of 2 taken',
      'Rows      1,009 read: 1,000 accepted, 3 rejected, 6 left out by rule',
    ])
  })

  it('shows value, interval, cases and the mark of a remark, other definitions below', () => {
    const text = lines(full())
    const at = text.findIndex((line) => line.startsWith('Retention'))
    expect(text[at]?.split(/ {2,}/)).toEqual(['Retention', 'Value', '95% interval', 'n'])
    expect(text[at + 2]?.split(/ {2,}/)).toEqual(['Logo retention', '91.2%', '64.1% – 98.5%', '12', '[1]'])
    expect(text[at + 3]?.split(/ {2,}/)).toEqual(['', 'Without the reactivated', '—'])
  })

  it('gives the reason where a number is unknown', () => {
    const line = lines(full()).find((text) => text.startsWith('Logins per'))
    expect(line).toMatch(/^Logins per active customer and month +— {2}The data room has no logins\.$/)
  })

  it('says a remark once, however many numbers bear it', () => {
    const text = full()
    expect(text.match(/Thin evidence/g)).toHaveLength(1)
    expect(text.match(/\[1\]/g)).toHaveLength(3)
  })

  it('states one unit of money per group, 万元 in Chinese', () => {
    const text = lines(full('zh-CN'))
    const at = text.findIndex((line) => line.startsWith('收入与升级（单位：人民币万元）'))
    expect(text[at + 2]?.split(/ {2,}/)).toEqual(['年度经常性收入', '1,234.57'])
  })

  it('lists findings, the gravest first, and lets nothing of a file act on the terminal', () => {
    const text = full()
    expect(text.indexOf('Error')).toBeLessThan(text.indexOf('Remark'))
    expect(text).toContain('pay|ments\\u{202e}.csv')
    expect(text).toContain('payments · 3 rows · CNY\u00a098,765.40')
    expect(text).not.toContain('\u001b')
  })

  it.each(['en', 'zh-CN'] as const)('fits 80 columns and never cuts, in %s', (language) => {
    const narrow = terminalReport(example, exampleView(language, { full: true }))
    for (const line of lines(narrow)) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    const wide = terminalReport(example, exampleView(language, { full: true, width: 200 }))
    const letters = (text: string): string => [...text.replaceAll(/[\s─]/g, '')].sort().join('')
    expect(letters(narrow)).toBe(letters(wide))
  })

  it('shows exhibits only in full', () => {
    expect(terminalReport(example, exampleView('en'))).not.toContain('By month')
    const drawn = lines(full())
    const at = drawn.indexOf('Logo retention: By month')
    expect(drawn[at + 1]?.split(/ {2,}/)).toEqual(['Month', 'Rate', 'Customers'])
    expect(drawn[at + 3]?.split(/ {2,}/)).toEqual(['Nov 2025', '90.0%', '1,234'])
    expect(drawn[at + 4]?.split(/ {2,}/)).toEqual(['Dec 2025', '—', '0'])
  })

  it('says how much of a listing is shown, and writes the numbers of a column alike', () => {
    const drawn = lines(full())
    const at = drawn.indexOf('Net promoter score: Detractors: the first 2 of 1,345')
    expect(drawn[at + 3]?.split(/ {2,}/)).toEqual(['Cé-1', '2.50'])
    expect(drawn[at + 4]?.split(/ {2,}/)).toEqual(['C2', '4.00'])
  })

  it('heads the columns of a triangle by age', () => {
    const drawn = lines(full())
    const at = drawn.indexOf('Net promoter score: By cohort, by age in quarters')
    expect(drawn[at + 1]?.split(/ {2,}/).slice(0, 4)).toEqual(['Cohort', 'Size', '0', '1'])
    expect(drawn[at + 3]?.split(/ {2,}/).slice(0, 5)).toEqual(['2021-Q4', '4', '100.0%', '—', '75.0%'])
    expect(drawn[at + 4]?.split(/ {2,}/)).toEqual(['2025-Q1', '7', '100.0%'])
  })

  it('continues a triangle below with cohort and size, without the cohorts that do not reach there', () => {
    const drawn = lines(terminalReport(example, exampleView('en', { full: true, width: 60 })))
    const heads = drawn.filter((line) => line.startsWith('Cohort   Size')).map((line) => line.split(/ {2,}/).slice(2))
    expect(heads.length).toBeGreaterThan(1)
    expect(heads.flat()).toEqual(Array.from({ length: 15 }, (_, age) => String(age)))
    expect(drawn.filter((line) => line.startsWith('2021-Q4'))).toHaveLength(heads.length)
    expect(drawn.filter((line) => line.startsWith('2025-Q1'))).toHaveLength(1)
  })

  it('continues an exhibit that is too wide below, its leading columns repeated', () => {
    const drawn = lines(terminalReport(example, exampleView('en', { full: true, width: 20 })))
    expect(drawn.filter((line) => line.startsWith('Nov 2025'))).toHaveLength(2)
  })

  it('colours only where it is told to', () => {
    expect(terminalReport(example, exampleView('en', { colour: true }))).toContain('\u001b[1m')
  })

  it('names intervals of several levels one by one', () => {
    const [id, logo] = Object.entries(example.metrics)[0] ?? []
    if (id === undefined || logo?.status !== 'known' || logo.interval === undefined) throw new Error('no example')
    const wider = { ...logo, interval: { ...logo.interval, level: 0.9 } }
    const text = terminalReport({ ...example, metrics: { ...example.metrics, [id]: wider } }, exampleView('en'))
    expect(text).toContain('64.1% – 98.5% (90%)')
    expect(text).toContain('26.1 – 42.4 (95%)')
    expect(text).not.toContain('95% interval')
  })

  it('refuses to drop a number that has no words', () => {
    const metrics = {
      ...example.metrics,
      stranger: { status: 'unknown' as const, because: { code: 'x', args: {} }, reads: [] },
    }
    expect(() => terminalReport({ ...example, metrics }, exampleView('en'))).toThrow('stranger')
  })
})
