import { activeCustomerRate } from './activity/active-customer-rate.js'
import { stickinessRatio } from './activity/stickiness-ratio.js'
import { churnRate } from './churn/churn-rate.js'
import type { AnyMetric } from './metric.js'
import { grossRevenueRetention } from './retention/gross-revenue-retention.js'
import { logoRetention } from './retention/logo-retention.js'
import { netRevenueRetention } from './retention/net-revenue-retention.js'
import { registeredRetentionRate } from './retention/registered-retention-rate.js'
import { annualRecurringRevenue } from './revenue/annual-recurring-revenue.js'
import { averageRevenuePerCustomer } from './revenue/average-revenue-per-customer.js'
import { monthlyRecurringRevenue } from './revenue/monthly-recurring-revenue.js'
import { quickRatio } from './revenue/quick-ratio.js'
import { recurringRevenueBridge } from './revenue/recurring-revenue-bridge.js'
import { customerSatisfaction } from './satisfaction/customer-satisfaction.js'
import { netPromoterScore } from './satisfaction/net-promoter-score.js'
import { averageCustomerRevenue } from './value/average-customer-revenue.js'

/** Every metric, in the order of the report. */
export const metrics: readonly AnyMetric[] = [
  logoRetention,
  netRevenueRetention,
  grossRevenueRetention,
  registeredRetentionRate,
  churnRate,
  monthlyRecurringRevenue,
  annualRecurringRevenue,
  recurringRevenueBridge,
  quickRatio,
  averageRevenuePerCustomer,
  averageCustomerRevenue,
  activeCustomerRate,
  stickinessRatio,
  customerSatisfaction,
  netPromoterScore,
]
