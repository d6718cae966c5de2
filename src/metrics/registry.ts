import { activeCustomerRate } from './activity/active-customer-rate.js'
import { activeDays } from './activity/active-days.js'
import { dailyActive } from './activity/daily-active.js'
import { featureBreadth } from './activity/feature-breadth.js'
import { loginFrequency } from './activity/login-frequency.js'
import { monthlyActive } from './activity/monthly-active.js'
import { operationFrequency } from './activity/operation-frequency.js'
import { seatUtilisation } from './activity/seat-utilisation.js'
import { sessionDuration } from './activity/session-duration.js'
import { stickinessRatio } from './activity/stickiness-ratio.js'
import { usageLifecycle } from './activity/usage-lifecycle.js'
import { usageRetention } from './activity/usage-retention.js'
import { usageTrend } from './activity/usage-trend.js'
import { weeklyActive } from './activity/weekly-active.js'
import { brandSwitching } from './churn/brand-switching.js'
import { churnEarlyWarning } from './churn/churn-early-warning.js'
import { churnPrecursors } from './churn/churn-precursors.js'
import { churnRate } from './churn/churn-rate.js'
import { churnReasons } from './churn/churn-reasons.js'
import { churnedCustomers } from './churn/churned-customers.js'
import { involuntaryChurn } from './churn/involuntary-churn.js'
import { lossesByCompetitor } from './churn/losses-by-competitor.js'
import { reactivationRate } from './churn/reactivation-rate.js'
import { revenueChurn } from './churn/revenue-churn.js'
import { silentCustomers } from './churn/silent-customers.js'
import { customerPortraits } from './health/customer-portraits.js'
import { customerSegments } from './health/customer-segments.js'
import { customerValueMatrix } from './health/customer-value-matrix.js'
import { healthScore } from './health/health-score.js'
import { healthScoreValidity } from './health/health-score-validity.js'
import { lifecycleStage } from './health/lifecycle-stage.js'
import { loyaltyProgramme } from './health/loyalty-programme.js'
import type { AnyMetric } from './metric.js'
import { activationRate } from './retention/activation-rate.js'
import { cohortRetention } from './retention/cohort-retention.js'
import { customerRetentionRate } from './retention/customer-retention-rate.js'
import { customerSuccessRate } from './retention/customer-success-rate.js'
import { customerSurvival } from './retention/customer-survival.js'
import { customerTenure } from './retention/customer-tenure.js'
import { grossRevenueRetention } from './retention/gross-revenue-retention.js'
import { logoRetention } from './retention/logo-retention.js'
import { netRevenueRetention } from './retention/net-revenue-retention.js'
import { registeredRetentionRate } from './retention/registered-retention-rate.js'
import { renewalRate } from './retention/renewal-rate.js'
import { renewalSchedule } from './retention/renewal-schedule.js'
import { repurchaseRate } from './retention/repurchase-rate.js'
import { retentionDrivers } from './retention/retention-drivers.js'
import { retentionReasons } from './retention/retention-reasons.js'
import { timeToFirstUse } from './retention/time-to-first-use.js'
import { trialConversion } from './retention/trial-conversion.js'
import { annualRecurringRevenue } from './revenue/annual-recurring-revenue.js'
import { averagePurchaseValue } from './revenue/average-purchase-value.js'
import { averageRevenuePerCustomer } from './revenue/average-revenue-per-customer.js'
import { downgradeRate } from './revenue/downgrade-rate.js'
import { existingCustomerRevenueShare } from './revenue/existing-customer-revenue-share.js'
import { expansionConcentration } from './revenue/expansion-concentration.js'
import { lossOfTopCustomers } from './revenue/loss-of-top-customers.js'
import { monthlyRecurringRevenue } from './revenue/monthly-recurring-revenue.js'
import { paymentTimeliness } from './revenue/payment-timeliness.js'
import { planMovement } from './revenue/plan-movement.js'
import { priceVolumeProduct } from './revenue/price-volume-product.js'
import { productAffinity } from './revenue/product-affinity.js'
import { productMix } from './revenue/product-mix.js'
import { purchaseFrequency } from './revenue/purchase-frequency.js'
import { quickRatio } from './revenue/quick-ratio.js'
import { recurringRevenueBridge } from './revenue/recurring-revenue-bridge.js'
import { recurringRevenueQuality } from './revenue/recurring-revenue-quality.js'
import { revenueConcentration } from './revenue/revenue-concentration.js'
import { topCustomerPersistence } from './revenue/top-customer-persistence.js'
import { upgradeRate } from './revenue/upgrade-rate.js'
import { upgradeReasons } from './revenue/upgrade-reasons.js'
import { valueAddedRevenue } from './revenue/value-added-revenue.js'
import { customerEffortScore } from './satisfaction/customer-effort-score.js'
import { customerSatisfaction } from './satisfaction/customer-satisfaction.js'
import { demandPriorities } from './satisfaction/demand-priorities.js'
import { feedbackGiverValue } from './satisfaction/feedback-giver-value.js'
import { netPromoterGroups } from './satisfaction/net-promoter-groups.js'
import { netPromoterScore } from './satisfaction/net-promoter-score.js'
import { satisfactionByDimension } from './satisfaction/satisfaction-by-dimension.js'
import { satisfactionChurnLink } from './satisfaction/satisfaction-churn-link.js'
import { satisfactionTrend } from './satisfaction/satisfaction-trend.js'
import { surveyCrossTable } from './satisfaction/survey-cross-table.js'
import { surveyRepresentativeness } from './satisfaction/survey-representativeness.js'
import { surveyResponseRate } from './satisfaction/survey-response-rate.js'
import { acquisitionToRetentionCost } from './value/acquisition-to-retention-cost.js'
import { averageCustomerRevenue } from './value/average-customer-revenue.js'
import { averageLifetimeValue } from './value/average-lifetime-value.js'
import { churnReductionValue } from './value/churn-reduction-value.js'
import { highValueCustomers } from './value/high-value-customers.js'
import { lifetimeValueChurn } from './value/lifetime-value-churn.js'
import { lifetimeValueFormula } from './value/lifetime-value-formula.js'
import { lifetimeValueNet } from './value/lifetime-value-net.js'
import { lifetimeValueToAcquisitionCost } from './value/lifetime-value-to-acquisition-cost.js'
import { nextPurchaseForecast } from './value/next-purchase-forecast.js'
import { predictedLifetimeValue } from './value/predicted-lifetime-value.js'
import { residualBaseValue } from './value/residual-base-value.js'

