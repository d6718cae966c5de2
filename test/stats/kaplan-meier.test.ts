import { describe, expect, it } from 'vitest'
import {
  atRiskAt,
  kaplanMeier,
  logLogInterval,
  medianLife,
  restrictedMean,
  type SurvivalStep,
  stepAt,
} from '../../src/stats/kaplan-meier.js'
import { changesOf, type Lives } from '../../src/stats/life-changes.js'
import { randomIntegers } from '../../src/stats/random.js'
import { referenceData } from '../reference/folder.js'
import { groupedChanges, type Life, lives, table } from './lives.js'

const curveOf = (rows: readonly Life[]) => kaplanMeier(changesOf(lives(rows)))
const survivalAt = (steps: readonly SurvivalStep[], time: number) => stepAt(steps, time)?.survival ?? 1

const late: readonly Life[] = [
  [1, 2, true],
  [2, 10, true],
  [4, 5, true],
  [0, 4, true],
  [0, 3, true],
]

describe('kaplanMeier', () => {
  it('late entry: entry [1,2,4,0,0], exit [2,10,5,4,3] gives 2/3, 4/9, 2/9, 1/9, 0', () => {
    const steps = curveOf(late)
    expect(steps.map(({ time }) => time)).toEqual([2, 3, 4, 5, 10])
    const published = [2 / 3, 4 / 9, 2 / 9, 1 / 9, 0]
    published.forEach((survival, index) => {
      expect(steps[index]?.survival).toBeCloseTo(survival, 12)
    })
  })

  it('censored lives leave the risk set after the events of their time', () => {
    const steps = curveOf([
      [0, 1, true],
      [0, 1, false],
      [0, 2, true],
      [0, 3, false],
    ])
    expect(steps.map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
      [4, 3 / 4],
      [2, 3 / 8],
    ])
  })

  it('a weight of k is the same as k lives, and several rows of one time are one time', () => {
    const single: readonly Life[] = [
      [0, 1, true],
      [0, 1, true],
      [0, 2, false],
    ]
    const weighted: Lives = { entry: [0, 0], exit: [1, 2], isEvent: [1, 0], weight: [2, 1] }
    expect(kaplanMeier(changesOf(weighted))).toEqual(curveOf(single))
    expect(kaplanMeier(groupedChanges(single))).toEqual(curveOf(single))
  })

  it('counts times that are no whole numbers alike', () => {
    const halved = late.map(([entry, exit, isEvent]): Life => [entry / 3, exit / 3, isEvent])
    expect(curveOf(halved).map(({ survival }) => survival)).toEqual(curveOf(late).map(({ survival }) => survival))
  })

  it('refuses a life that does not last', () => {
    expect(() => curveOf([[3, 3, true]])).toThrow(RangeError)
  })

  it('at risk at a time are those that entered before it and have not left before it', () => {
    expect([2, 3, 4, 5, 10, 11].map((time) => atRiskAt(changesOf(lives(late)), time))).toEqual([3, 3, 2, 2, 1, 0])
  })
})

describe('medianLife', () => {
  it('is the first time at which survival is at most a half, and is not known before', () => {
    const half = curveOf([
      [0, 1, true],
      [0, 2, true],
      [0, 3, false],
      [0, 4, false],
    ])
    expect(medianLife(half).median).toBe(2)
    expect(medianLife(half.slice(0, 1))).toMatchObject({ median: null, high: null })
  })

  it('has no interval where the curve has come to its end', () => {
    expect(
      logLogInterval({ time: 1, atRisk: 1, events: 1, survival: 0, greenwood: Number.POSITIVE_INFINITY }),
    ).toBeNull()
  })
})

describe('restrictedMean', () => {
  const steps = curveOf([
    [0, 1, true],
    [0, 3, true],
    [0, 4, false],
    [0, 4, false],
  ])

  it('1 × 1 + 3/4 × 2 + 1/2 × 1 = 3 up to 4, which is the mean of 1, 3, 4, 4', () => {
    expect(restrictedMean(steps, 4)).toBe(3)
  })

  it('1 + 3/4 × 1 = 1.75 up to 2; the whole horizon where nobody is lost', () => {
    expect(restrictedMean(steps, 2)).toBe(1.75)
    expect(restrictedMean([], 5)).toBe(5)
  })
})

