import type { Words } from '../words.js'
import { datasets } from './vocabulary.js'

const exclusions: Readonly<Record<string, string>> = {
  trial: '试用',
  paused: '已暂停',
  future: '尚未生效',
  free: '免费',
  'empty-period': '期间长度为零（终止日不晚于起始日）',
}

/** 认定为测试或内部账号的依据。 */
const testEvidence: Readonly<Record<string, string>> = {
  status: '客户状态',
  type: '客户类型',
  flag: '标识列',
  name: '名称全文',
}

/** 对事实数据核查后的关注事项。 */
export const checkFindings: Pick<Words['findings'], keyof typeof import('../en/checks.js')['checkFindings']> = {
  'mixed-currencies': (a) =>
    `数据含多种币种（${a['currencies']}），金额类指标不予列示；须以 \`--currency\` 指定报告币种，并提供月度汇率表（币种、月份、汇率）。`,
  'rates-missing': (a, f) =>
    `折算所需的月度汇率缺 ${f.count(Number(a['count']))} 项（首项：${a['first']}；“?”指未载明币种的金额）。本次不以前期汇率代替，金额类指标不予列示。`,
  'rates-without-target': () => '已取得汇率表，但未指定报告币种，本次未使用；请以 `--currency` 指定。',
  'rates-of-another-currency': (a) =>
    `汇率表所列 ${a['currency']} 对自身的汇率不为 1，系折算至其他币种，本次均未使用。`,
  'rates-contradictory': (a, f) =>
    `有 ${f.count(Number(a['count']))} 个月份的同一币种存在多个汇率（如 ${a['first']}），本次均未使用。`,
  'money-converted': (a) =>
    `金额已按导出的月度汇率折算为 ${a['currency']}（每一单位外币），基准日汇率：${a['rates']}。`,
  'costs-not-converted': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 家客户的获客或服务成本未载明币种，本次视为 ${a['currency']}，未作折算。`,
  'duplicate-payment-ids': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 笔付款的流水号重复（如 ${a['example']}），本次按原样计入。`,
  'duplicate-payments': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 笔无流水号付款的客户、日期及金额与其他付款完全相同，本次按原样计入。`,
  'orphan-customers': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 个客户编号（如 ${a['example']}）存在付款或使用记录，但未见于客户档案；本次保留并标示。`,
  'indistinct-customers': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 个客户编号（如 ${a['example']}）经脱敏处理或系泛称，可能对应多家客户；金额合计不受影响，客户数及按客户计算的留存与流失不可依赖。`,
  'churn-date-contradicted': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户（如 ${a['example']}）在客户档案中已标注流失日期，但截至基准日仍在付费；本次以付款为准，计为客户。`,
  'test-account-out': (a, f) =>
    `账号 ${a['customer']} 为测试、演示或公司自用账号（依据：${testEvidence[String(a['evidence'])] ?? a['evidence']}），其 ${f.count(Number(a['rows']))} 行记录未计入任何指标；如需计入，请设置 \`test_accounts: in\`。`,
  'test-accounts-out': (a, f) =>
    `另有 ${f.count(Number(a['customers']))} 个此类账号，共 ${f.count(Number(a['rows']))} 行记录，同样未予计入。`,
  'test-accounts': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家付费客户（如 ${a['example']}）的名称疑似测试、演示或内部账号；本次按原样计入。`,
  'dominant-customer': (a, f) => `客户 ${a['customer']} 占基准日经常性收入的 ${f.ratio(Number(a['share']))}。`,
  'unpaid-invoices': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 笔应收款截至基准日已到期而无付款日期，未计入任何实收金额。`,
  'late-or-lost': (a, f) =>
    `基准日前 90 天内到期、对应已付期间之后服务的应收款尚未收回，涉及计为流失的客户 ${f.count(Number(a['lost']))} 家、宽限期内去留未定的客户 ${f.count(Number(a['undetermined']))} 家、尚未首次付款的客户 ${f.count(Number(a['newcomers']))} 家。若账期长于宽限期，上述客户属于延迟付款而非流失，最近数月的流失可能高估，基准日经常性收入可能低估，提请关注。`,
  'subscriptions-left-out': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 行订阅不产生经常性收入，原因：${exclusions[String(a['exclusion'])] ?? a['exclusion']}。`,
  'subscriptions-paused': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 行订阅处于暂停状态，导出数据未载明暂停日期；本次于基准日不计经常性收入，其历史计至基准日或付款所覆盖期间届满之日。`,
  'subscription-end-unknown': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 行订阅状态为已取消或已终止，但无终止日期，无法核实其终止时点；本次全部剔除，收入与流失因此均可能低估。`,
  'inclusive-ends': (a, f) =>
    `${f.count(Number(a['rows']))} 行订阅的终止日按“含当日”认定（多为月末日或下一期起始日前一日）；如需改变，请设置 \`month_end_dates: exclusive\`。`,
  'answers-without-day': (a, f) => `有 ${f.count(Number(a['rows']))} 份调查回答有得分而无回答日期，未用于任何指标。`,
  'logins-without-user': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 条登录未载明用户，而其余登录载明；该等登录计入客户活跃，不计入用户数。`,
  'scores-off-scale': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 个 ${a['kind']} 得分超出量表范围（${f.number(Number(a['lowest']))} 至 ${f.number(Number(a['highest']))}），未用于任何指标。`,
  'facts-after-cut': (a, f) =>
    `有 ${f.count(Number(a['rows']))} 条付款、登录、合约起始或问卷回答记录晚于基准日（${f.date(String(a['first']))}至${f.date(String(a['last']))}），不影响任何数值。`,
  'no-money': (a) =>
    `尚未取得付款记录及订阅合同（已识别：${
      a['datasets'] === ''
        ? '无'
        : String(a['datasets'])
            .split(', ')
            .map((id) => (datasets as Record<string, string>)[id] ?? id)
            .join('、')
    }），留存、流失及收入类指标无法列示。`,
  'invariant-broken': (a, f) =>
    `表 ${a['table']} 有 ${f.count(Number(a['rows']))} 行不满足规则 ${a['rule']}，相关指标不宜采信。`,
  'metric-failed': (a) => `指标 ${a['metric']} 未能完成计算：${a['problem']}`,
  'check-failed': (a) => `核查项 ${a['check']} 未能完成：${a['problem']}`,
}

