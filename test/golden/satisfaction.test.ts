import { describe, expect, it } from 'vitest'
import { known, rows, truth } from './tidewater.js'

type Wave = { rows: number; unanswered: number }
const waves: Record<string, Wave> = truth.satisfaction.netPromoter.byWave

describe('satisfaction of the sample company', () => {
  it('invitations answered, wave by wave and over the window', () => {
    const answered = ({ rows, unanswered }: Wave) => rows - unanswered
    expect(rows('survey-response-rate', 'waves').map((row) => [row['wave'], row['n'], row['answers']])).toEqual(
      Object.entries(waves).map(([wave, counts]) => [wave, counts.rows, answered(counts)]),
    )
    const inside = Object.entries(waves).flatMap(([wave, counts]) => (wave.startsWith('2025') ? counts : []))
    expect(known('survey-response-rate').value).toBeCloseTo(
      inside.reduce((sum, wave) => sum + answered(wave), 0) / inside.reduce((sum, wave) => sum + wave.rows, 0),
      12,
    )
  })

  it('the dimension planted to be weakest is the one weakness, and what customers ask for', () => {
    const planted = Object.entries<{ mean: number }>(truth.satisfaction.customerSatisfaction.byDimension)
    const [weakest] = planted.toSorted(([, a], [, b]) => a.mean - b.mean)[0] ?? []
    const verdicts = rows('satisfaction-by-dimension', 'dimensions')
    expect(verdicts).toHaveLength(planted.length)
    expect(verdicts.filter((row) => row['verdict'] === 'weakness').map((row) => row['dimension'])).toEqual([weakest])
    expect(rows('demand-priorities', 'topics')[0]).toMatchObject({ topic: 'topic-performance' })
  })

  it('the groups of one base add up', () => {
    const counted = (id: string, exhibit: string) => rows(id, exhibit).reduce((sum, row) => sum + Number(row['n']), 0)
    expect(counted('feedback-giver-value', 'groups')).toBe(truth.retention.closed.customers)
    expect(counted('survey-representativeness', 'bands')).toBe(known('survey-representativeness').n)
    expect(counted('net-promoter-score', 'waves')).toBe(
      Object.values<{ answers: number }>(truth.satisfaction.netPromoter.byWave).reduce(
        (sum, { answers }) => sum + answers,
        0,
      ),
    )
  })
})
