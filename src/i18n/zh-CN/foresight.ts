import type { Words } from '../words.js'
import { terms } from './terms.js'

type Foresight = typeof import('../en/foresight.js')

/** 对预测及流失前兆的提示。 */
export const foresightNotes: Pick<Words['notes'], keyof Foresight['foresightNotes']> = {
  'warning-tested': (a, f) =>
    `已以 ${f.count(Number(a['cuts']))} 个历史观察日（合计流失 ${f.count(Number(a['losses']))} 家次）回测，各观察日均仅以其之前已知的数据预测。`,
  'warning-silent': () =>
    '置信区间包含随机水平：历史观察日上该模型未能识别将流失的客户，故不列示高风险客户，亦不估计涉险收入，提请关注。',
  'warning-features-absent': (a) =>
    `下列信息在资料中缺失或各客户均相同，未予使用：${featuresOf(a['features']).join('、')}。`,
  'warning-sampled': (a, f) =>
    `建模与回测以按客户标识指纹抽取的 ${f.count(Number(a['customers']))} 家客户进行；基准日全部客户均予评估。`,
  'warning-uncalibrated': (a, f) =>
    `历史观察日上预测概率${Number(a['slope']) < 1 ? '过于分散' : '过于集中'}（校准斜率 ${f.number(Number(a['slope']), 2)}），宜参考其排序而非绝对水平，提请关注。`,
  'precursors-not-cause': () =>
    '仅为关联，不构成因果：流失与留存客户仅在月份及年限上匹配，其他特征未作匹配；同一留存客户可与多家流失客户对比。',
  'losses-unmatched': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家流失客户在同月份、同年限区间内无留存客户可比，未参与比较。`,
  'score-seen-on': (a, f) => `得分截至 ${f.date(String(a['date']))}，流失统计其后 90 天。`,
  'score-not-predictive': () => '置信区间包含随机水平：现有数据未显示该得分能够识别将流失的客户，提请关注。',
  'rates-fall-with-score': () => '流失率随得分由低到高逐档下降。',
  'rates-not-in-order': () => '流失率未随得分由低到高逐档下降。',
}

/** 预测未能得出的原因。 */
export const foresightReasons: Pick<Words['reasons'], keyof Foresight['foresightReasons']> = {
  'too-few-losses-for-warning': (a, f) =>
    `各历史观察日后 90 天内流失合计 ${f.count(Number(a['losses']))} 家次；流失预警至少需 30 家次。`,
  'warning-separates': () =>
    '观察日之前的信息可毫无差错地区分流失与留存客户，不合常理：更可能系导出数据在流失发生后被改动，提请关注。',
  'no-signs-to-compare': (a, f) =>
    `流失客户 ${f.count(Number(a['losses']))} 家，无任何一项信号在流失与可比留存两组中均达 5 家，无法比较。`,
}

function featuresOf(keys: string | number | undefined): string[] {
  return String(keys)
    .split('|')
    .map((key) => (terms as Record<string, string>)[`feature-${key}`] ?? key)
}
