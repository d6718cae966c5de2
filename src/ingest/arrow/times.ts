const SECONDS_PER_DAY = 86_400
const MILLISECONDS_PER_DAY = SECONDS_PER_DAY * 1000

/** A day as `YYYY-MM-DD`, from days since 1970. */
export function dayText(days: number): string {
  const date = new Date(days * MILLISECONDS_PER_DAY)
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, -14)
}

/** An instant as `YYYY-MM-DD HH:MM:SS[.fraction]`, from parts of a second since 1970, in UTC or as its clock stood. */
export function instantText(value: bigint, perSecond: number): string {
  const [seconds, fraction] = divided(value, perSecond)
  const days = Math.floor(seconds / SECONDS_PER_DAY)
  return `${dayText(days)} ${clockText(seconds - days * SECONDS_PER_DAY)}${fractionText(fraction, perSecond)}`
}

/** A time of day as `HH:MM:SS[.fraction]`. */
export function timeText(value: bigint, perSecond: number): string {
  const [seconds, fraction] = divided(value, perSecond)
  return `${clockText(seconds)}${fractionText(fraction, perSecond)}`
}

/** A day stored in milliseconds, as `YYYY-MM-DD`; one that is no midnight keeps its time. */
export function millisecondDayText(value: bigint): string {
  return instantText(value, 1000).replace(/ 00:00:00$/, '')
}

/** Whole seconds and the parts beyond, which are never negative. */
function divided(value: bigint, perSecond: number): [number, number] {
  const parts = Number(value)
  if (Number.isSafeInteger(parts)) {
    const seconds = Math.floor(parts / perSecond)
    return [seconds, parts - seconds * perSecond]
  }
  const by = BigInt(perSecond)
  const rest = ((value % by) + by) % by
  return [Number((value - rest) / by), Number(rest)]
}

function clockText(seconds: number): string {
  const two = (part: number): string => (part < 10 ? `0${part}` : `${part}`)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function fractionText(fraction: number, perSecond: number): string {
  if (fraction === 0) return ''
  return `.${String(fraction + perSecond)
    .slice(1)
    .replace(/0+$/, '')}`
}
