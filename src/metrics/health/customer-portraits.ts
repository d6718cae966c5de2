import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { customerFeature } from '../../model/customer-feature.js'
import { segment } from '../../model/segment.js'
import { table } from '../exhibits.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { portraitMarks } from './portrait-marks.js'
import { cellRow, type Division, features, type Portrait, portraitsOf } from './portraits.js'

const fewestCustomers = 30
const [noStructure, weakStructure] = [0.25, 0.5]

/** 画像: groups of customers alike in money, age, use and satisfaction, each described by what sets it apart. */
export const customerPortraits = defineMetric({
  id: 'customer-portraits',
  group: 'health',
  unit: 'count',
  better: 'neither',
  evidence: 'rate',
  addsMoney: true,
  needs: [['subscriptions', 'payments']],
  text: {
    en: {
      title: 'Customer portraits',
      definition:
        'Customers at the cut in 2 to 6 groups that are alike inside and unlike each other in four things: recurring revenue (logarithm), months as a customer, days of use per 30 days, latest satisfaction; each between the 5th and the 95th hundredth of the base, all of the same weight, what is not known left out of the comparison. Grouped around medoids; as many groups as give the best mean silhouette. A description of the base, not a forecast. Portraits are numbered by recurring revenue.',
      formula:
        'k-medoids on Gower distances of 7⁴ cells at most; k of the largest silhouette, at least 5 customers in each',
      variants: {
        silhouette: 'Mean silhouette (below 0.25 no structure, below 0.5 a weak one)',
        largest: 'Share of customers in the largest',
      },
      exhibits: {
        portraits: 'The portraits (means), and what sets each apart',
        marks: 'Attributes found more often in a portrait than outside it (p adjusted for all by Holm, below 5 %)',
        divisions: 'Other numbers of groups',
      },
    },
    'zh-CN': {
      title: '客户画像',
      definition:
        '按经常性收入（取对数）、客户年限、每 30 天使用天数、最近满意度四项特征，将截至基准日在册客户划分为 2 至 6 组，组内相近、组间相异；各特征取第 5 至第 95 百分位之间的相对位置，权重相同，缺失特征不参与比较。采用 k-medoids 聚类，组数取平均轮廓系数最大者。本项为客户群现状描述，不构成预测；画像按经常性收入由高到低编号。',
      formula: '以 Gower 距离对至多 7⁴ 个单元作 k-medoids 聚类；k 取轮廓系数最大者，且每组不少于 5 家客户',
      variants: {
        silhouette: '平均轮廓系数（低于 0.25 视为无明显结构，低于 0.5 为弱结构）',
        largest: '最大一组客户占比',
      },
      exhibits: {
        portraits: '各画像均值及其显著特征',
        marks: '画像内占比显著高于其他客户的属性（p 值按 Holm 法校正，低于 5%）',
        divisions: '其他组数的比较',
      },
    },
  },
  source: 'Kaufman & Rousseeuw 1990; Gower 1971; Rousseeuw 1987',
  queries: {
    cells: {
      sql: sql`
        SELECT cell, count(*) AS n,
          CAST(sum(money_place) AS DOUBLE) / nullif(count(money_place), 0) AS money,
          CAST(sum(tenure_place) AS DOUBLE) / nullif(count(tenure_place), 0) AS tenure,
          CAST(sum(use_place) AS DOUBLE) / nullif(count(use_place), 0) AS use,
          CAST(sum(satisfaction_place) AS DOUBLE) / nullif(count(satisfaction_place), 0) AS satisfaction,
          CAST(sum(recurring) AS DOUBLE) AS recurring, CAST(sum(months) AS DOUBLE) AS months,
          CAST(sum(use_days) AS DOUBLE) AS use_days, count(use_days) AS used,
          CAST(sum(satisfaction) AS DOUBLE) AS level, count(satisfaction) AS rated
        FROM ${customerFeature} GROUP BY cell ORDER BY cell`,
      row: cellRow,
    },
    attributes: {
      sql: sql`
        SELECT cell, attribute, value, count(*) AS n FROM ${customerFeature} JOIN ${segment} USING (customer_id)
        WHERE attribute IS NOT NULL AND value <> '' GROUP BY cell, attribute, value ORDER BY attribute, value, cell`,
      row: z.object({ cell: z.string(), attribute: z.string(), value: z.string(), n: z.number() }),
    },
  },
  answer: ({ cells, attributes }) => {
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    if (n === 0) return unknown('no-customers-at-cut')
    if (n < fewestCustomers) return unknown('too-few-for-portraits', { n })
    const found = portraitsOf(cells)
    if (found === undefined) return unknown('customers-all-alike', { n })
    const { portraits, divisions } = found
    const { silhouette } = found.best
    const absent = features.filter((feature) => cells.every((cell) => cell[feature] === null))
    return known(portraits.length, {
      n,
      variants: [
        { key: 'silhouette', unit: 'score', value: silhouette, n },
        { key: 'largest', unit: 'ratio', value: Math.max(...portraits.map(({ customers }) => customers)) / n, n },
      ],
      notes: [
        ...(silhouette < noStructure ? [note('portraits-without-structure')] : []),
        ...(silhouette >= noStructure && silhouette < weakStructure ? [note('portraits-overlap')] : []),
        ...absent.map((feature) => note('feature-absent', { feature: `feature-${feature}` })),
      ],
      exhibits: [portraitTable(portraits, n), ...portraitMarks(portraits, attributes), divisionTable(divisions)],
    })
  },
})

function portraitTable(portraits: readonly Portrait[], n: number) {
  const total = portraits.reduce((sum, { recurring }) => sum + recurring, 0)
  return table(
    'portraits',
    {
      portrait: 'count',
      customers: 'count',
      share: 'ratio',
      money_share: 'ratio',
      average_recurring: 'money',
      mean_tenure: 'months',
      use_days: 'days',
      satisfaction: 'ratio',
      mark: 'term',
      second_mark: 'term',
    },
    portraits.map(({ customers, recurring, months, useDays, satisfaction, marks }, index) => ({
      portrait: index + 1,
      customers,
      share: customers / n,
      money_share: recurring / total,
      average_recurring: recurring / customers,
      mean_tenure: months,
      use_days: useDays,
      satisfaction,
      mark: markOf(marks[0]) ?? 'mark-none',
      second_mark: markOf(marks[1]),
    })),
  )
}

function markOf(mark: Portrait['marks'][number] | undefined): string | null {
  return mark === undefined ? null : `mark-${mark.feature}-${mark.by > 0 ? 'high' : 'low'}`
}

function divisionTable(divisions: readonly Division[]) {
  return table(
    'divisions',
    { groups: 'count', silhouette: 'score', smallest: 'count' },
    divisions.map(({ groups, silhouette, smallest }) => ({ groups: groups.length, silhouette, smallest })),
  )
}
