import { listed } from './listed.js'

/** How long the period is that an amount pays for. A spelling that is not here is refused: guessing would scale the money. */
export const intervalWords = {
  month: listed(
    `monthly, months, mo, mth, 1 month, per month, every month, 月, 每月, 按月, 月付, 包月, 月度, 1个月, 一个月`,
  ),
  year: listed(`
    yearly, annual, annually, years, yr, 1 year, 12 months, 12 month, per year, 年, 每年, 按年, 年付, 包年, 年度,
    1年, 一年, 12个月
  `),
  quarter: listed(`quarterly, quarters, qtr, 3 months, 3 month, 季, 季度, 每季, 每季度, 按季, 季付, 3个月, 三个月`),
  'half-year': listed(`
    half year, half-yearly, semiannual, semi-annual, semi-annually, semiannually, biannual, 6 months, 6 month,
    半年, 每半年, 半年付, 半年度, 6个月, 六个月
  `),
  week: listed(`weekly, weeks, per week, 周, 每周, 按周`),
  day: listed(`daily, days, per day, 日, 天, 每日, 每天, 按日, 按天`),
} as const

/** Where a subscription stands. `non-renewing` still runs to its end; `incomplete` never started: its first payment failed. */
export const subscriptionStatusWords = {
  active: listed(
    `live, current, in force, open, 生效, 生效中, 已生效, 有效, 正常, 使用中, 服务中, 执行中, 履行中, 活跃`,
  ),
  trial: listed(`trialing, trialling, in_trial, on trial, 试用, 试用中, 试用期`),
  paused: listed(`on hold, suspended, 暂停, 已暂停, 冻结, 已冻结`),
  cancelled: listed(
    `canceled, churned, terminated, 取消, 已取消, 退订, 已退订, 终止, 已终止, 解约, 已解约, 流失, 已流失`,
  ),
  ended: listed(`expired, finished, completed, closed, 到期, 已到期, 过期, 已过期, 结束, 已结束, 已失效, 失效`),
  'past-due': listed(`past_due, unpaid, overdue, delinquent, 欠费, 已欠费, 逾期, 已逾期`),
  'non-renewing': listed(`non_renewing, not renewing, pending cancellation, pending cancel, 不再续费, 到期不续`),
  future: listed(`scheduled, upcoming, not started, 未生效, 待生效, 未开始`),
  incomplete: ['incomplete_expired', '未完成'],
} as const
