import { activeCustomerRate } from './activity/active-customer-rate.js'
import { stickinessRatio } from './activity/stickiness-ratio.js'
import { brandSwitching } from './churn/brand-switching.js'
import { churnRate } from './churn/churn-rate.js'
import { churnReasons } from './churn/churn-reasons.js'
import { churnedCustomers } from './churn/churned-customers.js'
import { involuntaryChurn } from './churn/involuntary-churn.js'
import { lossesByCompetitor } from './churn/losses-by-competitor.js'
import { reactivationRate } from './churn/reactivation-rate.js'
import { revenueChurn } from './churn/revenue-churn.js'
import { silentCustomers } from './churn/silent-customers.js'
import type { AnyMetric } from './metric.js'
import { cohortRetention } from './retention/cohort-retention.js'
import { customerRetentionRate } from './retention/customer-retention-rate.js'
import { grossRevenueRetention } from './retention/gross-revenue-retention.js'
import { logoRetention } from './retention/logo-retention.js'
import { netRevenueRetention } from './retention/net-revenue-retention.js'
import { registeredRetentionRate } from './retention/registered-retention-rate.js'
import { renewalRate } from './retention/renewal-rate.js'
import { renewalSchedule } from './retention/renewal-schedule.js'
import { annualRecurringRevenue } from './revenue/annual-recurring-revenue.js'
import { averageRevenuePerCustomer } from './revenue/average-revenue-per-customer.js'
import { downgradeRate } from './revenue/downgrade-rate.js'
import { expansionConcentration } from './revenue/expansion-concentration.js'
import { lossOfTopCustomers } from './revenue/loss-of-top-customers.js'
import { monthlyRecurringRevenue } from './revenue/monthly-recurring-revenue.js'
import { planMovement } from './revenue/plan-movement.js'
import { priceVolumeProduct } from './revenue/price-volume-product.js'
import { quickRatio } from './revenue/quick-ratio.js'
import { recurringRevenueBridge } from './revenue/recurring-revenue-bridge.js'
import { revenueConcentration } from './revenue/revenue-concentration.js'
import { topCustomerPersistence } from './revenue/top-customer-persistence.js'
import { upgradeRate } from './revenue/upgrade-rate.js'
import { upgradeReasons } from './revenue/upgrade-reasons.js'
import { customerSatisfaction } from './satisfaction/customer-satisfaction.js'
import { netPromoterScore } from './satisfaction/net-promoter-score.js'
import { averageCustomerRevenue } from './value/average-customer-revenue.js'

/** Every metric, in the order of the report. */
export const metrics: readonly AnyMetric[] = [
  customerRetentionRate,
  logoRetention,
  netRevenueRetention,
  grossRevenueRetention,
  registeredRetentionRate,
  renewalRate,
  renewalSchedule,
  cohortRetention,
  churnRate,
  revenueChurn,
  churnReasons,
  involuntaryChurn,
  brandSwitching,
  lossesByCompetitor,
  reactivationRate,
  churnedCustomers,
  silentCustomers,
  monthlyRecurringRevenue,
  annualRecurringRevenue,
  recurringRevenueBridge,
  priceVolumeProduct,
  expansionConcentration,
  quickRatio,
  averageRevenuePerCustomer,
  upgradeRate,
  upgradeReasons,
  downgradeRate,
  planMovement,
  revenueConcentration,
  lossOfTopCustomers,
  topCustomerPersistence,
  averageCustomerRevenue,
  activeCustomerRate,
  stickinessRatio,
  customerSatisfaction,
  netPromoterScore,
]
