import { describe, expect, it } from 'vitest'
import { logRank } from '../../src/stats/log-rank.js'
import { referenceData } from '../reference/folder.js'
import { groupedChanges, type Life, table } from './lives.js'

describe('logRank', () => {
  it('two against two, lost at 1, 2 against 3, 4: 49 ÷ 17', () => {
    // At 1: 4 at risk, 2 of group 0, expected 1/2, variance 1/4. At 2: 3 at risk, 1 of group 0, expected 1/3, variance 2/9.
    // At 3 and 4 group 0 is gone: nothing. Observed 2, expected 5/6; statistic (7/6)² ÷ (17/36) = 49/17.
    const rows: Life[] = [1, 2, 3, 4].map((exit) => [0, exit, true])
    const test = logRank(
      groupedChanges(rows, (index) => (index < 2 ? 0 : 1)),
      2,
    )
    expect(test?.statistic).toBeCloseTo(49 / 17, 12)
    expect(test).toMatchObject({ degrees: 1, observed: [2, 2] })
    expect(test?.expected[0]).toBeCloseTo(5 / 6, 12)
    expect(test?.expected[1]).toBeCloseTo(19 / 6, 12)
  })

  it('who enters late is not at risk before: a group that is watched alone is compared with nobody', () => {
    const rows: Life[] = [
      [0, 1, true],
      [0, 2, true],
      [2, 3, true],
      [2, 4, true],
    ]
    expect(
      logRank(
        groupedChanges(rows, (index) => (index < 2 ? 0 : 1)),
        2,
      ),
    ).toBeUndefined()
  })

  it('a group that is never there takes no degree of freedom', () => {
    const rows: Life[] = [1, 2, 3, 4].map((exit) => [0, exit, true])
    expect(
      logRank(
        groupedChanges(rows, (index) => (index < 2 ? 0 : 2)),
        3,
      ),
    ).toMatchObject({ degrees: 1 })
  })
})

const published = referenceData('lifelines')
describe.skipIf(published.isMissing)('log-rank on Waltons', () => {
  it('122.2491 between control and miR-137', () => {
    const rows = table(published.folder, 'waltons_dataset.csv')
    const test = logRank(
      groupedChanges(
        rows.map((row): Life => [0, Number(row['T']), Number(row['E']) === 1]),
        (index) => (rows[index]?.['group'] === 'control' ? 0 : 1),
      ),
      2,
    )
    expect(test?.statistic).toBeCloseTo(122.2491, 4)
    expect(test?.degrees).toBe(1)
  })
})

const telco = referenceData('telco')
describe.skipIf(telco.isMissing)('log-rank on Telco', () => {
  it('2352.8725 between three kinds of contract', () => {
    const rows = table(telco.folder, 'Telco-Customer-Churn.csv').filter((row) => Number(row['tenure']) > 0)
    const contracts = ['Month-to-month', 'One year', 'Two year']
    const test = logRank(
      groupedChanges(
        rows.map((row): Life => [0, Number(row['tenure']), row['Churn']?.trim() === 'Yes']),
        (index) => contracts.indexOf(rows[index]?.['Contract'] ?? ''),
      ),
      3,
    )
    expect(test?.statistic).toBeCloseTo(2352.8725, 4)
    expect(test?.degrees).toBe(2)
  })
})
