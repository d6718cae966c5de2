import { z } from 'zod'
import { joined, quotedIdentifier, sql } from '../../engine/sql.js'
import { churnCut } from '../../model/churn-cut.js'
import { churnFeatures, churnPanel } from '../../model/churn-panel.js'
import { customer } from '../../model/customer.js'
import { recurringBasis } from '../../model/recurring-basis.js'
import { segment } from '../../model/segment.js'
import { countedByCustomer } from '../clustered.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { countOf } from '../proportion.js'
import {
  backtestTable,
  calibrationTable,
  driverTable,
  riskListing,
  riskSegments,
  segmentPlaces,
} from './warning-exhibits.js'
import {
  absentFeatures,
  foretold,
  lossesOf,
  type WarningModel,
  type WarningTest,
  warningCut,
  warningModel,
} from './warning-model.js'

/** Above this many customers the model learns from as many of them, chosen by a fingerprint of their ids; all are judged. */
const mostLearnedFrom = 20_000

/** 流失预警: who is likely to leave within 90 days, by a model that has first shown on past cuts whether it can tell. */
export const churnEarlyWarning = defineMetric({
  id: 'churn-early-warning',
  group: 'churn',
  unit: 'score',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Churn early warning: how well loss within 90 days can be foretold',
      definition:
        'A ridge logistic regression of loss within 90 days on what was known on a day: recurring revenue and its change, tenure, days of use, users and days since the last use, the latest scores, late payments, and whether a renewal is due. Every third month-end is a cut; facts after it never enter. The last cuts of a year are held back one by one, each foretold by what was known before it. The number is the share of pairs of a lost and a kept customer of the same cut in which the lost one had the higher chance: 0.5 is chance, 1 perfect order. Only where its interval lies above 0.5 are customers listed.',
      formula: 'pairs (lost, kept) of a held-back cut in the right order ÷ all such pairs, ties half',
      variants: {
        precision: 'Lost among the tenth with the highest chance (precision)',
        recall: 'Losses that stood in that tenth (recall)',
        lift: 'Lift of that tenth over the average',
        'base-rate': 'Lost within 90 days on average',
        slope: 'Slope of the calibration (1 is right, below 1 too extreme)',
        'at-risk': 'Customers at risk at the cut (highest tenth)',
        'recurring-at-risk': 'Their recurring revenue, per month',
        'expected-loss': 'Recurring revenue expected to be lost in 90 days, all customers, per month',
      },
      exhibits: {
        backtest: 'Held-back cuts: forecast and outcome',
        calibration: 'Held-back cuts in groups of rising chance',
        drivers: 'Drivers: factor on the odds of loss per standard deviation',
        'at-risk': 'Customers at risk',
        segments: 'Customers at risk by segment',
      },
    },
    'zh-CN': {
      title: '流失预警：对 90 天内流失的识别能力',
      definition:
        '以岭回归逻辑模型，根据观察日当日已知的信息（经常性收入及其变动、客户年限、使用天数、使用人数、距上次使用天数、最近一次评分、付款逾期情况、是否临近续约）预测其后 90 天内的流失。每隔三个月取一个月末为观察日，其后发生的事实一律不进入特征。最近一年的各观察日逐一留出，仅以该日之前已知结果的数据建模并预测。本数值为同一观察日内“流失客户—留存客户”配对中流失客户预测概率较高的占比：0.5 等同随机，1 为完全正确。仅当置信区间高于 0.5 时方列示高风险客户。',
      formula: '留出观察日内排序正确的（流失，留存）配对数 ÷ 全部配对数（相等计半）',
      variants: {
        precision: '预测概率最高 10% 客户中实际流失占比（精确率）',
        recall: '实际流失客户中落入该 10% 的占比（召回率）',
        lift: '该 10% 客户相对平均水平的提升倍数',
        'base-rate': '90 天平均流失率',
        slope: '校准斜率（1 为恰当，低于 1 为预测过于极端）',
        'at-risk': '基准日高风险客户数（概率最高 10%）',
        'recurring-at-risk': '高风险客户的月经常性收入',
        'expected-loss': '全部客户 90 天内预期流失的月经常性收入',
      },
      exhibits: {
        backtest: '留出观察日：预测与实际',
        calibration: '留出观察日：按预测概率由低到高分组',
        drivers: '驱动因素：每增加一个标准差，流失几率的倍数',
        'at-risk': '高风险客户明细',
        segments: '分组高风险客户',
      },
    },
  },
  source: 'le Cessie & van Houwelingen 1992; DeLong, DeLong & Clarke-Pearson 1988',
  queries: {
    basis: { sql: sql`SELECT basis FROM ${recurringBasis}`, row: z.object({ basis: z.string() }) },
    cuts: {
      sql: sql`
        WITH watched AS (
          SELECT DISTINCT customer_id FROM ${churnPanel} WHERE is_lost IS NOT NULL
        ),
        chosen AS (
          SELECT customer_id FROM watched ORDER BY md5(customer_id), customer_id LIMIT ${mostLearnedFrom}
        )
        SELECT seen_on, known_on, is_open,
          list(customer_id ORDER BY customer_id) AS customers,
          list(CASE WHEN is_open THEN name END ORDER BY customer_id) AS names,
          list(is_lost ORDER BY customer_id) AS lost,
          list(CAST(recurring AS DOUBLE) ORDER BY customer_id) AS recurring,
          list([${joined(churnFeatures.map(quotedIdentifier), ', ')}] ORDER BY customer_id) AS features
        FROM ${churnPanel} JOIN ${churnCut} USING (seen_on) LEFT JOIN ${customer} USING (customer_id)
        WHERE is_open OR customer_id IN (SELECT customer_id FROM chosen)
        GROUP BY seen_on, known_on, is_open ORDER BY seen_on`,
      row: warningCut,
    },
    watched: {
      sql: sql`SELECT count(DISTINCT customer_id) AS customers FROM ${churnPanel} WHERE is_lost IS NOT NULL`,
      row: z.object({ customers: z.number() }),
    },
    segments: {
      sql: sql`
        WITH placed AS (
          SELECT customer_id, row_number() OVER (ORDER BY customer_id) - 1 AS place
          FROM ${churnPanel} JOIN ${churnCut} USING (seen_on) WHERE is_open
        )
        SELECT attribute, value, list(place ORDER BY place) AS places
        FROM placed JOIN ${segment} USING (customer_id) WHERE attribute IS NOT NULL
        GROUP BY attribute, value ORDER BY attribute, value`,
      row: segmentPlaces,
    },
  },
  answer: ({ basis: [basis], cuts, watched: [watched], segments }) => {
    if (basis?.basis === 'purchases') return unknown('nothing-recurs')
    const model = warningModel(cuts)
    if ('status' in model) return model
    const { area, tests, hasSignal } = model
    const open = cuts.find((cut) => cut.is_open)
    const now = hasSignal && open !== undefined ? foretold(open, model.fit) : undefined
    const customers = watched?.customers ?? 0
    const absent = absentFeatures(model.fit)
    return known(area.value, {
      n: tests.reduce((sum, { cut }) => sum + cut.customers.length, 0),
      interval: { low: area.low, high: area.high, level: 0.95, method: 'delong' },
      variants: [...testVariants(model), ...riskVariants(now)],
      notes: [
        note('warning-tested', { cuts: tests.length, losses: lossesOf(tests.map(({ cut }) => cut)) }),
        ...(hasSignal ? [] : [note('warning-silent')]),
        ...(hasSignal ? uncalibrated(model) : []),
        ...(absent.length > 0 ? [note('warning-features-absent', { features: absent.join('|') })] : []),
        ...(customers > mostLearnedFrom ? [note('warning-sampled', { customers: mostLearnedFrom })] : []),
      ],
      exhibits: [
        backtestTable(tests),
        calibrationTable(model),
        ...(now === undefined ? [] : [driverTable(model), riskListing(now, model.fit), ...riskSegments(now, segments)]),
      ],
    })
  },
})

