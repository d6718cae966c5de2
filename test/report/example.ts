import type { Language } from '../../src/i18n/formats.js'
import { formatsOf, wordsOf } from '../../src/i18n/language.js'
import type { View } from '../../src/report/view.js'
import { type Report, report } from '../../src/run/report.js'
import type { MetricWords } from '../../src/run/words.js'

/** A Report of every shape: known and unknown numbers, variants, notes, all kinds of exhibits, rejects, drops, findings. */
export const example: Report = report.parse({
  schemaVersion: 1,
  generator: { name: 'limpet', version: '9.8.7' },
  asOf: '2025-12-31',
  window: { from: '2025-01-01', to: '2025-12-31' },
  currency: 'CNY',
  sources: [
    {
      file: 'pay|ments.csv',
      sha256: 'a'.repeat(64),
      bytes: 45_678,
      dataset: 'payments',
      format: 'csv',
      preset: null,
      encoding: 'utf-8',
      delimiter: ',',
      lines: { total: 1_010, preamble: 0, header: 1, blank: 2, records: 1_007 },
      rows: 1_005,
      accepted: 1_000,
      rejected: 3,
      dropped: 2,
      rejects: [
        {
          reason: 'not-a-date',
          column: 'paid_on',
          rows: 3,
          examples: [
            { line: 17, value: '2024-02-30' },
            { line: 1_001, value: '=cmd|`<b>x</b>`\u001b[31m' },
          ],
        },
      ],
      drops: [{ rule: 'payment-not-settled', rows: 2 }],
      columns: {
        customer_id: { from: '客户编号', format: 'text' },
        paid_on: { from: 'paid [on]', format: 'YYYY-MM-DD' },
      },
      unused: ['memo'],
    },
    {
      file: 'notes.csv',
      sha256: 'b'.repeat(64),
      bytes: 12,
      dataset: null,
      format: 'csv',
      preset: null,
      encoding: null,
      delimiter: null,
      lines: null,
      rows: 4,
      accepted: 0,
      rejected: 0,
      dropped: 4,
      rejects: [],
      drops: [{ rule: 'file-not-recognised', rows: 4 }],
      columns: {},
      unused: [],
    },
  ],
  policies: { as_of: null, currency: 'CNY', active_days: 30, grace_days: 'auto' },
  policyHash: '0123456789abcdef',
  metrics: {
    'logo-retention': {
      status: 'known',
      value: 0.9123,
      unit: 'ratio',
      n: 12,
      interval: { low: 0.6412, high: 0.985, level: 0.95, method: 'wilson' },
      variants: [{ key: 'adjusted', value: null, unit: 'ratio' }],
      notes: [{ code: 'thin-evidence', args: { n: 12 } }],
      reads: ['raw_subscriptions', 'customer_month'],
      exhibits: [
        {
          kind: 'series',
          id: 'monthly',
          columns: [
            { key: 'month', unit: 'month' },
            { key: 'rate', unit: 'ratio' },
            { key: 'customers', unit: 'count' },
          ],
          rows: [
            { month: '2025-11-30', rate: 0.9, customers: 1_234 },
            { month: '2025-12-31', rate: null, customers: 0 },
          ],
        },
      ],
    },
    'annual-recurring-revenue': {
      status: 'known',
      value: 12_345_678.9,
      unit: 'money',
      variants: [{ key: 'contracted', value: 1_200_000, unit: 'money', n: 300 }],
      notes: [],
      reads: ['customer_month'],
      exhibits: [
        {
          kind: 'table',
          id: 'segments',
          columns: [
            { key: 'attribute', unit: 'text' },
            { key: 'value', unit: 'text' },
            { key: 'amount', unit: 'money' },
          ],
          rows: [
            { attribute: 'region', value: '华东|North\n<East>', amount: 250_000 },
            { attribute: 'region', value: null, amount: 100_500 },
          ],
        },
      ],
    },
    'login-frequency': {
      status: 'unknown',
      because: { code: 'needs-dataset', args: { dataset: 'logins' } },
      reads: [],
    },
    'net-promoter-score': {
      status: 'known',
      value: 34.25,
      unit: 'points',
      n: 400,
      interval: { low: 26.1, high: 42.4, level: 0.95, method: 'net-promoter-variance' },
      variants: [],
      notes: [{ code: 'thin-evidence', args: { n: 12 } }],
      reads: ['answer'],
      exhibits: [
        {
          kind: 'distribution',
          id: 'scores',
          columns: [
            { key: 'score', unit: 'score' },
            { key: 'answers', unit: 'count' },
          ],
          rows: [{ score: 10, answers: 200 }],
        },
        {
          kind: 'listing',
          id: 'detractors',
          total: 1_345,
          columns: [
            { key: 'customer', unit: 'text' },
            { key: 'score', unit: 'score' },
          ],
          rows: [
            { customer: 'C\u00e9-1', score: 2.5 },
            { customer: 'C2', score: 4 },
          ],
        },
        {
          kind: 'cohort',
          id: 'cohorts',
          age: 'quarter',
          columns: [
            { key: 'cohort', unit: 'text' },
            { key: 'size', unit: 'count' },
            { key: 'age_0', unit: 'ratio' },
            ...Array.from({ length: 14 }, (_, age) => ({ key: `age_${age + 1}`, unit: 'ratio' as const })),
          ],
          rows: [
            { cohort: '2021-Q4', size: 4, age_0: 1, age_1: null, age_2: 0.75, age_14: 0.25 },
            { cohort: '2025-Q1', size: 7, age_0: 1, age_1: null },
          ],
        },
      ],
    },
  },
  insights: [
    {
      group: 'retention',
      metric: 'logo-retention',
      exhibit: 'monthly',
      code: 'segment-lags',
      args: {
        attribute: 're|gion',
        value: '=N\u001b',
        rate: 0.5,
        n: 40,
        rest: 0.9,
        rest_n: 60,
        shortfall: 16,
        p: 0.001,
      },
    },
    {
      group: 'satisfaction',
      metric: 'net-promoter-score',
      exhibit: 'scores',
      code: 'largest-reason',
      args: { reason: 'gremlins', cases: 9, share: 0.3, n: 30, reasons: 3, together: 0.7 },
    },
    {
      group: 'satisfaction',
      metric: 'net-promoter-score',
      exhibit: 'scores',
      code: 'worse-than-year-before',
      args: {
        unit: 'points',
        month: '2025-12-31',
        value: 34.25,
        n: 400,
        before_month: '2024-12-31',
        before: 50,
        before_n: 300,
      },
    },
  ],
  findings: [
    { code: 'rows-rejected', severity: 'info', args: { rows: 1, of: 4, reasons: 'empty', file: 'notes.csv' } },
    {
      code: 'rows-rejected',
      severity: 'error',
      args: { rows: 3, of: 1_005, reasons: 'not-a-date', file: 'pay|ments\u202e.csv' },
      dataset: 'payments',
      rows: 3,
      money: 98_765.4,
    },
  ],
})

