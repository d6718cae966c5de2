import { expectedSpending } from '../../stats/gamma-gamma.js'
import { predictedVariance } from '../../stats/maximum-likelihood.js'
import type { Interval } from '../answer.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentTable } from '../segments.js'
import { backtestExhibits, backtestNotes, discountedYears, likelihoodInterval, sumOf } from './forecast.js'
import { basisNotes } from './forecast-basis.js'
import { type PurchaseModel, purchaseModel, purchaseNotes } from './purchase-model.js'
import { purchasesOf } from './purchase-process.js'
import { purchaseQueries } from './purchase-queries.js'
import { modelTable } from './purchase-rivals.js'
import {
  type Life,
  newLifetime,
  type RenewalModel,
  renewalFit,
  renewalModel,
  renewalNotes,
  renewalQueries,
} from './renewal-model.js'
import { livesBySegment, renewalSegments } from './renewal-segments.js'

type SegmentLives = ReturnType<typeof livesBySegment>
type Notes = ReturnType<typeof basisNotes>

/** 预测 CLV: what a customer won today is expected to pay over five years, discounted, by a model tried on past days first. */
export const predictedLifetimeValue = defineMetric({
  id: 'predicted-lifetime-value',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  alsoByPurchases: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Predicted lifetime value',
      definition:
        'What a customer won today is expected to pay within five years, discounted at 10 % a year. Where revenue recurs: the average recurring revenue of those that pay at the cut × the months that a shifted-beta-geometric model of monthly renewals expects, the first for certain. Where nothing recurs: purchases expected by the model (BG/NBD, MBG/NBD or Pareto/NBD) that came nearest on past days × money per purchase by the Gamma-Gamma model. Revenue, not margin; the model is first tried on past days. The interval covers the uncertainty of the model’s parameters only.',
      formula:
        'average recurring revenue × Σ survival × discount over 60 months; or expected purchases × money per purchase',
      variants: {
        payment: 'Average monthly recurring revenue, or money per purchase',
        lifetime: 'Expected months or purchases in five years, discounted',
        undiscounted: 'Undiscounted, five years',
        'without-end': 'Discounted, without a horizon (extrapolates)',
      },
      exhibits: {
        backtest:
          'Forecast from past days for twelve months against what came (customers kept; purchases where nothing recurs)',
        calibration: 'The same by months of tenure (repeat purchases where nothing recurs), all past days together',
        models: 'Models of purchases side by side, the chosen one first (where nothing recurs)',
        segments: 'By segment, each by its own model',
      },
    },
    'zh-CN': {
      title: '预测客户生命周期价值',
      definition:
        '截至基准日新增一名客户预期于五年内支付的金额，按年 10% 折现。收入具经常性的：在付费客户的户均经常性收入 × 移位贝塔—几何模型（按月续费）预期的付费月数，首月视为确定；不具经常性的：回测误差最小的购买模型（BG/NBD、MBG/NBD 或 Pareto/NBD）预期购买次数 × Gamma-Gamma 模型预期单次金额。为收入口径，未扣成本。模型先以历史时点回测，再作预测；区间仅反映参数估计的不确定性。',
      formula: '户均经常性收入 × 60 个月 Σ（存续概率 × 折现系数）；或预期购买次数 × 单次金额',
      variants: {
        payment: '户均月经常性收入（或单次购买金额）',
        lifetime: '五年内预期付费月数（或购买次数），已折现',
        undiscounted: '未折现（五年）',
        'without-end': '已折现，不设期限（外推）',
      },
      exhibits: {
        backtest: '历史时点回测：十二个月预测与实际对比（留存客户数；不具经常性的为购买次数）',
        calibration: '按年限（月）分组的校准；不具经常性的按重复购买次数分组（各历史时点合并）',
        models: '各购买模型对比，所采用者列首（收入不具经常性时）',
        segments: '分组（各以本组模型预测）',
      },
    },
  },
  source: 'Fader & Hardie 2007, 2010, 2013; Fader, Hardie & Lee 2005',
  queries: {
    ...renewalQueries,
    ...purchaseQueries,
    segments: renewalSegments,
  },
  answer: ({ lives, basis: [basis], segments, ...purchases }) => {
    if (basis?.basis === 'purchases') {
      const model = purchaseModel(purchases)
      return 'status' in model ? model : byPurchases(model, basisNotes(basis))
    }
    const model = renewalModel(lives)
    return 'status' in model ? model : byRenewals(model, livesBySegment(segments), basisNotes(basis))
  },
})

