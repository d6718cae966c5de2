/** The different values of a column, and for each row the place of its value among them: work per value instead of per row. */
export interface Levels {
  readonly values: Float64Array
  readonly at: Int32Array
}

/** The levels of a column, in the order in which they first appear. */
export function levelsOf(column: ArrayLike<number>): Levels {
  const places = new Map<number, number>()
  const at = Int32Array.from(column, (value) => {
    const place = places.get(value) ?? places.size
    places.set(value, place)
    return place
  })
  return { values: Float64Array.from(places.keys()), at }
}

/** The weight of the rows at each level. */
export function weightOf({ values, at }: Levels, weight: ArrayLike<number>): Float64Array {
  const total = new Float64Array(values.length)
  at.forEach((place, row) => {
    total[place] = (total[place] ?? 0) + (weight[row] ?? 0)
  })
  return total
}
