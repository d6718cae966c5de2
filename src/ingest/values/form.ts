/** How one file writes the values of a column, where that is not the default: settled over all of its rows, or by limpet.yaml. */
export interface ValueForm {
  /** The order of `3/4/2024`; without it such dates are refused. */
  readonly dates?: 'day-first' | 'month-first'
  /** limpet.yaml tells the order: then the last part may be a year of two digits, which else may be any part. */
  readonly hasShortYears?: true
  /** The decimal mark is a comma, and points or blanks stand between groups of three. */
  readonly decimals?: 'comma'
  /** The time zone into which times with an offset, and Unix times, are put; UTC where none is named. */
  readonly zone?: string
  /** What every value must be multiplied by, as the unit in its header says. */
  readonly factor?: number
}
