import { describe, expect, it } from 'vitest'
import { markdownReport } from '../../../src/report/markdown/markdown.js'
import { example, exampleView } from '../example.js'

const headings = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('## '))

describe('the Markdown report', () => {
  it('follows the chapters of a due-diligence report', () => {
    expect(headings(markdownReport(example, exampleView('zh-CN')))).toEqual([
      '## 一、核查范围与程序',
      '## 二、核心结论摘要',
      '## 三、留存与续费',
      '## 四、收入与升级（单位：人民币万元）',
      '## 五、使用活跃度',
      '## 六、客户满意度',
      '## 七、数据质量与勾稽',
      '## 八、关注事项',
      '## 附表一 指标口径',
      '## 附表二 口径选项',
    ])
  })

  it('accounts for every file, with its rejects by line', () => {
    const text = markdownReport(example, exampleView('en'))
    expect(text).toContain('| `pay\\|ments.csv` | payments | — | 1,005 | 1,000 | 3 | 2 | 45,678 |')
    expect(text).toContain('| `notes.csv` | not taken | — | 4 | 0 | 0 | 4 | 12 |')
    expect(text).toContain('| `pay\\|ments.csv` | not a date | `paid_on` | 3 | 17: 2024-02-30<br>1,001: =cmd\\|')
    expect(text).toContain('| `pay\\|ments.csv` | `paid_on` | `paid [on]` | YYYY-MM-DD |')
  })

  it('says how each number was reckoned, what it reads and what it means', () => {
    const text = markdownReport(example, exampleView('en'))
    expect(text).toContain('| Logo retention | 91.2% | 64.1% – 98.5% | 12 | Thin evidence')
    expect(text).toContain('Interval: Wilson score')
    expect(text).toContain('Tables read: `raw_subscriptions`, `customer_month`')
    expect(text).toContain('- Formula: \\|kept\\| ÷ \\|customers at start\\|')
    expect(text).toContain('Unknown: The data room has no logins.')
    expect(text).toContain('| Last day that counts | `as_of` | decided by the data |')
  })

  it('begins the summary with what stands out, suggestions marked as such', () => {
    const text = markdownReport(example, exampleView('en'))
    const summary = text.slice(text.indexOf('## 2.'), text.indexOf('## 3.'))
    expect(summary).toContain('- Logo retention is worst where re\\|gion is =N\\\\u{1b}: 50.0%')
    expect(summary).toContain('  - *Suggestion: interview lost and remaining')
    expect(summary.match(/Suggestion/g)).toHaveLength(2)
    expect(summary).toContain('- Net promoter score has worsened within a year: 34.3 (Dec 2025, n = 400) against 50')
  })

  it('splits a triangle that is wider than a page', () => {
    const text = markdownReport(example, exampleView('en'))
    expect(text).toContain('| Cohort | Size | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 |\n')
    expect(text).toContain(
      '| Cohort | Size | 12 | 13 | 14 |\n| --- | ---: | ---: | ---: | ---: |\n| 2021-Q4 | 4 | — | — | 25.0% |\n\n',
    )
  })

  it('has tables whose rows all have as many cells as their heading', () => {
    const tables = markdownReport(example, exampleView('en'))
      .trimEnd()
      .split('\n\n')
      .filter((block) => block.startsWith('| '))
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) {
      const cells = table.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length)
      expect(new Set(cells).size).toBe(1)
    }
  })

  it('lets no value of a file become Markdown', () => {
    const text = markdownReport(example, exampleView('en'))
    expect(text).toContain('| region | 华东\\|North\\\\n&lt;East&gt; | 250,000 |')
    expect(text).not.toMatch(/<(?!br>)/)
  })
})
