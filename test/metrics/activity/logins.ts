import type { RawRow } from '../../model/facts.js'

/** Logins at nine o'clock of one user (null: the export names none) of a customer, one for each day. */
export function logins(
  customer_id: string,
  user_id: string | null,
  days: readonly string[],
  rest: RawRow = {},
): RawRow[] {
  return days.map((day) => ({ customer_id, user_id, logged_in_at: `${day} 09:00:00`, ...rest }))
}

/** February 2024 as a window: 29 days, 21 of them Mondays to Fridays. */
export const february = { as_of: '2024-02-29' }
