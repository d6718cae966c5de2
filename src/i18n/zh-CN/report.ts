import type { Words } from '../words.js'

/** 各种输出形式共用的文字。 */
export const report: Words['report'] = {
  title: '客户粘性核查报告',
  empty: '—',
  asOf: '截至日',
  window: '报告期',
  range: (a, f) => `${f.date(String(a['from']))}至${f.date(String(a['to']))}`,
  currency: '币种',
  noCurrency: '未申明，或存在多个币种',
  files: '资料文件',
  filesTaken: (a, f) => `共 ${f.count(Number(a['files']))} 份，采用 ${f.count(Number(a['taken']))} 份`,
  pseudonyms: '化名处理',
  pseudonymised: (a) =>
    `标识与名称均以密钥化名，密钥校验码 ${a['fingerprint']}；客户数少于 5 家的行，以及据以可推算该等行的其他行，均不予列示`,
  suppressed: '不予列示',
  rows: '记录',
  rowsTaken: (a, f) =>
    `共 ${f.count(Number(a['rows']))} 行：采用 ${f.count(Number(a['accepted']))} 行，` +
    `不予采用 ${f.count(Number(a['rejected']))} 行，按规则剔除 ${f.count(Number(a['dropped']))} 行`,
  generator: (a) => `${a['name']} ${a['version']}，口径选项 ${a['policies']}`,
  policyHash: '口径选项校验码',
  pair: (a) => `${a['label']}：${a['text']}`,
  inUnit: (a) => `${a['title']}（单位：${a['unit']}）`,
  firstOf: (a, f) => `${a['title']}（共 ${f.count(Number(a['total']))} 项，列示前 ${f.count(Number(a['shown']))} 项）`,
  ageInWeeks: (a) => `${a['title']}（横向为经过周数）`,
  ageInMonths: (a) => `${a['title']}（横向为经过月数）`,
  ageInQuarters: (a) => `${a['title']}（横向为经过季度数）`,
  quantity: (a) => `${a['number']} ${a['unit']}`,
  between: (a) => `${a['low']} – ${a['high']}`,
  betweenAt: (a, f) => `${a['low']} – ${a['high']}（${f.number(Number(a['level']) * 100)}%）`,
  value: '数值',
  interval: '置信区间',
  intervalAt: (a, f) => `${f.number(Number(a['level']) * 100)}% 置信区间`,
  evidence: '样本量',
  remarks: '备注',
  findings: '关注事项',
  noFindings: '未发现需提请关注的事项。',
  findingRows: (a, f) => `涉及 ${f.count(Number(a['rows']))} 行`,
  findingMoney: (a, f) => `涉及金额 ${f.money(Number(a['money']))}`,
  question: (a) => `问询管理层：${a['question']}`,
  suggestion: (a) => `建议：${a['suggestion']}`,
  insights: '主要发现',
  andMore: (a, f) => `${a['title']}（另有 ${f.count(Number(a['more']))} 项）`,
  moreNumbers: (a, f) =>
    `另有 ${f.count(Number(a['more']))} 项指标：limpet metrics <文件夹> --only <分组>，或以 --full 列示全部内容。`,
  moreInFull: (a, f) => `另有 ${f.count(Number(a['more']))} 项，以 --full 列示。`,
}
