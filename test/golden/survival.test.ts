import { describe, expect, it } from 'vitest'
import { rowsOf, variantOf } from '../metrics/measured.js'
import { known, truth } from './tidewater.js'

const sumOf = (id: string, exhibit: string, column: string) =>
  rowsOf(known(id), exhibit).reduce((sum, row) => sum + Number(row[column]), 0)

describe('survival, trend, portraits and what churn is worth, of the sample company', () => {
  it('survival counts every customer once: losses of the curve are those of the segments', () => {
    const segments = rowsOf(known('customer-survival'), 'segments').filter((row) => row['attribute'] === 'industry')
    const lost = segments.reduce((sum, row) => sum + Number(row['lost']), 0)
    expect(sumOf('customer-survival', 'curve', 'lost')).toBe(lost)
    expect(segments.reduce((sum, row) => sum + Number(row['n']), 0)).toBe(known('customer-survival').n)
  })

  it('the worth of churn stands on the lost of the window and the recurring revenue of the cut', () => {
    const { customers, lost } = truth.retention.closed
    expect(variantOf(known('churn-reduction-value'), 'churn').value).toBeCloseTo(lost / customers, 12)
    const { averagePerCustomer } = truth.recurring
    const yearly = 12 * averagePerCustomer * truth.retention.movements.customersAtEnd
    expect(variantOf(known('churn-reduction-value'), 'recurring').value).toBeCloseTo(yearly, 4)
  })

  it('the waves of the window hold all its answers', () => {
    const waves = rowsOf(known('satisfaction-trend'), 'waves').filter((row) => String(row['wave']).startsWith('2025'))
    const answers = waves.reduce((sum, row) => sum + Number(row['answers']), 0)
    expect(answers).toBe(truth.satisfaction.customerSatisfaction.answers)
  })

  it('the portraits hold all customers of the cut', () => {
    expect(sumOf('customer-portraits', 'portraits', 'customers')).toBe(truth.retention.movements.customersAtEnd)
  })
})
