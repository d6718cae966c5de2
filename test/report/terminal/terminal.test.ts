import { describe, expect, it } from 'vitest'
import { terminalReport } from '../../../src/report/terminal/terminal.js'
import { displayWidth } from '../../../src/report/terminal/wrap.js'
import { example, exampleView } from '../example.js'

const lines = (text: string): string[] => text.split('\n')

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
    const text = lines(terminalReport(example, exampleView('en')))
    const at = text.findIndex((line) => line.startsWith('Retention'))
    expect(text[at]?.split(/ {2,}/)).toEqual(['Retention', 'Value', '95% interval', 'n'])
    expect(text[at + 2]?.split(/ {2,}/)).toEqual(['Logo retention', '91.2%', '64.1% – 98.5%', '12', '[1]'])
    expect(text[at + 3]?.split(/ {2,}/)).toEqual(['', 'Without the reactivated', '—'])
  })

  it('gives the reason where a number is unknown', () => {
    const line = lines(terminalReport(example, exampleView('en'))).find((text) => text.startsWith('Logins per'))
    expect(line).toMatch(/^Logins per active customer and month +— {2}The data room has no logins\.$/)
  })

  it('says a remark once, however many numbers bear it', () => {
    const text = terminalReport(example, exampleView('en'))
    expect(text.match(/Thin evidence/g)).toHaveLength(1)
    expect(text.match(/\[1\]/g)).toHaveLength(3)
  })

  it('states one unit of money per group, 万元 in Chinese', () => {
    const text = lines(terminalReport(example, exampleView('zh-CN')))
    const at = text.findIndex((line) => line.startsWith('收入与升级（单位：人民币万元）'))
    expect(text[at + 2]?.split(/ {2,}/)).toEqual(['年度经常性收入', '1,234.57'])
  })

  it('lists findings, the gravest first, and lets nothing of a file act on the terminal', () => {
    const text = terminalReport(example, exampleView('en'))
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
    const full = lines(terminalReport(example, exampleView('en', { full: true })))
    const at = full.indexOf('Logo retention: By month')
    expect(full[at + 1]?.split(/ {2,}/)).toEqual(['Month', 'Rate', 'Customers'])
    expect(full[at + 3]?.split(/ {2,}/)).toEqual(['Nov 2025', '90.0%', '1,234'])
    expect(full[at + 4]?.split(/ {2,}/)).toEqual(['Dec 2025', '—', '0'])
  })

  it('says how much of a listing is shown, and writes the numbers of a column alike', () => {
    const full = lines(terminalReport(example, exampleView('en', { full: true })))
    const at = full.indexOf('Net promoter score: Detractors: the first 2 of 1,345')
    expect(full[at + 3]?.split(/ {2,}/)).toEqual(['Cé-1', '2.50'])
    expect(full[at + 4]?.split(/ {2,}/)).toEqual(['C2', '4.00'])
  })

  it('heads the columns of a triangle by age', () => {
    const full = lines(terminalReport(example, exampleView('en', { full: true })))
    const at = full.indexOf('Net promoter score: By cohort, by age in quarters')
    expect(full[at + 1]?.split(/ {2,}/)).toEqual(['Cohort', 'Size', '0', '1'])
    expect(full[at + 3]?.split(/ {2,}/)).toEqual(['2025-Q1', '7', '100.0%', '—'])
  })

  it('continues an exhibit that is too wide below, its leading columns repeated', () => {
    const full = lines(terminalReport(example, exampleView('en', { full: true, width: 20 })))
    expect(full.filter((line) => line.startsWith('Nov 2025'))).toHaveLength(2)
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
