import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Engine } from '../../src/engine/engine.js'
import { sql } from '../../src/engine/sql.js'
import type { Exhibit, Interval, Result } from '../../src/metrics/answer.js'
import type { Report } from '../../src/run/report.js'
import { run } from '../../src/run/run.js'
import { type Files, room } from '../ingest/room.js'
import type { RawRow } from '../model/facts.js'
import { type Company, company } from './generated.js'
import { csv } from './room.js'

/** One company for each basis, for every variation is a whole report. The seed is fixed, so that a failure comes again. */
const companies = [true, false].map((isSubscribed) => ({
  basis: isSubscribed ? 'subscriptions' : 'payments',
  tables: fc.sample(company(isSubscribed), { numRuns: 1, seed: 11 })[0] ?? {},
}))

async function measuredOn(directory: string): Promise<Report> {
  return run({ directory, policies: { as_of: '2024-12-31' }, version: 'test' })
}
function files(tables: Company): Files {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, csv(rows)]))
}
function each(tables: Company, change: (rows: readonly RawRow[]) => readonly RawRow[]): Company {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, change(rows)]))
}
/** What must not depend on the form of the files: every number, and the findings of the checks. */
function said({ asOf, currency, metrics, findings }: Report) {
  return { asOf, currency, metrics, findings }
}

describe.each(companies)('a company measured by its $basis', ({ tables }) => {
  let report: Report

  it('has numbers to lose', async () => {
    report = await measuredOn(room(files(tables)))
    const known = Object.values(report.metrics).filter(({ status }) => status === 'known')
    expect(known.length).toBeGreaterThan(6)
  })

  it('depends on no order, of rows or of columns', async () => {
    const turned = each(tables, (rows) =>
      rows.map((row) => Object.fromEntries(Object.entries(row).toReversed())).toReversed(),
    )
    expect(said(await measuredOn(room(files(turned))))).toEqual(said(report))
  })

  it('may come in one file for each dataset or in two', async () => {
    const halves = Object.entries(tables).flatMap(([name, rows]) => {
      const middle = Math.ceil(rows.length / 2)
      return [
        [`${name}-1.csv`, csv(rows.slice(0, middle))],
        [`${name}-2.csv`, csv(rows.slice(middle), Object.keys(rows[0] ?? {}))],
      ]
    })
    expect(said(await measuredOn(room(Object.fromEntries(halves))))).toEqual(said(report))
  })

  it('may come as CSV or as Parquet', async () => {
    const [written, directory] = [room(files(tables)), room({})]
    const engine = await Engine.open({ directories: [written, directory] })
    for (const name of Object.keys(tables)) {
      const [from, to] = [join(written, `${name}.csv`), join(directory, `${name}.parquet`)]
      await engine.run(sql`COPY (SELECT * FROM read_csv(${from}, header = true)) TO ${to} (FORMAT parquet)`)
    }
    engine.close()
    expect(said(await measuredOn(directory))).toEqual(said(report))
  })

  it('with ten times the money has ten times every sum of money, and the same of everything else', async () => {
    const dear = each(tables, (rows) =>
      rows.map((row) => ('amount' in row ? { ...row, amount: Number(row['amount']) * 10 } : row)),
    )
    const tenfold = await measuredOn(room(files(dear)))
    expect(rounded(tenfold.metrics, 1)).toEqual(rounded(report.metrics, 10))
  })

  it('is moved by rows after the cut in nothing but the finding that counts them', async () => {
    const later = await measuredOn(room(files(each(tables, (rows) => [...rows, ...rows.flatMap(afterCut)]))))
    expect(later.metrics).toEqual(report.metrics)
    expect(later.findings.filter(({ code }) => code !== 'facts-after-cut')).toEqual(report.findings)
    expect(later.findings.map(({ code }) => code)).toContain('facts-after-cut')
  })
})

/** Every payment, login, start and answer once more, in the months after the cut, by the same customer and by a new one. */
function afterCut(row: RawRow): RawRow[] {
  const moved = Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? cell.replace(/^20\d\d-/, '2025-').replace(/^p/, 'later-p') : cell,
    ]),
  )
  if (!('paid_on' in row || 'logged_in_at' in row || 'started_on' in row || 'answered_on' in row)) return []
  const open = 'ended_on' in row ? { ...moved, ended_on: null } : moved
  return [open, { ...open, customer_id: `new-${row['customer_id']}` }].map((again, k) =>
    'payment_id' in again ? { ...again, payment_id: `${again['payment_id']}-${k}` } : again,
  )
}

/** The results with money times a factor, every number to ten digits: sums in another order differ in the last ones. */
function rounded(results: Readonly<Record<string, Result>>, factor: number): unknown {
  const times = (value: number | null, unit: string) =>
    value === null ? null : Number((value * (unit === 'money' ? factor : 1)).toPrecision(10))
  const within = (interval: Interval | undefined, unit: string) =>
    interval && { ...interval, low: times(interval.low, unit), high: times(interval.high, unit) }
  const cells = ({ columns, rows }: Exhibit) =>
    rows.map((row) =>
      columns.map(({ key, unit }) => {
        const cell = row[key] ?? null
        return typeof cell === 'number' ? times(cell, unit) : cell
      }),
    )
  return Object.entries(results).map(([id, result]) =>
    result.status === 'unknown'
      ? { id, ...result }
      : {
          id,
          n: result.n,
          value: times(result.value, result.unit),
          interval: within(result.interval, result.unit),
          variants: result.variants.map((one) => ({
            ...one,
            value: times(one.value, one.unit),
            interval: within(one.interval, one.unit),
          })),
          exhibits: result.exhibits.map((exhibit) => [exhibit.id, cells(exhibit)]),
          notes: result.notes.map(({ code }) => code),
        },
  )
}
