import type { Interval } from '../answer.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { backtestExhibits, backtestNotes, sumOf } from './forecast.js'
import { basisNotes, forecastBasis } from './forecast-basis.js'
import { type PurchaseModel, purchaseModel, purchaseNotes } from './purchase-model.js'
import { spendingOf } from './purchase-money.js'
import { monthForecasts, monthTable, purchaseMonths } from './purchase-months.js'
import { aliveOf, purchasesOf, purchasesVariance } from './purchase-process.js'
import { purchaseQueries } from './purchase-queries.js'
import { frequencies, modelTable } from './purchase-rivals.js'

const year = 365.25

/** 购买预测: how many purchases the customers of the cut are expected to make in the next twelve months, where nothing recurs. */
export const nextPurchaseForecast = defineMetric({
  id: 'next-purchase-forecast',
  group: 'value',
  unit: 'count',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: ['payments'],
  text: {
    en: {
      title: 'Purchases expected in the next twelve months',
      definition:
        'Where nothing recurs: the purchases (days with money received) that everybody who bought by the cut is expected to make in the twelve months after it, new customers left out: by the model (BG/NBD, MBG/NBD or Pareto/NBD) that came nearest on past days. The interval covers chance and the model’s parameters, not the choice of the model nor customers that drop out together.',
      formula: 'Σ over customers of purchases expected, given how often, how lately and for how long they bought',
      variants: {
        alive: 'Customers expected to buy still',
        money: 'Money expected from these purchases',
        'per-customer': 'Purchases expected per customer',
        months: 'Customer-months with a purchase expected (BG/BB model, month by month)',
      },
      exhibits: {
        backtest: 'Forecast from past days for twelve months against what came, in purchases',
        calibration: 'The same by repeat purchases before (the last row: and more), all past days together',
        models:
          'Models side by side, the chosen one first: forecasts from past days for twelve months, the last row the next twelve',
        months: 'Customer-months with a purchase by the BG/BB model, tried in the same way',
        groups: 'Next twelve months by repeat purchases so far (the last row: and more)',
      },
    },
    'zh-CN': {
      title: '未来十二个月预期购买次数',
      definition:
        '收入不具经常性时：截至基准日曾购买的客户，预期于其后十二个月内的购买次数（有实收款项的一日计为一次），不含新增客户；采用 BG/NBD、MBG/NBD、Pareto/NBD 中历史时点回测误差最小的模型。区间反映随机波动及参数估计的不确定性，未反映模型选择及客户集中流失的影响。',
      formula: 'Σ 各客户预期购买次数（依其购买频次、最近购买时间及首购至今时长）',
      variants: {
        alive: '预期仍会购买的客户数',
        money: '上述购买的预期金额',
        'per-customer': '每客户预期购买次数',
        months: '预期有购买的客户月数（BG/BB 模型，按月计）',
      },
      exhibits: {
        backtest: '历史时点回测：十二个月预测与实际购买次数对比',
        calibration: '按此前重复购买次数分组的校准（末行为该次数及以上；各历史时点合并）',
        models: '各模型对比，所采用者列首：自各历史时点预测十二个月，末行为未来十二个月',
        months: '有购买的客户月数（BG/BB 模型），回测方式相同',
        groups: '未来十二个月，按已有重复购买次数分组（末行为该次数及以上）',
      },
    },
  },
  source:
    'Fader, Hardie & Lee 2005; Batislam, Denizel & Filiztekin 2007; Schmittlein, Morrison & Colombo 1987; Fader, Hardie & Shang 2010',
  queries: { ...purchaseQueries, basis: forecastBasis, months: purchaseMonths },
  answer: ({ basis: [basis], months, ...purchases }) => {
    if (basis?.basis === 'none') return unknown('no-payments')
    if (basis?.basis !== 'purchases') return unknown('purchases-follow-contract')
    const model = purchaseModel(purchases)
    return 'status' in model ? model : forecast(model, monthForecasts(months), basisNotes(basis))
  },
})

function forecast(
  model: PurchaseModel,
  months: ReturnType<typeof monthForecasts>,
  basis: ReturnType<typeof basisNotes>,
) {
  const { buying, histories, money, customers } = model
  const expected = sumOf(histories, (row) => row.customers * purchasesOf(buying, row, year))
  const spent =
    'status' in money ? null : sumOf(histories, (row) => spendingOf(money, row) * purchasesOf(buying, row, year))
  return known(expected, {
    n: customers,
    ...intervalOf(expected, purchasesVariance(buying, histories, year)),
    variants: [
      { key: 'alive', unit: 'count', value: sumOf(histories, (row) => row.customers * aliveOf(buying, row)) },
      { key: 'money', unit: 'money', value: spent },
      { key: 'per-customer', unit: 'score', value: expected / customers },
      { key: 'months', unit: 'count', value: months.find(({ actual }) => actual === null)?.predicted ?? null },
    ],
    notes: [
      ...basis,
      ...purchaseNotes(model),
      ...('status' in money && money.because.code === 'money-follows-frequency'
        ? [note('money-follows-frequency', money.because.args)]
        : []),
      ...backtestNotes(model.backtests, false),
    ],
    exhibits: [
      ...backtestExhibits(model.backtests, model.calibration, false),
      modelTable(model),
      monthTable(months),
      groups(model),
    ],
  })
}

/** Normal around what is expected, never below 0. */
function intervalOf(expected: number, variance: number | null): { interval?: Interval } {
  if (variance === null) return {}
  const margin = 1.959964 * Math.sqrt(variance)
  const [low, high] = [Math.max(0, expected - margin), expected + margin]
  return { interval: { low, high, level: 0.95, method: 'likelihood' } }
}

function groups({ buying, histories }: PurchaseModel) {
  const rows = frequencies.flatMap((frequency, k) => {
    const inside = histories.filter(
      (row) => row.frequency >= frequency && row.frequency < (frequencies[k + 1] ?? Number.POSITIVE_INFINITY),
    )
    const customers = sumOf(inside, (row) => row.customers)
    if (customers === 0) return []
    const alive = sumOf(inside, (row) => row.customers * aliveOf(buying, row)) / customers
    const expected = sumOf(inside, (row) => row.customers * purchasesOf(buying, row, year))
    return [{ frequency, customers, alive, expected }]
  })
  return table('groups', { frequency: 'count', customers: 'count', alive: 'ratio', expected: 'count' }, rows)
}
