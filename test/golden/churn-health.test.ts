import { expect, it } from 'vitest'
import { languages, wordsOf } from '../../src/i18n/language.js'
import type { Exhibit } from '../../src/metrics/answer.js'
import { known, report, rows, truth, variant } from './tidewater.js'

const customers = (list: Exhibit['rows']): unknown[] => list.map((row) => row['customer']).sort()

it('revenue churn is what retention leaves, gross and net', () => {
  expect(known('revenue-churn').value).toBeCloseTo(1 - truth.retention.closed.gross, 9)
  expect(variant('revenue-churn', 'net')).toBeCloseTo(1 - truth.retention.closed.net, 9)
})

it('the lost customers are those of the bridge, by kind; the planted ones that joined and left are among them', () => {
  const { lost, joinedAndLeft } = truth.retention.movements
  expect(known('churned-customers').value).toBe(lost + joinedAndLeft)
  expect(rows('churned-customers', 'kinds').map((row) => [row['kind'], row['customers']])).toEqual([
    ['left-at-start', lost],
    ['joined-and-left', joinedAndLeft],
  ])
  expect(customers(rows('churned-customers', 'customers'))).toEqual(
    expect.arrayContaining(truth.planted['joined-and-left']),
  )
})

it('the reasons add up to all losses, and competitors are counted alike in both places', () => {
  const reasons = rows('churn-reasons', 'reasons')
  expect(reasons.reduce((sum, row) => sum + Number(row['customers']), 0)).toBe(known('churned-customers').value)
  expect(reasons.at(-1)?.['cumulative']).toBe(1)
  expect(reasons.find((row) => row['reason'] === 'competitor')?.['customers']).toBe(known('losses-by-competitor').value)
})

it('of the planted wave of returns all but one were back within twelve months: C10012 was away from February to April', () => {
  const { value, n } = known('reactivation-rate')
  expect(Math.round(value * (n ?? 0))).toBe(truth.planted['returning-wave'].length - 1)
})

it('the planted silent and never-seen customers, one by one, with their money', () => {
  const { silent, neverSeen } = truth.activity
  expect(known('silent-customers').value).toBe(silent.customers)
  expect(variant('silent-customers', 'recurring')).toBe(silent.monthlyRecurringRevenue)
  expect(variant('silent-customers', 'never-seen')).toBe(neverSeen.customers)
  expect(variant('silent-customers', 'never-seen-recurring')).toBe(neverSeen.monthlyRecurringRevenue)
  expect(customers(rows('silent-customers', 'silent'))).toEqual(silent.ids)
  expect(customers(rows('silent-customers', 'never-seen'))).toEqual(neverSeen.ids)
})

it('every customer has one stage of life, and the stages hold all recurring revenue', () => {
  const stages = rows('lifecycle-stage', 'stages')
  const recurring = stages.reduce((sum, row) => sum + Number(row['recurring'] ?? 0), 0)
  expect(recurring).toBeCloseTo(truth.recurring.monthly, 6)
  expect(known('lifecycle-stage').n).toBe(truth.recurring.customers)
  expect(known('health-score').n).toBe(truth.recurring.customers)
  expect(known('customer-segments').n).toBe(truth.paid.customersWhoEverPaid)
})

it.each(languages)('every class has a name in %s, products and plans apart', (language) => {
  const { terms } = wordsOf(language)
  const exhibits = Object.values(report.metrics).flatMap((result) => (result.status === 'known' ? result.exhibits : []))
  const cells = exhibits.flatMap(({ columns, rows: list }) =>
    columns
      .filter(({ key, unit }) => unit === 'term' && !['attribute', 'product', 'other', 'from', 'to'].includes(key))
      .flatMap(({ key }) => list.map((row) => row[key])),
  )
  expect(cells.length).toBeGreaterThan(0)
  expect([...new Set(cells)].filter((cell) => cell !== null && !Object.hasOwn(terms, String(cell)))).toEqual([])
})
