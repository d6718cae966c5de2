import { describe, expect, it } from 'vitest'
import { concordance } from '../../src/stats/concordance.js'
import { coxRegression } from '../../src/stats/cox.js'
import { gradient } from '../../src/stats/gradient.js'
import { partialLikelihood } from '../../src/stats/partial-likelihood.js'
import { randomIntegers } from '../../src/stats/random.js'
import { referenceData } from '../reference/folder.js'
import { groupedChanges, type Life, table } from './lives.js'

const uniform = (random: () => number) => (random() + 0.5) / 2 ** 32
const planted = [0.8, -0.5]

/** Lives with hazard 2 t e^{0.8 a − 0.5 b}, a of 0 or 1 and b uniform, late entry, and times of two digits so that they tie. */
function sample(seed: number, n: number) {
  const random = randomIntegers(seed)
  const rows: Life[] = []
  const covariates: number[][] = []
  while (rows.length < n) {
    const x = [random() % 2, 2 * uniform(random)]
    const score = x.reduce((sum, value, k) => sum + value * (planted[k] ?? 0), 0)
    const life = Math.ceil(100 * Math.sqrt(-Math.log(uniform(random)) / Math.exp(score)))
    const [entry, until] = [Math.floor(50 * uniform(random)), 20 + Math.floor(150 * uniform(random))]
    if (Math.min(life, until) <= entry) continue
    rows.push([entry, Math.min(life, until), life <= until])
    covariates.push(x)
  }
  return { changes: groupedChanges(rows), covariates }
}

describe('partialLikelihood', () => {
  it('Efron by hand: lost together at 1 with hazards 2 and 1 of three, at β = ln 2', () => {
    // log(2 × 1) − log(4) − log(4 − 3/2): both lost are at risk at first, half of their sum 3 at the second draw.
    const rows: Life[] = [
      [0, 1, true],
      [0, 1, true],
      [0, 2, false],
    ]
    const { value } = partialLikelihood(groupedChanges(rows), [[1], [0], [0]], [Math.log(2)])
    expect(value).toBeCloseTo(Math.log(2) - Math.log(4) - Math.log(2.5), 12)
  })

  it('has the gradient and the information that differences give', () => {
    const { changes, covariates } = sample(7, 60)
    const at = [0.3, 0.2]
    const of = (point: readonly number[]) => partialLikelihood(changes, covariates, point)
    const here = of(at)
    const differences = gradient((point) => of(point).value, at)
    const curvature = at.map((_, k) => gradient((point) => -(of(point).gradient[k] ?? 0), at))
    for (const k of at.keys()) {
      expect(here.gradient[k]).toBeCloseTo(differences[k] ?? 0, 6)
      for (const j of at.keys()) expect(here.information[k]?.[j]).toBeCloseTo(curvature[k]?.[j] ?? 0, 6)
    }
  })
})

describe('coxRegression', () => {
  it('counts lives of the same covariates together', () => {
    const { changes, covariates } = sample(3, 80)
    const halves = covariates.map(([a = 0]) => a)
    const one = coxRegression(
      changes,
      halves.map((a) => [a]),
    )
    const other = coxRegression({ ...changes, group: Array.from(changes.group, (index) => halves[index] ?? 0) }, [
      [0],
      [1],
    ])
    expect(other?.coefficients[0]).toBeCloseTo(one?.coefficients[0] ?? 0, 9)
    expect(other?.standardErrors[0]).toBeCloseTo(one?.standardErrors[0] ?? 0, 9)
  })

  it('finds no maximum where a group loses nobody, or covariates repeat each other', () => {
    const rows: Life[] = [
      [0, 1, true],
      [0, 2, true],
      [0, 3, false],
      [0, 3, false],
    ]
    expect(coxRegression(groupedChanges(rows), [[0], [0], [1], [1]])).toBeUndefined()
    const { changes, covariates } = sample(3, 40)
    expect(
      coxRegression(
        changes,
        covariates.map(([a = 0]) => [a, 2 * a]),
      ),
    ).toBeUndefined()
  })

  it('over 200 seeds: the planted coefficients lie within their standard errors as often as they should', () => {
    const scores = Array.from({ length: 200 }, (_, seed) => {
      const { changes, covariates } = sample(seed + 1, 150)
      const fit = coxRegression(changes, covariates)
      return planted.map(
        (value, k) => ((fit?.coefficients[k] ?? Number.NaN) - value) / (fit?.standardErrors[k] ?? Number.NaN),
      )
    })
    for (const k of planted.keys()) {
      const values = scores.map((row) => row[k] ?? Number.NaN)
      const mean = values.reduce((sum, value) => sum + value, 0) / 200
      // The mean of 200 standard normal values has a standard error of 0.07; three of them, and the known small-sample bias.
      expect(Math.abs(mean)).toBeLessThan(0.25)
      expect(values.filter((value) => Math.abs(value) < 1.96).length / 200).toBeGreaterThan(0.95 - 0.046)
      expect(values.filter((value) => Math.abs(value) < 1).length / 200).toBeGreaterThan(0.683 - 0.1)
      expect(values.filter((value) => Math.abs(value) < 1).length / 200).toBeLessThan(0.683 + 0.1)
    }
  })
})

describe('concordance', () => {
  it('three pairs: lost at 1, lost at 2, kept; one right, one wrong, one equal make a half', () => {
    const rows: Life[] = [
      [0, 1, true],
      [0, 2, true],
      [0, 3, false],
    ]
    expect(concordance(groupedChanges(rows), [2, 3, 2])).toBeCloseTo((0 + 0.5 + 1) / 3, 12)
    expect(concordance(groupedChanges(rows.slice(2)), [1])).toBeNaN()
  })
})

const published = referenceData('lifelines')
describe.skipIf(published.isMissing)('Cox on Rossi', () => {
  const names = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio']
  const coefficients = [-0.379422, -0.057438, 0.3139, -0.149796, -0.433704, -0.084871, 0.091497]

  it('coefficients to six digits, LL −658.747659, concordance .640329', () => {
    const rows = table(published.folder, 'rossi.csv')
    const changes = groupedChanges(rows.map((row): Life => [0, Number(row['week']), row['arrest'] === '1']))
    const covariates = rows.map((row) => names.map((name) => Number(row[name])))
    const fit = coxRegression(changes, covariates)
    for (const [k, value] of coefficients.entries()) expect(fit?.coefficients[k], names[k]).toBeCloseTo(value, 6)
    expect(fit?.logLikelihood).toBeCloseTo(-658.747659, 6)
    const scores = covariates.map((x) => x.reduce((sum, value, k) => sum + value * (fit?.coefficients[k] ?? 0), 0))
    expect(concordance(changes, scores)).toBeCloseTo(0.640329, 6)
  })
})
