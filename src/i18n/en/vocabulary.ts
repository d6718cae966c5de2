/** The questions that the metrics answer, in the order of the report. */
export const groups = {
  retention: 'Retention',
  churn: 'Churn',
  revenue: 'Revenue and upgrades',
  value: 'Customer lifetime value',
  activity: 'Activity',
  satisfaction: 'Satisfaction',
  health: 'Health and portrait',
}

/** How a number is read; those units that need a word after the number. */
export const units = { days: 'days', months: 'months', minutes: 'minutes' }

/** How an interval was reckoned. */
export const methods = {
  delong: 'DeLong, clustered by customer',
  hedges: 'Hedges’ g',
  wilson: 'Wilson score',
  'wilson-clustered': 'Wilson score, customers as clusters',
  likelihood: 'likelihood, delta method',
  clustered: 'Student’s t, customers as clusters',
  'log-log': 'log-log, Greenwood',
  'net-promoter-variance': 'variance of the net promoter score',
  'order-statistics': 'order statistics',
  'order-statistics-clustered': 'order statistics, customers as clusters',
  'ratio-bootstrap': 'seeded bootstrap (BCa) of a ratio of sums',
  student: 'Student’s t',
  newcombe: 'Newcombe hybrid score',
}

export const datasets = {
  customers: 'customers',
  payments: 'payments',
  logins: 'logins',
  surveys: 'surveys',
  subscriptions: 'subscriptions',
  rates: 'exchange rates',
}

export const severities = { error: 'Error', warning: 'Warning', info: 'Remark' }

/** Every switch of limpet.yaml that decides a contestable question. */
export const policies = {
  as_of: 'Last day that counts',
  timezone: 'Time zone of days',
  currency: 'Currency',
  recurring_basis: 'Basis of recurring revenue',
  grace_days: 'Days of grace before a customer counts as lost',
  active_days: 'Days of the window of active use',
  seed: 'Seed of everything random',
  test_accounts: 'Test and internal accounts',
  month_end_dates: 'End dates that fall on a month-end',
  health_thresholds: 'Cut points of the health score',
  consultation_sign: 'What consultation says in the health score',
}