/** Said where the chances are not to be taken at their word: a slope below 0.8 or above 1.25. */
function uncalibrated({ calibration: { slope } }: WarningModel) {
  return slope === null || (slope >= 0.8 && slope <= 1.25) ? [] : [note('warning-uncalibrated', { slope })]
}

function testVariants({ tests, calibration }: WarningModel) {
  const seen = tests.flatMap(outcomes)
  const of = (all: typeof seen, isCase: (one: (typeof seen)[number]) => boolean) => {
    const counts = countedByCustomer(all.map((one) => ({ customer: one.customer, isCase: isCase(one) })))
    return { value: counts.cases / counts.n, ...countOf(counts) }
  }
  const isLost = (one: (typeof seen)[number]) => one.isLost
  const isFlagged = (one: (typeof seen)[number]) => one.isFlagged
  const [precision, everybody] = [of(seen.filter(isFlagged), isLost), of(seen, isLost)]
  return [
    { key: 'precision', unit: 'ratio', ...precision },
    { key: 'recall', unit: 'ratio', ...of(seen.filter(isLost), isFlagged) },
    { key: 'lift', unit: 'score', value: precision.value / everybody.value },
    { key: 'base-rate', unit: 'ratio', ...everybody },
    { key: 'slope', unit: 'score', value: calibration.slope },
  ] as const
}

/** What was said of the customers of a held-back cut, and what came: a customer stands in several cuts. */
function outcomes({ cut, flagged }: WarningTest) {
  const marked = new Set(flagged)
  return cut.customers.map((customer, at) => ({
    customer,
    isLost: cut.lost[at] === true,
    isFlagged: marked.has(at),
  }))
}

/** What the model says of the base today; empty where it has no right to speak, or money can't be added up. */
function riskVariants(now: WarningTest | undefined) {
  const hasMoney = now?.cut.recurring.some((money) => money !== null) ?? false
  const sum = (places: Iterable<number>, weight: (at: number) => number): number | null =>
    now === undefined || !hasMoney
      ? null
      : [...places].reduce((total, at) => total + weight(at) * (now.cut.recurring[at] ?? 0), 0)
  return [
    { key: 'at-risk', unit: 'count', value: now?.flagged.length ?? null },
    { key: 'recurring-at-risk', unit: 'money', value: sum(now?.flagged ?? [], () => 1) },
    { key: 'expected-loss', unit: 'money', value: sum(now?.chances.keys() ?? [], (at) => now?.chances[at] ?? 0) },
  ] as const
}
