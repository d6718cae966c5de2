/**
 * The few numbers by which a report opens, one to three to a group; all others are shown on demand. A group without any of them opens
 * with its first metric. Health opens with the stages of life: its score ranks customers against each other where it has no cut points.
 */
export const headlines: ReadonlySet<string> = new Set([
  'logo-retention',
  'net-revenue-retention',
  'gross-revenue-retention',
  'churn-rate',
  'annual-recurring-revenue',
  'recurring-revenue-bridge',
  'average-customer-revenue',
  'active-customer-rate',
  'stickiness-ratio',
  'customer-satisfaction',
  'net-promoter-score',
  'lifecycle-stage',
])
