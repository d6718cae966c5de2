import { expect, it } from 'vitest'
import { scoresOffScale } from '../../src/checks/scores-off-scale.js'
import { findingsOf } from './findings.js'

const cut = { as_of: '2024-12-31' }

const answer = (kind: string, score: number, scale_min: number | null = null, scale_max: number | null = null) => ({
  kind,
  score,
  scale_min,
  scale_max,
  answered_on: '2024-05-10',
})

it('scores-off-scale: counts them by kind, with the lowest and the highest', async () => {
  const surveys = [answer('nps', 11), answer('nps', -1), answer('nps', 10), answer('csat', 6, 1, 5)]
  const finding = (kind: string, rows: number, lowest: number, highest: number) => ({
    code: 'scores-off-scale',
    severity: 'warning',
    args: { rows, kind, lowest, highest },
    dataset: 'surveys',
    rows,
  })
  expect(await findingsOf(scoresOffScale, { surveys }, cut)).toEqual([
    finding('csat', 1, 6, 6),
    finding('nps', 2, -1, 11),
  ])
})

it('scores-off-scale: is silent on the ends of a scale', async () => {
  expect(
    await findingsOf(scoresOffScale, { surveys: [answer('nps', 0), answer('nps', 10), answer('csat', 5, 1, 5)] }, cut),
  ).toEqual([])
})