function byRenewals(model: RenewalModel, segments: SegmentLives, basis: Notes) {
  const payment = averagePayment(model.lives)
  if (payment === null) return unknown('no-customers-at-cut')
  const { parameters } = model.fit
  const months = newLifetime(parameters)
  return known(payment * months, {
    n: model.watched,
    ...intervalOf(
      payment * months,
      predictedVariance(model.fit, (tried) => payment * newLifetime(tried)),
    ),
    variants: [
      { key: 'payment', unit: 'money', value: payment },
      { key: 'lifetime', unit: 'score', value: months },
      { key: 'undiscounted', unit: 'money', value: payment * newLifetime(parameters, 1) },
      {
        key: 'without-end',
        unit: 'money',
        value: payment * newLifetime(parameters, undefined, Number.POSITIVE_INFINITY),
      },
    ],
    notes: [...basis, ...renewalNotes(model), ...backtestNotes(model.backtests, true)],
    exhibits: [...backtestExhibits(model.backtests, model.calibration, true), ...segmentValues(segments)],
  })
}

function byPurchases(model: PurchaseModel, basis: Notes) {
  if ('status' in model.money) return model.money
  const { buying } = model
  const money = model.money.left * expectedSpending(model.money.fit.parameters, 0, 0)
  const purchases = (discount?: number, tried?: readonly number[]) =>
    1 + discountedYears((days) => purchasesOf(buying, null, days, tried), discount)
  const value = money * purchases()
  const byMoney = predictedVariance(model.money.fit, (tried) => (value / money) * expectedSpending(tried, 0, 0))
  const byBuying = predictedVariance(buying.fit, (tried) => money * purchases(undefined, tried))
  return known(value, {
    n: model.customers,
    ...intervalOf(value, byMoney === null || byBuying === null ? null : byMoney + byBuying),
    variants: [
      { key: 'payment', unit: 'money', value: money },
      { key: 'lifetime', unit: 'score', value: value / money },
      { key: 'undiscounted', unit: 'money', value: money * purchases(1) },
      { key: 'without-end', unit: 'money', value: null },
    ],
    notes: [...basis, ...purchaseNotes(model), ...backtestNotes(model.backtests, true)],
    exhibits: [...backtestExhibits(model.backtests, model.calibration, true), modelTable(model)],
  })
}

function segmentValues(segments: SegmentLives) {
  const rows = segments.map(({ attribute, value, lives }) => {
    const fit = renewalFit(lives)
    const months = 'status' in fit ? null : newLifetime(fit.parameters)
    const average = averagePayment(lives)
    return {
      attribute,
      value,
      n: sumOf(lives, (life) => (life.is_before_data ? 0 : life.customers)),
      average,
      lifetime: months,
      lifetime_value: months === null || average === null ? null : months * average,
    }
  })
  const columns = [
    { key: 'average_recurring', unit: 'money' },
    { key: 'lifetime', unit: 'score' },
    { key: 'lifetime_value', unit: 'money' },
  ] as const
  return segmentTable(rows, columns, ({ n, average, lifetime, lifetime_value }) => {
    return { n, average_recurring: average, lifetime, lifetime_value }
  })
}

function averagePayment(lives: readonly Life[]): number | null {
  const paying = sumOf(lives, (life) => (life.is_present ? life.customers : 0))
  return paying === 0 ? null : sumOf(lives, (life) => life.recurring) / paying
}

function intervalOf(value: number, variance: number | null): { interval?: Interval } {
  return variance === null ? {} : { interval: likelihoodInterval(value, variance) }
}
