import type { ColumnType } from './dataset.js'
import { unitOf } from './headers.js'

/** Words beside a unit of money that don't change it. */
const BESIDE = /单位[:：]?|人民币|rmb|cny|usd|eur|gbp|hkd|美元|港元|\s/g
const money: readonly (readonly [RegExp, number])[] = [
  [/^(分|cents?|pence|pennies)$/, 0.01],
  [/^角$/, 0.1],
  [/^(千|千元|k|thousands?|'?000s?)$/, 1000],
  [/^(万|萬|万元)$/, 10_000],
  [/^(百万|百万元|m|mn|millions?)$/, 1_000_000],
  [/^(亿|億|亿元)$/, 100_000_000],
]
const seconds: readonly (readonly [RegExp, number])[] = [
  [/^(ms|msec|milliseconds?|毫秒)$/, 0.001],
  [/^(s|secs?|seconds?|秒)$/, 1],
  [/^(mins?|minutes?|分|分钟)$/, 60],
  [/^(h|hrs?|hours?|时|小时)$/, 3600],
]
/** Units that would make a value another number. */
const scales = [...money, ...seconds.filter(([, factor]) => factor !== 1), [/^%$/, 0.01] as const]

/**
 * What the unit in a header multiplies its values by: 1 where there is none or it is the plain one; null where the unit would
 * make another number of a value and the column is not measured in it.
 */
export function unitFactor(type: ColumnType, column: string, header: string): number | null {
  if (type !== 'money' && type !== 'number') return 1
  const found = unitsOf(type, column).find(([pattern]) => pattern.test(unitIn(header)))
  if (found !== undefined) return found[1]
  return scales.some(([pattern]) => pattern.test(unitIn(header))) ? null : 1
}

/** Whether a header names a unit that the column is measured in. */
export function hasUnit(type: ColumnType, column: string, header: string): boolean {
  return unitsOf(type, column).some(([pattern]) => pattern.test(unitIn(header)))
}

/** What a unit of money multiplies by, 1 for the plain one; null where it is none. */
export function moneyFactor(unit: string): number | null {
  const bare = unit.toLowerCase().replace(BESIDE, '')
  return /^[元圆]$/.test(bare) ? 1 : (money.find(([pattern]) => pattern.test(bare))?.[1] ?? null)
}

/** Whether the header of an amount says itself what it is measured in. */
export function saysUnit(header: string): boolean {
  return moneyFactor(unitIn(header)) !== null
}

function unitsOf(type: ColumnType, column: string): typeof money {
  return type === 'money' ? money : column === 'duration_seconds' ? seconds : []
}

function unitIn(header: string): string {
  return (unitOf(header) ?? '').replace(BESIDE, '')
}
