import { defineSource } from './table.js'

/**
 * The switches that decide contestable questions, one row, filled by the run: as_of DATE or NULL, currency, recurring_basis,
 * grace_days INTEGER or NULL, active_days, month_end_dates; use_cuts, consultation_cuts and timeliness_cuts, each nine rising
 * numbers or NULL, and consultation_sign. NULL and 'auto' mean: decide by the data.
 */
export const policies = defineSource('policies')
