import { describe, expect, it } from 'vitest'
import { recurringRevenueBridge } from '../../../src/metrics/revenue/recurring-revenue-bridge.js'
import { company, cut } from '../company.js'
import { because, known, measured, rowsOf, segmentsOf } from '../measured.js'

const still = { new: 0, reactivated: 0, expanded: 0, contracted: 0, churned: 0, undetermined: 0 }

describe('recurring-revenue bridge', () => {
  it('leads from 800 to 650, line by line', async () => {
    const result = known(await measured(recurringRevenueBridge, company, cut))
    expect(result.value).toBe(-150)
    expect(rowsOf(result, 'window')).toEqual([
      {
        month: '2024-12-31',
        opening: 800,
        new: 150,
        reactivated: 40,
        expanded: 50,
        contracted: 40,
        churned: 250,
        undetermined: 100,
        closing: 650,
      },
    ])
  })

  it('by segment each closes, and they add up to the whole', async () => {
    const result = known(await measured(recurringRevenueBridge, company, cut))
    const rows = segmentsOf(result, 'region')
    const at = (row: (typeof rows)[number], key: string) => Number(row[key])
    for (const row of rows) {
      const gained = at(row, 'new') + at(row, 'reactivated') + at(row, 'expanded')
      const lost = at(row, 'contracted') + at(row, 'churned') + at(row, 'undetermined')
      expect(at(row, 'opening') + gained - lost).toBe(at(row, 'closing'))
    }
    // North: the three that stay, grows (100 to 150) and shrinks (100 to 60).
    expect(rows.find((row) => row['value'] === 'north')).toMatchObject({
      n: 5,
      opening: 500,
      expanded: 50,
      contracted: 40,
      churned: 0,
      closing: 510,
    })
    expect(rows.reduce((sum, row) => sum + at(row, 'closing'), 0)).toBe(650)
  })

  it('closes in every month, in money and in customers', async () => {
    const result = known(await measured(recurringRevenueBridge, company, cut))
    const month = (exhibit: string, end: string) => rowsOf(result, exhibit).find((row) => row['month'] === end)
    const quiet = { month: '2024-01-31', ...still, opening: 800, closing: 800 }
    expect(month('months', '2024-01-31')).toEqual(quiet)
    expect(month('months', '2024-08-31')).toEqual({
      ...still,
      month: '2024-08-31',
      opening: 760,
      churned: 50,
      closing: 710,
    })
    expect(month('customers', '2024-09-30')).toEqual({
      ...still,
      month: '2024-09-30',
      opening: 7,
      reactivated: 1,
      closing: 8,
    })
    expect(month('customers', '2024-12-31')).toMatchObject({ opening: 8, undetermined: 1, closing: 7 })
  })

  it('begins at nothing where the data begin inside the window', async () => {
    const subscriptions = [{ customer_id: 'a', started_on: '2024-03-10', monthly_amount: 30 }]
    const result = known(await measured(recurringRevenueBridge, { subscriptions }, cut))
    expect(rowsOf(result, 'window')).toEqual([{ month: '2024-12-31', ...still, opening: 0, new: 30, closing: 30 }])
  })

  it('is unknown where nothing ever recurred', async () => {
    expect(because(await measured(recurringRevenueBridge, { subscriptions: [] }, cut))).toBe('no-recurring-revenue')
  })
})
