import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { backtestExhibits, backtestNotes, sumOf } from './forecast.js'
import {
  aliveOf,
  type PurchaseModel,
  purchaseModel,
  purchaseNotes,
  purchaseQueries,
  purchasesOf,
  purchasesVariance,
  spendingOf,
} from './purchase-model.js'
import { renewalQueries } from './renewal-model.js'

const year = 365.25
const classes = [0, 1, 2, 3, 4, 5, 6, 7]

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
        'Where nothing recurs: the purchases (days with money received) that everybody who bought by the cut is expected to make in the twelve months after it, by the BG/NBD model; new customers left out. The model is first tried on past days. The interval covers chance and the model’s parameters, not customers that drop out during the year in clusters.',
      formula: 'Σ over customers of purchases expected, given how often, how lately and for how long they bought',
      variants: {
        alive: 'Customers expected to buy still',
        money: 'Money expected from these purchases',
        'per-customer': 'Purchases expected per customer',
      },
      exhibits: {
        backtest: 'Forecast from past days for twelve months against what came, in purchases',
        calibration: 'The same by repeat purchases before (the last row: and more), all past days together',
        groups: 'Next twelve months by repeat purchases so far (the last row: and more)',
      },
    },
    'zh-CN': {
      title: '未来十二个月预期购买次数',
      definition:
        '收入不具经常性时：截至基准日曾购买的客户，预期于其后十二个月内的购买次数（有实收款项的一日计为一次），按 BG/NBD 模型计算，不含新增客户。模型先以历史时点回测，再作预测；区间反映随机波动及参数估计的不确定性，未反映年内集中流失。',
      formula: 'Σ 各客户预期购买次数（依其购买频次、最近购买时间及首购至今时长）',
      variants: {
        alive: '预期仍会购买的客户数',
        money: '上述购买的预期金额',
        'per-customer': '每客户预期购买次数',
      },
      exhibits: {
        backtest: '历史时点回测：十二个月预测与实际购买次数对比',
        calibration: '按此前重复购买次数分组的校准（末行为该次数及以上；各历史时点合并）',
        groups: '未来十二个月，按已有重复购买次数分组（末行为该次数及以上）',
      },
    },
  },
  source: 'Fader, Hardie & Lee 2005',
  queries: { ...purchaseQueries, basis: renewalQueries.basis },
  answer: ({ basis: [basis], ...purchases }) => {
    if (basis?.basis === 'none') return unknown('no-payments')
    if (basis?.basis !== 'purchases') return unknown('purchases-follow-contract')
    const model = purchaseModel(purchases)
    return 'status' in model ? model : forecast(model)
  },
})

function forecast(model: PurchaseModel) {
  const { fit, histories, money, customers } = model
  const expected = sumOf(histories, (row) => row.customers * purchasesOf(fit.parameters, row, year))
  const variance = purchasesVariance(fit, histories, year)
  const margin = variance === null ? null : 1.959964 * Math.sqrt(variance)
  const spent =
    'status' in money
      ? null
      : sumOf(histories, (row) => spendingOf(money, row) * purchasesOf(fit.parameters, row, year))
  return known(expected, {
    n: customers,
    ...(margin === null
      ? {}
      : {
          interval: {
            low: Math.max(0, expected - margin),
            high: expected + margin,
            level: 0.95,
            method: 'likelihood',
          },
        }),
    variants: [
      { key: 'alive', unit: 'count', value: sumOf(histories, (row) => row.customers * aliveOf(fit.parameters, row)) },
      { key: 'money', unit: 'money', value: spent },
      { key: 'per-customer', unit: 'score', value: expected / customers },
    ],
    notes: [
      ...purchaseNotes(model),
      ...('status' in money && money.because.code === 'money-follows-frequency'
        ? [note('money-follows-frequency', money.because.args)]
        : []),
      ...backtestNotes(model.backtests, false),
    ],
    exhibits: [...backtestExhibits(model.backtests, model.calibration, false), groups(model)],
  })
}

function groups({ fit, histories }: PurchaseModel) {
  const rows = classes.flatMap((frequency, k) => {
    const inside = histories.filter(
      (row) => row.frequency >= frequency && row.frequency < (classes[k + 1] ?? Number.POSITIVE_INFINITY),
    )
    const customers = sumOf(inside, (row) => row.customers)
    if (customers === 0) return []
    const alive = sumOf(inside, (row) => row.customers * aliveOf(fit.parameters, row)) / customers
    const expected = sumOf(inside, (row) => row.customers * purchasesOf(fit.parameters, row, year))
    return [{ frequency, customers, alive, expected }]
  })
  return table('groups', { frequency: 'count', customers: 'count', alive: 'ratio', expected: 'count' }, rows)
}
