import { sql } from '../engine/sql.js'

/**
 * Months of the period [started_on, ended_on) of a row. From a day to the same day of a later month, or from or to the last
 * day of a shorter one (31 January to 28 February, 28 February to 31 March), counts whole months; any other period days ÷ (365.25 ÷ 12).
 */
export const monthCount = sql`CASE
    WHEN started_on + to_months(CAST(datediff('month', started_on, ended_on) AS INTEGER)) = ended_on
      OR ended_on - to_months(CAST(datediff('month', started_on, ended_on) AS INTEGER)) = started_on
      THEN datediff('month', started_on, ended_on)
    ELSE (ended_on - started_on) / (365.25 / 12) END`
