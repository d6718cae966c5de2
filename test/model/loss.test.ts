import { afterEach, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import { baseChange } from '../../src/model/base-change.js'
import { loss } from '../../src/model/loss.js'
import { lossTotal } from '../../src/model/loss-total.js'
import { leavers, yearEnd } from '../metrics/churn/leavers.js'
import { factsOf } from './facts.js'

let engine: Engine
afterEach(() => engine.close())

it('has the losses that the change of the base counts, and no other', async () => {
  engine = await factsOf(leavers, yearEnd)
  const [change] = await engine.read(sql`SELECT lost, joined_and_left FROM ${baseChange}`)
  const kinds = await engine.read(sql`SELECT kind, count(*) AS customers FROM ${loss} GROUP BY kind ORDER BY kind`)
  expect(change).toEqual({ lost: 3, joined_and_left: 1 })
  expect(kinds).toEqual([
    { kind: 'joined-and-left', customers: 1 },
    { kind: 'left-at-start', customers: 3 },
    { kind: 'returned-and-left', customers: 1 },
  ])
  expect(engine.violations).toEqual([])
})

it('sums them up: 5 of 11 that could be lost, 4 with a reason, 520 a month, 170 of it to competitors', async () => {
  engine = await factsOf(leavers, yearEnd)
  expect(await engine.read(sql`SELECT * FROM ${lossTotal}`)).toEqual([
    {
      base: 11,
      lost: 5,
      start_unknown: 3,
      stated: 4,
      switched: 2,
      is_addable: true,
      recurring: 520,
      switched_recurring: 170,
    },
  ])
  expect(engine.violations).toEqual([])
})
