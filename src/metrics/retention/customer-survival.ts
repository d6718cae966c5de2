import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import type { NoteCode } from '../../i18n/words.js'
import { lifeChange } from '../../model/life-change.js'
import { lifetime } from '../../model/lifetime.js'
import { recurringBasis } from '../../model/recurring-basis.js'
import { tenure } from '../../model/tenure.js'
import type { Coded } from '../answer.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { survivalContrasts } from './survival-contrast.js'
import {
  curveOf,
  curveTable,
  lastMonth,
  lifeChangeRow,
  medianOf,
  type SurvivalCurve,
  survivalAfter,
} from './survival-curve.js'

const thin = 20

/** 生存曲线: the share of customers still there after 12 and 24 months, over all customers whose age is known. */
export const customerSurvival = defineMetric({
  id: 'customer-survival',
  group: 'retention',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  addsMoney: false,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customer survival at 12 months',
      definition:
        'The share of customers still there twelve months after their first paid day (Kaplan–Meier), from all customers whose age is known: those who stay count up to the cut, those who already paid when the data begin from the age at which they came into view. Ages are calendar months, a loss at the end of a paid year is a loss at twelve; a customer that left and came back is lost at its last loss. A share is given where at least 5 customers were watched at that age. Hazard ratios: Cox, one attribute at a time, against its largest segment.',
      formula: 'Π over ages up to 12 months of (1 − lost at that age ÷ watched at that age)',
      variants: {
        'two-years': 'Survival at 24 months',
        median: 'Median lifetime in months',
      },
      exhibits: {
        curve: 'Survival and risk of loss by month of age',
        attributes: 'Whether survival differs by attribute (log-rank; p adjusted for all attributes by Holm)',
        segments: 'Survival by segment',
      },
    },
    'zh-CN': {
      title: '客户生存曲线：满 12 个月留存率',
      definition:
        '自首个付费日起满十二个月仍在册的客户占比（Kaplan–Meier 法），涵盖年限可知的全部客户：在册客户观察至基准日，数据起始时已付费的客户自其进入观察时的年限起计（左截断）。年限按公历月计，付费年度届满时流失计为第十二个月流失；流失后又回流的客户以最后一次流失为准。某年限下在观察客户不足 5 家的，不予列示。风险比采用 Cox 模型，逐一属性估计，以该属性下最大组为参照。',
      formula: '∏（12 个月以内各年限）（1 − 该年限流失数 ÷ 该年限在观察客户数）',
      variants: {
        'two-years': '满 24 个月留存率',
        median: '客户寿命中位数（月）',
      },
      exhibits: {
        curve: '各年限（月）留存率及流失风险',
        attributes: '各属性下生存曲线差异检验（对数秩检验；p 值按 Holm 法校正）',
        segments: '分组留存率',
      },
    },
  },
  source: 'Kaplan & Meier 1958; Mantel 1966; Cox 1972',
  queries: {
    changes: {
      sql: sql`SELECT attribute, value, age, entered, "left", lost FROM ${lifeChange} ORDER BY attribute, value, age`,
      row: lifeChangeRow,
    },
    ages: {
      sql: sql`
        SELECT basis, (SELECT count(*) FROM ${tenure}) - (SELECT count(*) FROM ${lifetime}) AS left_out FROM ${recurringBasis}`,
      row: z.object({ basis: z.string(), left_out: z.number() }),
    },
  },
  answer: ({ changes, ages: [ages] }) => {
    const curve = curveOf(changes.filter(({ attribute }) => attribute === null))
    if (curve.customers === 0) return unknown('no-known-ages', { customers: ages?.left_out ?? 0 })
    const year = survivalAfter(curve, 12)
    if (year.value === null) return unknown('nobody-watched-for-a-year', { customers: year.n })
    return known(year.value, {
      n: curve.customers,
      ...(year.interval === undefined ? {} : { interval: year.interval }),
      variants: [
        { key: 'two-years', unit: 'ratio', ...survivalAfter(curve, 24) },
        { key: 'median', unit: 'months', n: curve.customers, ...medianOf(curve) },
      ],
      notes: [
        ...(ages !== undefined && ages.left_out > 0 ? [note('before-data', { customers: ages.left_out })] : []),
        ...(ages?.basis === 'purchases' ? [note('lives-by-purchases')] : []),
        ...curveNotes(curve),
      ],
      exhibits: [curveTable(curve), ...survivalContrasts(changes)],
    })
  },
})

/** How far the curve reaches where it has no median, and where it hangs on few customers. */
function curveNotes(curve: SurvivalCurve): Coded<NoteCode>[] {
  const months = lastMonth(curve)
  const { value: share } = survivalAfter(curve, months)
  const narrow = curve.steps.filter(({ time }) => time <= 12).toSorted((a, b) => a.atRisk - b.atRisk)[0]
  return [
    ...(medianOf(curve).value === null && share !== null ? [note('median-beyond', { months, share })] : []),
    ...(narrow !== undefined && narrow.atRisk < thin
      ? [note('curve-thin', { customers: narrow.atRisk, months: narrow.time })]
      : []),
  ]
}
