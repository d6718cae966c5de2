import type { Sql } from '../../engine/sql.js'

/**
 * How the text of a cell is read as one type. `value` is the typed value, or NULL; `failure` is the reason why a cell that
 * is neither empty nor readable was refused, and is looked at for those cells only.
 */
export interface Conversion {
  readonly value: Sql
  readonly failure: Sql
}
