import { predictedVariance } from '../../stats/maximum-likelihood.js'
import { table } from '../exhibits.js'
import { defineMetric, known, unknown } from '../metric.js'
import { segmentTable } from '../segments.js'
import { backtestExhibits, backtestNotes, discountedYears, likelihoodInterval, sumOf } from './forecast.js'
import { basisNotes } from './forecast-basis.js'
import { type PurchaseModel, purchaseModel, purchaseNotes } from './purchase-model.js'
import { spendingOf } from './purchase-money.js'
import { purchasesOf } from './purchase-process.js'
import { type HistoryRow, purchaseQueries } from './purchase-queries.js'
import { frequencies, modelTable } from './purchase-rivals.js'
import {
  laterLifetime,
  type RenewalModel,
  renewalFit,
  renewalModel,
  renewalNotes,
  renewalQueries,
} from './renewal-model.js'
import { livesBySegment, renewalSegments } from './renewal-segments.js'

type SegmentLives = ReturnType<typeof livesBySegment>
type Notes = ReturnType<typeof basisNotes>

/** What the customers of the cut are still expected to pay over five years, discounted: the worth of the base without new ones. */
export const residualBaseValue = defineMetric({
  id: 'residual-base-value',
  group: 'value',
  unit: 'money',
  better: 'higher',
  evidence: 'rate',
  addsMoney: true,
  alsoByPurchases: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Residual value of the customer base',
      definition:
        'What the customers of the cut are expected to pay in the five years after it, discounted at 10 % a year, new customers left out. Where revenue recurs: each customer’s recurring revenue × the months that a shifted-beta-geometric model expects of a customer of its age. Where nothing recurs: purchases expected by the model (BG/NBD, MBG/NBD or Pareto/NBD) that came nearest on past days × money by the Gamma-Gamma model. Revenue, not margin; prices held constant. The interval covers the uncertainty of the model’s parameters only.',
      formula:
        'Σ recurring revenue × Σ conditional survival × discount over 60 months; or Σ expected purchases × money',
      variants: {
        'first-year': 'Of which in the first twelve months, undiscounted',
        undiscounted: 'Undiscounted, five years',
        'without-end': 'Discounted, without a horizon (extrapolates)',
        customers: 'Customers in the base',
      },
      exhibits: {
        backtest:
          'Forecast from past days for twelve months against what came (customers kept; purchases where nothing recurs)',
        calibration: 'The same by months of tenure (repeat purchases where nothing recurs), all past days together',
        groups: 'Residual value by months of tenure (repeat purchases where nothing recurs)',
        models: 'Models of purchases side by side, the chosen one first (where nothing recurs)',
        segments: 'By segment: by the model of the base (adds up), and by its own',
      },
    },
    'zh-CN': {
      title: '存量客户剩余价值',
      definition:
        '截至基准日的存量客户预期于其后五年内支付的金额，按年 10% 折现，不含新增客户。收入具经常性的：各客户经常性收入 × 移位贝塔—几何模型按其年限预期的付费月数；不具经常性的：回测误差最小的购买模型（BG/NBD、MBG/NBD 或 Pareto/NBD）预期购买次数 × Gamma-Gamma 模型预期金额。为收入口径，未扣成本，假定现行价格不变；区间仅反映参数估计的不确定性。',
      formula: 'Σ 经常性收入 × 60 个月 Σ（条件存续概率 × 折现系数）；或 Σ 预期购买次数 × 金额',
      variants: {
        'first-year': '其中：首十二个月（未折现）',
        undiscounted: '未折现（五年）',
        'without-end': '已折现，不设期限（外推）',
        customers: '存量客户数',
      },
      exhibits: {
        backtest: '历史时点回测：十二个月预测与实际对比（留存客户数；不具经常性的为购买次数）',
        calibration: '按年限（月）分组的校准；不具经常性的按重复购买次数分组（各历史时点合并）',
        groups: '按年限（月）分组的剩余价值；不具经常性的按重复购买次数分组',
        models: '各购买模型对比，所采用者列首（收入不具经常性时）',
        segments: '分组：按整体模型（可加总）及按本组模型',
      },
    },
  },
  source: 'Fader & Hardie 2010; Fader, Hardie & Lee 2005',
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
  const { parameters } = model.fit
  const present = model.lives.filter((life) => life.is_present)
  if (present.length === 0) return unknown('no-customers-at-cut')
  const total = (tried: readonly number[], discount?: number, months?: number) =>
    sumOf(present, (life) => life.recurring * laterLifetime(tried, life.renewals, discount, months))
  const value = total(parameters)
  const variance = predictedVariance(model.fit, total)
  return known(value, {
    n: model.watched,
    ...(variance === null ? {} : { interval: likelihoodInterval(value, variance) }),
    variants: [
      { key: 'first-year', unit: 'money', value: total(parameters, 1, 12) },
      { key: 'undiscounted', unit: 'money', value: total(parameters, 1) },
      { key: 'without-end', unit: 'money', value: total(parameters, undefined, Number.POSITIVE_INFINITY) },
      { key: 'customers', unit: 'count', value: sumOf(present, (life) => life.customers) },
    ],
    notes: [...basis, ...renewalNotes(model), ...backtestNotes(model.backtests, true)],
    exhibits: [
      ...backtestExhibits(model.backtests, model.calibration, true),
      groups(
        present.map((life) => ({
          from: life.renewals,
          customers: life.customers,
          residual: life.recurring * laterLifetime(parameters, life.renewals),
        })),
        [0, 3, 6, 12, 24],
      ),
      ...segmentValues(segments, parameters),
    ],
  })
}