/** Every metric, in the order of the report. */
export const metrics: readonly AnyMetric[] = [
  customerRetentionRate,
  logoRetention,
  netRevenueRetention,
  grossRevenueRetention,
  registeredRetentionRate,
  renewalRate,
  renewalSchedule,
  repurchaseRate,
  cohortRetention,
  customerSurvival,
  customerTenure,
  retentionDrivers,
  retentionReasons,
  activationRate,
  timeToFirstUse,
  trialConversion,
  customerSuccessRate,
  churnRate,
  revenueChurn,
  churnReasons,
  involuntaryChurn,
  brandSwitching,
  lossesByCompetitor,
  reactivationRate,
  churnedCustomers,
  silentCustomers,
  churnEarlyWarning,
  churnPrecursors,
  monthlyRecurringRevenue,
  annualRecurringRevenue,
  recurringRevenueBridge,
  recurringRevenueQuality,
  priceVolumeProduct,
  expansionConcentration,
  quickRatio,
  averageRevenuePerCustomer,
  existingCustomerRevenueShare,
  productMix,
  productAffinity,
  upgradeRate,
  upgradeReasons,
  downgradeRate,
  planMovement,
  valueAddedRevenue,
  purchaseFrequency,
  averagePurchaseValue,
  paymentTimeliness,
  revenueConcentration,
  lossOfTopCustomers,
  topCustomerPersistence,
  averageCustomerRevenue,
  lifetimeValueFormula,
  lifetimeValueNet,
  averageLifetimeValue,
  lifetimeValueChurn,
  churnReductionValue,
  predictedLifetimeValue,
  residualBaseValue,
  nextPurchaseForecast,
  lifetimeValueToAcquisitionCost,
  acquisitionToRetentionCost,
  highValueCustomers,
  activeCustomerRate,
  dailyActive,
  weeklyActive,
  monthlyActive,
  stickinessRatio,
  loginFrequency,
  sessionDuration,
  operationFrequency,
  featureBreadth,
  activeDays,
  usageTrend,
  seatUtilisation,
  usageLifecycle,
  usageRetention,
  customerSatisfaction,
  satisfactionTrend,
  satisfactionByDimension,
  netPromoterScore,
  netPromoterGroups,
  surveyResponseRate,
  surveyRepresentativeness,
  feedbackGiverValue,
  surveyCrossTable,
  satisfactionChurnLink,
  customerEffortScore,
  demandPriorities,
  healthScore,
  healthScoreValidity,
  lifecycleStage,
  customerSegments,
  customerPortraits,
  customerValueMatrix,
  loyaltyProgramme,
]