const english: readonly MetricWords[] = [
  {
    id: 'logo-retention',
    group: 'retention',
    isHeadline: true,
    unit: 'ratio',
    better: 'higher',
    source: 'SaaS practice',
    title: 'Logo retention',
    definition: 'Of the customers at the start of the window, the share that is still there at its end.',
    formula: '|kept| ÷ |customers at start|',
    variants: { adjusted: 'Without the reactivated' },
    exhibits: { monthly: 'By month' },
  },
  {
    id: 'annual-recurring-revenue',
    group: 'revenue',
    isHeadline: true,
    unit: 'money',
    better: 'higher',
    source: 'SaaS practice',
    title: 'Annual recurring revenue',
    definition: 'Monthly recurring revenue at the end of the window, times twelve.',
    formula: 'monthly recurring revenue * 12',
    variants: { contracted: 'As contracted' },
    exhibits: { segments: 'By segment' },
  },
  {
    id: 'login-frequency',
    group: 'activity',
    isHeadline: false,
    unit: 'count',
    better: 'higher',
    source: 'SaaS practice',
    title: 'Logins per active customer and month',
    definition: 'Logins divided by active customers.',
    formula: 'logins ÷ active customers',
    variants: {},
    exhibits: {},
  },
  {
    id: 'net-promoter-score',
    group: 'satisfaction',
    isHeadline: true,
    unit: 'points',
    better: 'higher',
    source: 'SaaS practice',
    title: 'Net promoter score',
    definition: 'Share of promoters less share of detractors.',
    formula: '% 9–10 − % 0–6',
    variants: {},
    exhibits: { scores: 'By score', detractors: 'Detractors', cohorts: 'By cohort' },
  },
]

const chineseTitles: Readonly<Record<string, string>> = {
  'logo-retention': '客户数留存率',
  'annual-recurring-revenue': '年度经常性收入',
  'login-frequency': '活跃客户月均登录次数',
  'net-promoter-score': '净推荐值',
}

/** The metrics' words of the example; in Chinese only the titles differ. */
export function exampleWords(language: Language): readonly MetricWords[] {
  if (language === 'en') return english
  return english.map((words) => ({ ...words, title: chineseTitles[words.id] ?? words.title }))
}

export function exampleView(language: Language, rest: Partial<View> = {}): View {
  return {
    words: wordsOf(language),
    formats: formatsOf(language, example.currency),
    metrics: exampleWords(language),
    width: 80,
    colour: false,
    full: false,
    ...rest,
  }
}
