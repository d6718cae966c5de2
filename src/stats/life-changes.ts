import { ascendingOrder } from './ascending-order.js'

/** Lives as columns: at risk on (entry, exit], ended by the event (1) or only watched until then (0); `weight` of them alike. */
export interface Lives {
  readonly entry: ArrayLike<number>
  readonly exit: ArrayLike<number>
  readonly isEvent: ArrayLike<number>
  readonly weight: ArrayLike<number>
}

/**
 * All that survival analysis asks of lives, in rising order of time: how many came to be watched, how many left, and how many of
 * these by the event. A time may have several rows. Who leaves at a time is at risk at it, who enters at it is not yet.
 */
export interface LifeChanges {
  readonly time: ArrayLike<number>
  readonly entered: ArrayLike<number>
  readonly left: ArrayLike<number>
  readonly events: ArrayLike<number>
}

/** The changes of several groups in one: the group of each row, counted from 0. */
export interface GroupedChanges extends LifeChanges {
  readonly group: ArrayLike<number>
}

/** The row after the last one of the time at a row. */
export function momentEnd(time: ArrayLike<number>, first: number): number {
  let end = first + 1
  while (end < time.length && time[end] === time[first]) end++
  return end
}

/** Beyond so many units whole times are sorted instead of counted. */
const longestCounted = 2 ** 20

/** Lives as changes, one row per distinct time. Throws RangeError for a life that begins before 0 or does not last. */
export function changesOf(lives: Lives): LifeChanges {
  const columns = {
    entry: packed(lives.entry),
    exit: packed(lives.exit),
    isEvent: packed(lives.isEvent),
    weight: packed(lives.weight),
  }
  const { entry, exit } = columns
  let [last, isWhole] = [0, true]
  for (let index = 0; index < exit.length; index++) {
    const from = entry[index] ?? 0
    const to = exit[index] ?? 0
    if (!(from >= 0 && to > from)) throw new RangeError(`a life from ${from} to ${to}`)
    if (to > last) last = to
    if ((from | 0) !== from || (to | 0) !== to) isWhole = false
  }
  return isWhole && last < longestCounted ? counted(columns, last) : sorted(columns)
}

interface Columns {
  readonly entry: Float64Array
  readonly exit: Float64Array
  readonly isEvent: Float64Array
  readonly weight: Float64Array
}

function packed(column: ArrayLike<number>): Float64Array {
  return column instanceof Float64Array ? column : new Float64Array(column)
}

/** Ends stand in pairs, watched until then and lost: an index costs less than a branch that cannot be foretold. */
function counted({ entry, exit, isEvent, weight }: Columns, last: number): LifeChanges {
  const changes = emptyChanges(last + 1)
  const { time, entered, left, events } = changes
  const ends = new Float64Array(2 * last + 2)
  for (let index = 0; index < exit.length; index++) {
    const cases = weight[index] ?? 0
    const from = (entry[index] ?? 0) | 0
    const pair = 2 * ((exit[index] ?? 0) | 0) + ((isEvent[index] ?? 0) | 0)
    entered[from] = (entered[from] ?? 0) + cases
    ends[pair] = (ends[pair] ?? 0) + cases
  }
  let rows = 0
  for (let now = 0; now <= last; now++) {
    const [came, lost] = [entered[now] ?? 0, ends[2 * now + 1] ?? 0]
    const gone = lost + (ends[2 * now] ?? 0)
    if (came === 0 && gone === 0) continue
    time[rows] = now
    entered[rows] = came
    left[rows] = gone
    events[rows] = lost
    rows++
  }
  return firstRows(changes, rows)
}

function sorted({ entry, exit, isEvent, weight }: Columns): LifeChanges {
  const changes = emptyChanges(2 * exit.length)
  const { time, entered, left, events } = changes
  const [starts, ends] = [ascendingOrder(entry), ascendingOrder(exit)]
  let row = -1
  const at = (now: number): number => {
    if (row < 0 || time[row] !== now) time[++row] = now
    return row
  }
  let begun = 0
  for (const end of ends) {
    const to = exit[end] ?? 0
    for (
      let start = starts[begun] ?? 0;
      begun < starts.length && (entry[start] ?? 0) <= to;
      start = starts[begun] ?? 0
    ) {
      const place = at(entry[start] ?? 0)
      entered[place] = (entered[place] ?? 0) + (weight[start] ?? 0)
      begun++
    }
    const place = at(to)
    left[place] = (left[place] ?? 0) + (weight[end] ?? 0)
    if (isEvent[end] === 1) events[place] = (events[place] ?? 0) + (weight[end] ?? 0)
  }
  return firstRows(changes, row + 1)
}

type Rows = Readonly<Record<keyof LifeChanges, Float64Array>>

function emptyChanges(rows: number): Rows {
  const column = () => new Float64Array(rows)
  return { time: column(), entered: column(), left: column(), events: column() }
}

function firstRows({ time, entered, left, events }: Rows, rows: number): LifeChanges {
  const cut = (column: Float64Array) => column.subarray(0, rows)
  return { time: cut(time), entered: cut(entered), left: cut(left), events: cut(events) }
}
