import type { Words } from '../words.js'

/** 指标分组，按报告章节排列。 */
export const groups: Words['groups'] = {
  retention: '留存与续费',
  churn: '客户流失',
  revenue: '收入与升级',
  value: '客户生命周期价值',
  activity: '使用活跃度',
  satisfaction: '客户满意度',
  health: '客户健康度与画像',
}

export const units: Words['units'] = { days: '天', months: '个月', minutes: '分钟' }

export const methods: Words['methods'] = {
  delong: 'DeLong 法（按客户聚类）',
  hedges: 'Hedges g 法',
  wilson: 'Wilson 得分法',
  'wilson-clustered': 'Wilson 得分法（按客户聚类）',
  likelihood: '极大似然，Delta 法',
  clustered: '以客户为聚类的稳健 t 区间',
  'log-log': '双对数法（Greenwood 方差）',
  'net-promoter-variance': '净推荐值方差法',
  'order-statistics': '次序统计量法',
  'order-statistics-clustered': '次序统计量法（按客户聚类）',
  'ratio-bootstrap': '比率自助法（BCa，固定随机种子）',
  student: '学生 t 分布',
  newcombe: 'Newcombe 混合得分法',
}

export const datasets: Words['datasets'] = {
  customers: '客户档案',
  payments: '付款记录',
  logins: '登录日志',
  surveys: '满意度调查',
  subscriptions: '订阅合同',
  rates: '汇率',
}

export const severities: Words['severities'] = { error: '错误', warning: '警示', info: '说明' }

export const policies: Words['policies'] = {
  as_of: '截至日',
  timezone: '日期所属时区',
  currency: '币种',
  recurring_basis: '经常性收入认定基础',
  grace_days: '流失认定宽限天数',
  active_days: '活跃认定天数',
  seed: '随机种子',
  test_accounts: '测试及内部账号',
  month_end_dates: '月末终止日的认定方式',
  health_thresholds: '健康度各档分界值',
  consultation_sign: '咨询频率在健康度中的方向',
}
