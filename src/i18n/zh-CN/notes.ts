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
  'before-data': (a, f) => `有 ${f.count(Number(a['customers']))} 家客户于数据首月已在付费，其年限不明，未计入本指标。`,
  'money-left-out': () => '数据含多种币种，或不存在可加总的经常性收入，故未列示金额口径。',
  'terms-open': (a, f) =>
    `有 ${f.count(Number(a['terms']))} 个合约期于基准日前 30 天内到期，尚可续约，未予计入；如计入，该比率介于 ${f.ratio(Number(a['low']))} 与 ${f.ratio(Number(a['high']))} 之间。`,
  'articles-divide-otherwise': () => '所列“口径”以其他基数除同一流失数，与行业流失率基准不可直接比较。',
  'largest-reason': (a, f) => `居首原因为“${termOf(a['reason'])}”，涉及 ${f.count(Number(a['customers']))} 家客户。`,
  'losses-without-reason': (a, f) =>
    `流失客户中有 ${f.count(Number(a['customers']))} 家未记录原因；如其全部属于此类流失，该比率将为 ${f.ratio(Number(a['high']))}。`,
  'losses-cut-off': (a, f) => `数据仅追溯 ${f.count(Number(a['months']))} 个月，基准日前 24 个月内更早的流失未能计入。`,
  'start-before-data': (a, f) =>
    `其中 ${f.count(Number(a['customers']))} 家于数据首月即已为客户，实际客户年限可能长于列示。`,
  'payments-stand-in': () => '资料中无登录数据，以付款代替使用行为。',
  'month-measured': (a, f) => `统计月份：${f.month(String(a['month']))}。`,
  'customers-not-users': () => '登录数据未含用户标识，按客户计。',
  'scale-inferred': () => '导出数据未声明量表，系根据得分推定。',
  'scale-unverified': () => '导出数据未声明量表且无零分，不能排除其为 1–10 分量表。',
  'one-based-scale': (a, f) =>
    `声明为 1–10 分量表的 ${f.count(Number(a['answers']))} 份回答未予计入：该量表下无法给出零分。`,
  'discount-inside-price': () => '导出数据未列目录价，折扣的给予或取消已含于价格因素；金额均为同一币种，无汇率因素。',
  'expansion-not-split': (a, f) =>
    `扩容中有 ${f.ratio(Number(a['share']))} 来自未列席位的记录，无法拆分；如全部视为价格因素，占比为 ${f.ratio(Number(a['high']))}。`,
  'association-not-cause': () =>
    '仅为关联，不构成因果：回答在报告期之前，结果在报告期之内，取期初在册客户；各组其他特征未作匹配。',
  'answers-only': (a, f) =>
    `有 ${f.count(Number(a['answers']))} 份回答所属问卷在导出数据中无一份未回复的邀请，未计入回复率。`,
  'recent-invitations': (a, f) =>
    `有 ${f.count(Number(a['invitations']))} 份邀请于基准日前 14 天内发出，后续仍可能收到回复。`,
  'dimensions-not-compared': () =>
    '各维度按同一受访者配对比较；评价两个以上维度的受访者不足 5 位，故不判断优势与短板。',
  'respondents-outside-base': (a, f) =>
    `有 ${f.count(Number(a['respondents']))} 家受访客户在统计期间各月末均无经常性收入，未予计入。`,
  'answers-without-customer': (a, f) => `有 ${f.count(Number(a['answers']))} 份回答未注明客户，无法归入分组。`,
  'praise-not-demand': (a, f) => `有 ${f.count(Number(a['comments']))} 条意见为高分好评且未提出要求，不作为需求统计。`,
  'effort-direction-unstated': () =>
    '导出数据未说明高分表示省力还是费力；在管理层确认问卷措辞之前，提请不作方向性解读。',
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
  'no-earlier-losses': () => '数据中未发现于基准日前 12 至 24 个月内流失的客户。',
  'logins-do-not-reach': (a, f) =>
    `登录数据未完整覆盖基准日前 ${f.count(Number(a['days']))} 天，无法区分未使用与数据缺失。`,
  'no-churn-reasons': (a, f) =>
    `${f.count(Number(a['customers']))} 家流失客户均未记录流失原因、去向，亦无未付账单可资判断。`,
  'no-cohort-of-a-year': () => '数据期间内尚无满 12 个月的同期群。',
  'no-terms-ended': () => '报告期内无三个月及以上的合约期到期：数据中不存在此类合约期，或订阅均按月计费。',
  'no-terms-running': () => '基准日无正在履行的三个月及以上合约期。',
  'no-registered-customers': () => '截至基准日无注册客户。',
  'no-payments': () => '截至基准日无实收款项。',
  'no-complete-month': () => '统计期间内登录数据无完整月份。',
  'no-answers': () => '统计期间内无调查回答。',
  'one-based-scale': (a, f) => `全部 ${f.count(Number(a['answers']))} 份回答均为 1–10 分量表，无法给出零分。`,
  'nothing-lost': () => '报告期内无经常性收入减少，缺少分母。',
  'no-customers-at-cut': () => '截至基准日无经常性收入客户。',
  'nothing-expanded': () => '报告期内无客户扩容。',
  'no-seats': () => '导出数据未列席位，无法区分价格与数量因素。',
  'no-change-reasons': () => '订阅数据未列明报告期内任何升级的变更原因。',
  'no-plans': () => '数据未列明套餐或产品名称。',
  'no-customers-kept': () => '无客户同时存在于期初与基准日。',
  'no-invitations': () => '调查数据未载明统计期间内的邀请日期。',
  'only-answers-exported': () => '调查数据中无一份未回复的邀请，导出内容似仅含已回复问卷，无法据以计算回复率。',
  'no-dimensions': () => '统计期间内的满意度回答均未注明评价维度。',
  'no-answers-before-window': () => '期初客户在报告期前十二个月内均无回答，无法观察“先回答、后结果”。',
  'nothing-to-compare': (a, f) =>
    `拟比较的两组分别为 ${f.count(Number(a['first']))} 家与 ${f.count(Number(a['second']))} 家客户；任一组不足 5 家不列示差异。`,
  'respondents-unnamed': () => '调查回答未注明客户，无法与客户基数对照。',
  'no-attributes': () => '客户数据中无取值为 2 至 20 个的分组属性。',
  'no-demands': () => '统计期间内无提出要求的意见。',
  'scales-differ': () => '各回答所用量表不一，均值无意义。',
  'metric-failed': () => '计算未能完成，详见关注事项。',
}

function termOf(key: string | number | undefined): string {
  return (terms as Record<string, string>)[String(key)] ?? String(key)
}
