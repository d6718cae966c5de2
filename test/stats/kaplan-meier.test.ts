import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, type Lives, restrictedMean, type SurvivalStep } from '../../src/stats/kaplan-meier.js'
import { referenceData } from '../reference/folder.js'

function lives(rows: readonly (readonly [entry: number, exit: number, isEvent: boolean])[]): Lives {
  return {
    entry: rows.map(([entry]) => entry),
    exit: rows.map(([, exit]) => exit),
    isEvent: rows.map(([, , isEvent]) => isEvent),
    weight: rows.map(() => 1),
  }
}

function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.survival ?? 1
}

function table(folder: string, file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/)
  const names = (head ?? '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])))
}

describe('kaplanMeier', () => {
  it('late entry: entry [1,2,4,0,0], exit [2,10,5,4,3] gives 2/3, 4/9, 2/9, 1/9, 0', () => {
    const steps = kaplanMeier(
      lives([
        [1, 2, true],
        [2, 10, true],
        [4, 5, true],
        [0, 4, true],
        [0, 3, true],
      ]),
    )
    expect(steps.map(({ time }) => time)).toEqual([2, 3, 4, 5, 10])
    const published = [2 / 3, 4 / 9, 2 / 9, 1 / 9, 0]
    published.forEach((survival, index) => {
      expect(steps[index]?.survival).toBeCloseTo(survival, 12)
    })
  })

  it('censored lives leave the risk set after the events of their time', () => {
    const steps = kaplanMeier(
      lives([
        [0, 1, true],
        [0, 1, false],
        [0, 2, true],
        [0, 3, false],
      ]),
    )
    expect(steps.map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
      [4, 3 / 4],
      [2, 3 / 8],
    ])
  })

  it('a weight of k is the same as k lives', () => {
    const single = lives([
      [0, 1, true],
      [0, 1, true],
      [0, 2, false],
    ])
    const weighted: Lives = { entry: [0, 0], exit: [1, 2], isEvent: [true, false], weight: [2, 1] }
    expect(kaplanMeier(weighted)).toEqual(kaplanMeier(single))
  })

  it('refuses a life that does not last', () => {
    expect(() => kaplanMeier(lives([[3, 3, true]]))).toThrow(RangeError)
  })
})

describe('restrictedMean', () => {
  const steps = kaplanMeier(
    lives([
      [0, 1, true],
      [0, 3, true],
      [0, 4, false],
      [0, 4, false],
    ]),
  )

  it('1 × 1 + 3/4 × 2 + 1/2 × 1 = 3 up to 4, which is the mean of 1, 3, 4, 4', () => {
    expect(restrictedMean(steps, 4)).toBe(3)
  })

  it('1 + 3/4 × 1 = 1.75 up to 2; the whole horizon where nobody is lost', () => {
    expect(restrictedMean(steps, 2)).toBe(1.75)
    expect(restrictedMean([], 5)).toBe(5)
  })
})

const published = referenceData('lifelines')
describe.skipIf(published.isMissing)('Kaplan–Meier on published data', () => {
  const curve = (file: string, time: string, event: string) =>
    kaplanMeier(lives(table(published.folder, file).map((row) => [0, Number(row[time]), Number(row[event]) === 1])))

  it('Rossi: S(10) .965278, S(20) .907407, S(52) .736111, log-log interval at 52 .691860–.775063', () => {
    const steps = curve('rossi.csv', 'week', 'arrest')
    expect(survivalAt(steps, 10)).toBeCloseTo(0.965278, 6)
    expect(survivalAt(steps, 20)).toBeCloseTo(0.907407, 6)
    expect(survivalAt(steps, 52)).toBeCloseTo(0.736111, 6)
    const last = steps.findLast((step) => step.time <= 52)
    const spread = (1.959964 * Math.sqrt(last?.greenwood ?? 0)) / Math.log(last?.survival ?? 1)
    expect((last?.survival ?? 0) ** Math.exp(-spread)).toBeCloseTo(0.69186, 5)
    expect((last?.survival ?? 0) ** Math.exp(spread)).toBeCloseTo(0.775063, 5)
  })

  it('Waltons: median 56', () => {
    const steps = curve('waltons_dataset.csv', 'T', 'E')
    expect(steps.find((step) => step.survival <= 0.5)?.time).toBe(56)
  })
})

const telco = referenceData('telco')
describe.skipIf(telco.isMissing)('Kaplan–Meier on Telco', () => {
  it('S(12) .843200, S(24) .788736, S(72) .592790 over the rows with a tenure', () => {
    const rows = table(telco.folder, 'Telco-Customer-Churn.csv')
    const steps = kaplanMeier(
      lives(
        rows
          .filter((row) => Number(row['tenure']) > 0)
          .map((row) => [0, Number(row['tenure']), row['Churn']?.trim() === 'Yes']),
      ),
    )
    expect(rows).toHaveLength(7043)
    expect(survivalAt(steps, 12)).toBeCloseTo(0.8432, 5)
    expect(survivalAt(steps, 24)).toBeCloseTo(0.788736, 5)
    expect(survivalAt(steps, 72)).toBeCloseTo(0.59279, 5)
  })
})