describe('over 200 seeds of 200 lives that enter late, end at a rate of 1 and are watched for up to 2', () => {
  const uniform = (random: () => number) => (random() + 0.5) / 2 ** 32
  const sample = (seed: number): Life[] => {
    const random = randomIntegers(seed)
    const rows: Life[] = []
    while (rows.length < 200) {
      const [entry, end, until] = [uniform(random) / 2, -Math.log(uniform(random)), 2 * uniform(random)]
      if (Math.min(end, until) > entry) rows.push([entry, Math.min(end, until), end < until])
    }
    return rows
  }

  it('the interval at 0.7 holds e^−0.7 in 95 % of them, give or take three standard errors (4.6 points)', () => {
    const covered = Array.from({ length: 200 }, (_, seed) => {
      const step = stepAt(curveOf(sample(seed)), 0.7)
      const interval = step === undefined ? null : logLogInterval(step)
      return interval !== null && interval.low < Math.exp(-0.7) && Math.exp(-0.7) < interval.high
    }).filter(Boolean).length
    expect(covered / 200).toBeGreaterThan(0.95 - 0.046)
    expect(covered / 200).toBeLessThanOrEqual(0.95 + 0.046)
  })
})

const published = referenceData('lifelines')
describe.skipIf(published.isMissing)('Kaplan–Meier on published data', () => {
  const curve = (file: string, time: string, event: string) =>
    curveOf(table(published.folder, file).map((row) => [0, Number(row[time]), Number(row[event]) === 1]))

  it('Rossi: S(10) .965278, S(20) .907407, S(52) .736111, log-log interval at 52 .691860–.775063', () => {
    const steps = curve('rossi.csv', 'week', 'arrest')
    expect(survivalAt(steps, 10)).toBeCloseTo(0.965278, 6)
    expect(survivalAt(steps, 20)).toBeCloseTo(0.907407, 6)
    expect(survivalAt(steps, 52)).toBeCloseTo(0.736111, 6)
    const last = stepAt(steps, 52)
    const interval = last === undefined ? null : logLogInterval(last)
    expect(interval?.low).toBeCloseTo(0.69186, 6)
    expect(interval?.high).toBeCloseTo(0.775063, 6)
  })

  it('Waltons: 163 lives, median 56', () => {
    expect(table(published.folder, 'waltons_dataset.csv')).toHaveLength(163)
    expect(medianLife(curve('waltons_dataset.csv', 'T', 'E')).median).toBe(56)
  })
})

const telco = referenceData('telco')
describe.skipIf(telco.isMissing)('Kaplan–Meier on Telco', () => {
  const rows = telco.isMissing ? [] : table(telco.folder, 'Telco-Customer-Churn.csv')
  const life = (row: Record<string, string>): Life => [0, Number(row['tenure']), row['Churn']?.trim() === 'Yes']
  const lasted = rows.filter((row) => Number(row['tenure']) > 0)

  it('S(12) .843200 (.834169–.851783), S(24) .788736, S(72) .592790 over the rows with a tenure', () => {
    expect(rows).toHaveLength(7043)
    expect(rows.length - lasted.length).toBe(11)
    const steps = curveOf(lasted.map(life))
    expect(survivalAt(steps, 12)).toBeCloseTo(0.8432, 6)
    expect(survivalAt(steps, 24)).toBeCloseTo(0.788736, 6)
    expect(survivalAt(steps, 72)).toBeCloseTo(0.59279, 6)
    const step = stepAt(steps, 12)
    const interval = step === undefined ? null : logLogInterval(step)
    expect(interval?.low).toBeCloseTo(0.834169, 6)
    expect(interval?.high).toBeCloseTo(0.851783, 6)
  })

  it('month to month: 3,875 customers, median 35', () => {
    const monthly = rows.filter((row) => row['Contract'] === 'Month-to-month')
    expect(monthly).toHaveLength(3875)
    expect(medianLife(curveOf(monthly.filter((row) => Number(row['tenure']) > 0).map(life))).median).toBe(35)
  })
})