/** 由关注事项引出的问询。 */
export const checkQuestions: Pick<Words['questions'], keyof typeof import('../en/checks.js')['checkQuestions']> = {
  'duplicate-payment-ids': () => '请说明上述付款系重复入账还是同一款项分笔到账，并就示例提供银行回单。',
  'duplicate-payments': () => '请说明上述付款为两笔付款还是同一付款重复导出。',
  'orphan-customers': () => '请说明上述客户的身份及其未列入客户档案的原因。',
  'indistinct-customers': () => '请提供载明完整客户编号的记录；如涉及个人信息，请以可区分客户的代码代替。',
  'churn-date-contradicted': () => '请说明上述客户是否已提出终止，或流失日期登记有误，并提供终止通知。',
  'test-account-out': () => '请确认该账号不属于任何客户，且未曾计费。',
  'test-accounts': () => '请说明上述账号是否为公司自用或非客户账号。',
  'dominant-customer': () => '请提供与该客户的合同，说明合同期限、通知期及控制权变更条款。',
  'late-or-lost': () => '请提供上述款项的期后回款情况及合同约定的账期。',
  'unpaid-invoices': () => '请说明其中存在争议的款项，以及期后回款情况。',
  'subscriptions-paused': () => '请说明上述订阅的暂停日期、预计恢复日期及暂停期间是否收费。',
  'subscription-end-unknown': () => '请补充上述订阅的终止日期。',
  'rates-missing': () => '请补充账面折算所用的各月汇率。',
  'money-converted': () => '请说明上述汇率是否与账面一致，以及系平均汇率还是期末汇率。',
  'mixed-currencies': () => '请说明各客户的结算币种及账面折算所用的月度汇率。',
}
