/** How one file writes the values of a column, where that is not the default: settled over all of its rows, or by limpet.yaml. */
export interface ValueForm {
  /** The order of `3/4/2024`; without it such dates are refused. */
  readonly dates?: 'day-first' | 'month-first'
  /** The decimal mark is a comma, and points or blanks stand between groups of three. */
  readonly decimals?: 'comma'
  /** What every value must be multiplied by, as the unit in its header says. */
  readonly factor?: number
}
