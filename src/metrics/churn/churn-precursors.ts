import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { precursor } from '../../model/precursor.js'
import { precursorSubject } from '../../model/precursor-subject.js'
import { precursorWeek } from '../../model/precursor-week.js'
import { recurringBasis } from '../../model/recurring-basis.js'
import { defineMetric, known, note, unknown } from '../metric.js'
import { comparedSigns, courseTable, featureRow, significance, signTable, weekRow } from './precursor-signs.js'

/** 流失前兆: how customers that left differed in the 90 days before from alike ones that stayed. */
export const churnPrecursors = defineMetric({
  id: 'churn-precursors',
  group: 'churn',
  unit: 'count',
  better: 'neither',
  evidence: 'rate',
  addsMoney: false,
  needs: [
    ['subscriptions', 'payments'],
    ['logins', 'surveys', 'payments'],
  ],
  text: {
    en: {
      title: 'Signs before a loss that differ beyond chance',
      definition:
        'Customers lost by the cut, on their last paid day, against customers kept in the same month and of the same band of tenure (up to five for each, weighted so that both sides have the same mix): use in the 90 days before, the latest scores of the 365 days before, days late in paying over 180 days. The difference is in standard deviations; a sign counts where Holm’s correction over all signs leaves p below 0.05. Association, not cause.',
      formula: 'signs with p (Holm) < 0.05; effect = (mean of the lost − mean of the kept) ÷ pooled standard deviation',
      variants: { compared: 'Signs compared', largest: 'Largest difference, in standard deviations' },
      exhibits: {
        signs: '口径 003: the 90 days before the loss, lost against kept',
        course: 'Days of use per week before the loss',
      },
    },
    'zh-CN': {
      title: '流失前兆（差异显著的信号数）',
      definition:
        '以截至基准日已流失客户的最后付费日为观察日，与同一月份、同一年限区间的留存客户（每家流失客户至多匹配五家，加权使两组构成一致）比较：此前 90 天的使用情况、此前 365 天内最近一次评分、此前 180 天的付款逾期天数。差异以标准差为单位列示；经 Holm 多重比较校正后 p 低于 0.05 的计为前兆信号。仅为关联，不构成因果。',
      formula: 'p（Holm 校正）＜ 0.05 的信号数；效应量 =（流失组均值 − 留存组均值）÷ 合并标准差',
      variants: { compared: '参与比较的信号数', largest: '最大差异（标准差）' },
      exhibits: {
        signs: '口径 003：流失前 90 天，流失客户与留存客户对比',
        course: '流失前各周使用天数',
      },
    },
  },
  source: 'article 003, section 三.一; Hedges & Olkin 1985; Holm 1979',
  queries: {
    basis: { sql: sql`SELECT basis FROM ${recurringBasis}`, row: z.object({ basis: z.string() }) },
    subjects: {
      sql: sql`
        WITH stratum AS (
          SELECT count(*) FILTER (is_lost) AS lost, count(*) FILTER (NOT is_lost) AS kept
          FROM ${precursorSubject} GROUP BY month, band
        )
        SELECT coalesce(sum(lost), 0)::INTEGER AS lost, coalesce(sum(lost) FILTER (kept = 0), 0)::INTEGER AS unmatched FROM stratum`,
      row: z.object({ lost: z.number(), unmatched: z.number() }),
    },
    features: {
      sql: sql`
        SELECT month, band, is_lost, feature, count(*) AS n, CAST(sum(CAST(value AS DECIMAL(18, 9))) AS DOUBLE) AS total,
          CAST(sum(CAST(value * value AS DECIMAL(18, 9))) AS DOUBLE) AS squares
        FROM ${precursor} GROUP BY ALL ORDER BY feature, month, band, is_lost`,
      row: featureRow,
    },
    weeks: {
      sql: sql`
        SELECT month, band, is_lost, week, customers AS n, days AS total
        FROM ${precursorWeek} ORDER BY week DESC, month, band, is_lost`,
      row: weekRow,
    },
  },
  answer: ({ basis: [basis], subjects: [subjects], features, weeks }) => {
    if (basis?.basis === 'purchases') return unknown('nothing-recurs')
    const { lost, unmatched } = subjects ?? { lost: 0, unmatched: 0 }
    const signs = comparedSigns(features)
    if (signs.length === 0) return unknown('no-signs-to-compare', { losses: lost })
    const differing = signs.filter(({ p }) => p < significance)
    const largest = signs.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))[0]
    return known(differing.length, {
      n: lost - unmatched,
      variants: [
        { key: 'compared', unit: 'count', value: signs.length },
        {
          key: 'largest',
          unit: 'score',
          value: largest?.effect ?? null,
          ...(largest === undefined
            ? {}
            : { interval: { low: largest.low, high: largest.high, level: 0.95, method: 'hedges' } }),
        },
      ],
      notes: [
        note('precursors-not-cause'),
        ...(unmatched > 0 ? [note('losses-unmatched', { customers: unmatched })] : []),
      ],
      exhibits: [signTable(signs), ...courseTable(weeks)],
    })
  },
})
