import { describe, expect, it } from 'vitest'
import { rowsOf, variantOf } from '../metrics/measured.js'
import { known, truth } from './tidewater.js'

describe('retention of the sample company against the truth that was planted', () => {
  it('the rate of the articles, with and without those who came back from before', () => {
    const { customerRetentionRate, customerRetentionRateAdjusted, cameBackFromBefore } = truth.retention.movements
    const result = known('customer-retention-rate')
    expect(result.value).toBeCloseTo(customerRetentionRate, 12)
    expect(variantOf(result, 'adjusted').value).toBeCloseTo(customerRetentionRateAdjusted, 12)
    expect(result.notes).toContainEqual({ code: 'came-back-from-before', args: { customers: cameBackFromBefore } })
  })

  it('every cohort is as large as the customers won in its month; at each month-end the cohorts make up the base', () => {
    const [first, ...later] = truth.monthly as {
      month_end: string
      moved: { new: number }
      customers: number
      closing: number
    }[]
    const customers = rowsOf(known('cohort-retention'), 'months-customers')
    const money = rowsOf(known('cohort-retention'), 'months-net')
    expect(customers.map((row) => row['size'])).toEqual(later.map((month) => month.moved.new))
    const before = rowsOf(known('cohort-retention'), 'before-data')
    expect(before[0]?.['customers']).toBe(first?.moved.new)
    const total = (rows: typeof customers, place: number): number =>
      rows.slice(0, place).reduce((sum, row, index) => sum + Number(row[`age_${place - 1 - index}`]), 0)
    for (const [index, month] of later.entries()) {
      expect(total(customers, index + 1) + Number(before[index + 1]?.['customers'])).toBe(month.customers)
      expect(total(money, index + 1) + Number(before[index + 1]?.['recurring'])).toBeCloseTo(month.closing, 6)
    }
  })

  it('tenure covers everybody who pays and all recurring revenue, and so does the renewal schedule', () => {
    const bands = rowsOf(known('customer-tenure'), 'bands')
    expect(known('customer-tenure').n).toBe(truth.recurring.customers)
    expect(bands.reduce((sum, band) => sum + Number(band['recurring']), 0)).toBeCloseTo(truth.recurring.monthly, 6)
    const schedule = known('renewal-schedule')
    const rest = ['later', 'without-term'].map((key) => Number(variantOf(schedule, key).value))
    expect(rest.reduce((sum, money) => sum + money, schedule.value)).toBeCloseTo(truth.recurring.monthly, 6)
  })

  it('one attribute drives retention, the one that was planted: retail leaves', () => {
    expect(known('retention-drivers').value).toBe(1)
    const { customers, logo } = truth.retention.segments.industry.retail
    const [widest] = rowsOf(known('retention-drivers'), 'attributes')
    expect(widest).toMatchObject({ attribute: 'industry', value: 'retail', n: customers })
    expect(widest?.['rate']).toBeCloseTo(logo, 12)
  })

  it('trials that ended for good are among the losses of the conversion, running ones are not', () => {
    const open = known('trial-conversion').notes.find((note) => note.code === 'trials-open')
    expect(Number(open?.args['trials'])).toBeGreaterThanOrEqual(truth.planted.trial.length)
    const { value, n = 0 } = known('trial-conversion')
    expect(Math.round(n * (1 - value))).toBeLessThanOrEqual(truth.planted['trial-ended'].length)
  })

  it('success: everybody at the start has one outcome, the lost are those of the closed cohort', () => {
    const [outcome] = rowsOf(known('customer-success-rate'), 'outcomes')
    const { customers, lost } = truth.retention.closed
    expect(outcome).toMatchObject({ n: customers, lost })
    const parts = ['successful', 'unscored', 'unhappy', 'inactive', 'lost'].map((key) => Number(outcome?.[key]))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(customers)
  })
})
