import type { Formats } from '../formats.js'
import type { Arguments } from '../message.js'
import { quantityOf } from '../quantity.js'
import type { Words } from '../words.js'
import { attributes, terms } from './terms.js'
import { units } from './vocabulary.js'

function named(a: Arguments): string {
  const attribute = String(a['attribute'])
  return (attributes as Readonly<Record<string, string>>)[attribute] ?? attribute
}
const lines: Readonly<Record<string, string>> = {
  new: '新增客户',
  reactivated: '客户回流',
  expanded: '存量客户扩容',
  contracted: '存量客户缩减',
  churned: '客户流失',
  undetermined: '基准日尚待续费',
}
const periods: Readonly<Record<string, string>> = { week: '周', month: '个月', quarter: '个季度' }

/** 由各项结果得出的要点。分组与同期群的差异仅为相关关系。 */
export const insights: Words['insights'] = {
  'segment-lags': (a, f) =>
    `${a['title']}以“${named(a)}”为“${a['value']}”的分组表现较差：${share(a, 'rate', 'n', f)}，其余为 ${share(a, 'rest', 'rest_n', f)}，差异在统计上显著。`,
  'newer-cohorts-worse': (a, f) => `我们注意到，${a['title']}随同期群下降：${cohorts(a, f)}。`,
  'newer-cohorts-better': (a, f) => `${a['title']}随同期群改善：${cohorts(a, f)}。`,
  'largest-reason': (a, f) =>
    `${a['exhibit']}：以“${term(a['reason'])}”居首，占 ${f.ratio(Number(a['share']))}（${f.count(Number(a['n']))} 例中 ${f.count(Number(a['cases']))} 例）` +
    (a['reasons'] === 1 ? '。' : `；前 ${f.count(Number(a['reasons']))} 项合计占 ${f.ratio(Number(a['together']))}。`),
  'largest-line': (a, f) =>
    `经常性收入变动以${lines[String(a['line'])] ?? a['line']}为主：每月 ${f.money(Number(a['amount']))}，相当于期初的 ${f.ratio(Number(a['share']))}，涉及 ${f.count(Number(a['customers']))} 次客户变动。`,
  'largest-segment': (a, f) =>
    `${a['title']}中 ${f.ratio(Number(a['share']))}（${f.money(Number(a['amount']))}）来自“${named(a)}”为“${a['value']}”的分组，而其样本仅占 ${f.ratio(Number(a['case_share']))}（样本量 ${f.count(Number(a['n']))}）。`,
  'better-than-year-before': (a, f) => `${a['title']}同比改善：${points(a, f)}。`,
  'worse-than-year-before': (a, f) => `提请关注：${a['title']}同比转差，${points(a, f)}。`,
}

const inquiries: Readonly<Record<string, string>> = {
  activity: '了解产品导入与培训情况',
  churn: '访谈已流失及留存者',
  retention: '访谈已流失及留存者',
  satisfaction: '查阅其反馈意见',
  support: '查阅其工单',
}

const remedies: Readonly<Record<string, string>> = {
  competitor: '就客户提及的竞争对手比较产品与价格，并据此评估临近到期的合同。',
  'hardly-used': '自上线首周起监测使用情况，对合同到期前停止登录的客户及时跟进。',
  'missing-feature': '将产品路线图及其时间表与上述客户所缺功能逐项核对。',
  'payment-failed': '完善扣款失败后的重试、到期前提醒及其他付款方式。',
  'poor-quality': '对产品稳定性开展技术核查，并将整改所需投入纳入预算。',
  'poor-service': '核查响应与解决时长，并将所需服务人员纳入预算。',
  price: '在直接降价之前先行测试较小版本及较长合同期，并复核卖方预测中的提价假设。',
  'too-difficult': '将客户上手前 30 日的辅导投入纳入预算，并跟踪上手率。',
}

/** 依附于要点或关注事项的策略建议；无一般性建议者为空。 */
export const suggestions: Words['suggestions'] = {
  'segment-lags': (a) =>
    `就“${named(a)}”为“${a['value']}”的客户，${inquiries[String(a['group'])] ?? '请管理层说明其差异原因'}，并在估值中单独考虑。`,
  'newer-cohorts-worse': () => '估值宜以较新的客户为依据而非全体平均，并了解其后销售或产品发生的变化。',
  'largest-reason': (a) => remedies[String(a['reason'])] ?? '',
  'worse-than-year-before': () => '签约前索取截至日以后各月的数据，并考虑将部分对价与该指标挂钩。',
  'dominant-customer': () => '将该客户的同意或续约列为交割先决条件，或约定部分对价待其续约后支付。',
  'unpaid-invoices': () => '在营运资金中剔除逾期应收款，或由卖方就其回收作出保证。',
  'subscription-end-unknown': () => '在取得上述终止日期之前，不宜采信任何留存指标。',
}

function share(a: Arguments, rate: string, n: string, f: Formats): string {
  return `${f.ratio(Number(a[rate]))}（样本量 ${f.count(Number(a[n]))}）`
}

function cohorts(a: Arguments, f: Formats): string {
  const age = `${f.count(Number(a['age']))} ${periods[String(a['period'])] ?? ''}`
  return `${f.month(String(a['from']))}以来的同期群 ${age}后为 ${share(a, 'rate', 'n', f)}，此前一年的同期群为 ${share(a, 'before', 'before_n', f)}`
}

function points(a: Arguments, f: Formats): string {
  return `${point(a, '', f)}，上年同期为${point(a, 'before', f)}`
}

function point(a: Arguments, prefix: '' | 'before', f: Formats): string {
  const key = (name: string): string => (prefix === '' ? name : name === 'value' ? prefix : `${prefix}_${name}`)
  const n = a[key('n')]
  const cases = n === undefined ? '' : `，样本量 ${f.count(Number(n))}`
  return `${quantityOf(a, key('value'), f, units)}（${f.month(String(a[key('month')]))}${cases}）`
}

function term(key: string | number | undefined): string {
  return (terms as Readonly<Record<string, string>>)[String(key)] ?? String(key)
}