function byPurchases(model: PurchaseModel, basis: Notes) {
  const { money, buying, histories } = model
  if ('status' in money) return money
  const spending = new Map(histories.map((row) => [row, spendingOf(money, row)]))
  const buys = (row: HistoryRow, discount?: number, tried?: readonly number[]) =>
    discountedYears((days) => purchasesOf(buying, row, days, tried), discount)
  const total = (discount?: number, tried?: readonly number[]) =>
    sumOf(histories, (row) => (spending.get(row) ?? 0) * buys(row, discount, tried))
  const bought = new Map(histories.map((row) => [row, buys(row)]))
  const worth = histories.map((row) => {
    const residual = (spending.get(row) ?? 0) * (bought.get(row) ?? 0)
    return { from: row.frequency, customers: row.customers, residual }
  })
  const value = sumOf(worth, ({ residual }) => residual)
  const byMoney = predictedVariance(money.fit, (tried) =>
    sumOf(histories, (row) => spendingOf(money, row, tried) * (bought.get(row) ?? 0)),
  )
  const byBuying = predictedVariance(buying.fit, (tried) => total(undefined, tried))
  return known(value, {
    n: model.customers,
    ...(byMoney === null || byBuying === null ? {} : { interval: likelihoodInterval(value, byMoney + byBuying) }),
    variants: [
      {
        key: 'first-year',
        unit: 'money',
        value: sumOf(histories, (row) => (spending.get(row) ?? 0) * purchasesOf(buying, row, 365.25)),
      },
      { key: 'undiscounted', unit: 'money', value: total(1) },
      { key: 'without-end', unit: 'money', value: null },
      { key: 'customers', unit: 'count', value: model.customers },
    ],
    notes: [...basis, ...purchaseNotes(model), ...backtestNotes(model.backtests, true)],
    exhibits: [
      ...backtestExhibits(model.backtests, model.calibration, true),
      groups(worth, frequencies),
      modelTable(model),
    ],
  })
}

function groups(rows: readonly { from: number; customers: number; residual: number }[], bounds: readonly number[]) {
  const all = sumOf(rows, (row) => row.residual)
  const cells = bounds.flatMap((from, k) => {
    const inside = rows.filter((row) => row.from >= from && row.from < (bounds[k + 1] ?? Number.POSITIVE_INFINITY))
    const residual = sumOf(inside, (row) => row.residual)
    const customers = sumOf(inside, (row) => row.customers)
    return customers === 0 ? [] : [{ at_least: from, customers, residual, share: residual / all }]
  })
  return table('groups', { at_least: 'count', customers: 'count', residual: 'money', share: 'ratio' }, cells)
}

function segmentValues(segments: SegmentLives, whole: readonly number[]) {
  const rows = segments.map(({ attribute, value, lives }) => {
    const fit = renewalFit(lives)
    const residual = (parameters: readonly number[]) =>
      sumOf(lives, (life) => (life.is_present ? life.recurring * laterLifetime(parameters, life.renewals) : 0))
    return {
      attribute,
      value,
      n: sumOf(lives, (life) => (life.is_present ? life.customers : 0)),
      recurring: sumOf(lives, (life) => life.recurring),
      residual: residual(whole),
      own_model: 'status' in fit ? null : residual(fit.parameters),
    }
  })
  const columns = [
    { key: 'recurring', unit: 'money' },
    { key: 'residual', unit: 'money' },
    { key: 'own_model', unit: 'money' },
  ] as const
  return segmentTable(rows, columns, ({ n, recurring, residual, own_model }) => {
    return { n, recurring, residual, own_model }
  })
}
