import type { Words } from '../words.js'
import { terms } from './terms.js'
import { datasets } from './vocabulary.js'

/** 对已得出数值的提示。 */
export const notes: Words['notes'] = {
  'thin-evidence': (a, f) => `样本偏少：n = ${f.count(Number(a['n']))}，不足 20。`,
  'short-history': (a, f) => `数据仅覆盖 ${f.count(Number(a['months']))} 个月，短于统计期间。`,
  'left-and-returned': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户于期内流失后又回流，占该比率基数的 ${f.ratio(Number(a['share']))}。`,
  'undetermined-at-cut': (a, f) =>
    `截至基准日有 ${f.count(Number(a['customers']))} 家客户仍处于续费宽限期，分子分母均未计入；如计入，该比率介于 ${f.ratio(Number(a['low']))} 与 ${f.ratio(Number(a['high']))} 之间。`,
  'came-back-from-before': (a, f) =>
    `分子中有 ${f.count(Number(a['customers']))} 家客户期初并非客户，系此前流失、期内回流。`,
  'before-data': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户于数据首月已在付费，其年限不明，未计入本指标。`,
  'money-left-out': () => '数据含多种币种，或不存在可加总的经常性收入，故未列示金额口径。',
  'articles-divide-otherwise': () => '所列“口径”以其他基数除同一流失数，与行业流失率基准不可直接比较。',
  'largest-reason': (a, f) => `居首原因为“${termOf(a['reason'])}”，涉及 ${f.count(Number(a['customers']))} 家客户。`,
  'losses-without-reason': (a, f) =>
    `流失客户中有 ${f.count(Number(a['customers']))} 家未记录原因；如其全部属于此类流失，该比率将为 ${f.ratio(Number(a['high']))}。`,
  'start-before-data': (a, f) =>
    `其中 ${f.count(Number(a['customers']))} 家于数据首月即已为客户，实际客户年限可能长于列示。`,
  'payments-stand-in': () => '资料中无登录数据，以付款代替使用行为。',
  'month-measured': (a, f) => `统计月份：${f.month(String(a['month']))}。`,
  'customers-not-users': () => '登录数据未含用户标识，按客户计。',
  'scale-inferred': () => '导出数据未声明量表，系根据得分推定。',
  'scale-unverified': () => '导出数据未声明量表且无零分，不能排除其为 1–10 分量表。',
  'one-based-scale': (a, f) =>
    `声明为 1–10 分量表的 ${f.count(Number(a['answers']))} 份回答未予计入：该量表下无法给出零分。`,
}

/** 数值未能得出的原因。 */
export const reasons: Words['reasons'] = {
  'needs-dataset': (a) =>
    `尚未取得${String(a['dataset'])
      .split('|')
      .map((id) => (datasets as Record<string, string>)[id] ?? id)
      .join('或')}。`,
  'too-few': (a, f) => `仅有 ${f.count(Number(a['n']))} 例；不足 5 例不列示比率。`,
  'mixed-currencies': (a) => `数据含多种币种（${a['currencies']}），不同币种金额不予相加。`,
  'no-customers-at-start': () => '期初无经常性收入客户。',
  'no-recurring-revenue': () => '截至基准日未发现经常性收入。',
  'nothing-recurs': () => '付款既无固定周期亦无服务期间，不存在可加总的经常性收入；客户按近 12 个月内有购买认定。',
  'no-losses': () => '统计期间内未发现流失客户。',
  'no-churn-reasons': (a, f) =>
    `${f.count(Number(a['customers']))} 家流失客户均未记录流失原因、去向，亦无未付账单可资判断。`,
  'no-cohort-of-a-year': () => '数据期间内尚无满 12 个月的同期群。',
  'no-registered-customers': () => '截至基准日无注册客户。',
  'no-payments': () => '截至基准日无实收款项。',
  'no-complete-month': () => '统计期间内登录数据无完整月份。',
  'no-answers': () => '统计期间内无调查回答。',
  'one-based-scale': (a, f) => `全部 ${f.count(Number(a['answers']))} 份回答均为 1–10 分量表，无法给出零分。`,
  'nothing-lost': () => '报告期内无经常性收入减少，缺少分母。',
  'no-customers-at-cut': () => '截至基准日无经常性收入客户。',
  'metric-failed': () => '计算未能完成，详见关注事项。',
}

function termOf(key: string | number | undefined): string {
  return (terms as Record<string, string>)[String(key)] ?? String(key)
}
