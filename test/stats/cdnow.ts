import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Histories } from '../../src/stats/purchase-histories.js'
import { referenceData } from '../reference/folder.js'

export const { folder, isMissing } = referenceData('cdnow')

/** Repeat purchases, weeks to the last one, weeks to the cut of the 2,357 customers of CDNOW. */
export function summary(): number[][] {
  const lines = readFileSync(join(folder, 'cdnow_customers_summary.csv'), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => line.split(',').slice(1).map(Number))
}

export function histories(): Histories {
  const rows = summary()
  const column = (at: number) => rows.map((row) => row[at] ?? Number.NaN)
  return { frequency: column(0), recency: column(1), age: column(2), weight: rows.map(() => 1) }
}
