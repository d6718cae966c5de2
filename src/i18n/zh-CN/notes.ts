import type { Words } from '../words.js'
import { terms } from './terms.js'
import { datasets } from './vocabulary.js'

/** 对已得出数值的提示。 */
export const notes: Pick<Words['notes'], keyof typeof import('../en/notes.js')['notes']> = {
  'thin-evidence': (a, f) => `样本偏少：n = ${f.count(Number(a['n']))}，不足 20。`,
  'cases-of-customers': (a, f) =>
    `n = ${f.count(Number(a['n']))} 来自 ${f.count(Number(a['customers']))} 家客户${Number(a['unnamed']) === 0 ? '' : `及 ${f.count(Number(a['unnamed']))} 份未署客户的回答（视为相互独立）`}；置信区间已考虑同一客户多项记录之间的相关性。`,
  'short-history': (a, f) => `数据仅覆盖 ${f.count(Number(a['months']))} 个月，短于统计期间。`,
  'left-and-returned': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户于期内流失后又回流，占该比率基数的 ${f.ratio(Number(a['share']))}。`,
  'undetermined-at-cut': (a, f) =>
    `截至基准日有 ${f.count(Number(a['customers']))} 家客户仍处于续费宽限期，分子分母均未计入；如计入，该比率介于 ${f.ratio(Number(a['low']))} 与 ${f.ratio(Number(a['high']))} 之间。`,
  'recurring-undetermined': (a, f) =>
    `截至基准日有 ${f.count(Number(a['customers']))} 家客户仍处于续费宽限期，未予计入；如计入，该数将增加 ${f.ratio(Number(a['more']))}。`,
  'came-back-from-before': (a, f) =>
    `分子中有 ${f.count(Number(a['customers']))} 家客户期初并非客户，系此前流失、期内回流。`,
  'before-data': (a, f) => `有 ${f.count(Number(a['customers']))} 家客户于数据首月已在付费，其年限不明，未计入本指标。`,
  'money-left-out': () => '数据含多种币种，或不存在可加总的经常性收入，故未列示金额口径。',
  'terms-open': (a, f) =>
    `有 ${f.count(Number(a['terms']))} 个合约期于基准日前 30 天内到期，尚可续约，未予计入；如计入，该比率介于 ${f.ratio(Number(a['low']))} 与 ${f.ratio(Number(a['high']))} 之间。`,
  'terms-changed': (a, f) =>
    `有 ${f.count(Number(a['terms']))} 个合约期较约定到期日提前 90 天以上被替换，已计为续约，但或属期中变更。`,
  'recurring-left-out': (a, f) => `报告期内有 ${f.count(Number(a['payments']))} 笔付款属已知的经常性收费，已予剔除。`,
  'recurring-not-told-apart': (a, f) =>
    `报告期内有 ${f.count(Number(a['payments']))} 笔付款未注明款项类型，按购买计；其中如含经常性收费，该比率偏高。`,
  'tenure-at-least': (a, f) => `有 ${f.count(Number(a['customers']))} 家客户于数据首月已在付费，实际年限可能更长。`,
  'tenure-with-breaks': (a, f) => `有 ${f.count(Number(a['customers']))} 家客户曾流失后回流，其中断期间计入年限。`,
  'starters-never-seen': (a, f) =>
    `其中 ${f.count(Number(a['customers']))} 家从未出现于登录数据：或从未使用，或登录数据所用编号不同。`,
  'trials-open': (a, f) =>
    `有 ${f.count(Number(a['trials']))} 项试用仍在进行、未注明结束日，或于基准日前 30 天内结束，未予计入。`,
  'groups-compared': (a, f) =>
    `共比较 ${f.count(Number(a['groups']))} 组，各组差异区间的置信水平为 ${f.ratio(Number(a['level']))}。`,
  'no-scores-before-window': () => '报告期前一年无满意度评分，无法与留存对照。',
  'reason-named-most': (a) => `提及最多的原因为“${a['reason']}”。`,
  'largest-reason': (a, f) => `居首原因为“${termOf(a['reason'])}”，涉及 ${f.count(Number(a['customers']))} 家客户。`,
  'losses-without-reason': (a, f) =>
    `流失客户中有 ${f.count(Number(a['customers']))} 家未记录原因；如其全部属于此类流失，该比率将为 ${f.ratio(Number(a['high']))}。`,
  'losses-cut-off': (a, f) => `数据仅追溯 ${f.count(Number(a['months']))} 个月，基准日前 24 个月内更早的流失未能计入。`,
  'start-before-data': (a, f) =>
    `其中 ${f.count(Number(a['customers']))} 家于数据首月即已为客户，实际客户年限可能长于列示。`,
  'component-absent': (a) => `资料中无“${termOf(a['component'])}”数据，该项未计入，得分按其余项折算为 30 分制。`,
  'component-without-cut-points': (a) =>
    `limpet.yaml 为其他项设有分界值，而${termOf(a['component'])}未设，故予剔除，得分按 30 分折算。`,
  'component-partly-absent': (a, f) => `有 ${f.count(Number(a['customers']))} 家客户缺少其中一项，其得分按另一项折算。`,
  'scores-relative': () => '得分为客户群内部的十分位，故未划分高价值、稳定、风险等区间，亦不可用于公司之间的比较。',
  'history-too-short-for-age': (a, f) => `数据仅追溯 ${f.count(Number(a['months']))} 个月，较早的客户其年限会被低估。`,
  'billing-rhythm': () => '最近付款日与付款频率受计费周期影响：按年付费的客户显得付款少且久远，按月付费的客户则相反。',
  'membership-as-exported': () =>
    '仅为相关关系，不代表因果：会员身份以导出时为准，因持续留存而成为会员的客户亦计为会员。',
  'payments-stand-in': () => '资料中无登录数据，以付款代替使用行为。',
  'month-measured': (a, f) => `统计月份：${f.month(String(a['month']))}。`,
  'customers-not-users': () => '登录数据未含用户标识，按客户计。',
  'lifetime-restricted': (a, f) =>
    `客户寿命以已观察到的最长年限（${f.number(Number(a['months']), 0)} 个月）为限计算，届时仍在册客户占 ${f.ratio(Number(a['share']))}，故为下限。`,
  'churn-formula-flaw': (a, f) =>
    `该公式假设流失率恒定且客户寿命无限：对应平均寿命 ${f.number(Number(a['years']), 1)} 年，而数据中最长仅 ${f.number(Number(a['seen']), 1)} 年。流失率越低，结果越趋于无穷，提请关注，不宜据以估值。`,
  'forecast-basis': (a, f) => {
    const [gaps, regular] = [f.count(Number(a['gaps'])), f.count(Number(a['regular']))]
    const said: Record<string, string> = {
      named: '经常性收入的认定依据由配置指定，客户是否受合同约束并非由数据判定，提请关注。',
      subscriptions: '客户受合同约束：资料含订阅明细。',
      'service-periods': '客户受合同约束：多数经常性付款载明服务期间。',
      'inferred-cadence': `依付款规律推断客户受合同约束：${gaps} 个付款间隔中有 ${regular} 个呈规律性。`,
      purchases: `客户不受合同约束：资料无订阅明细及服务期间，${gaps} 个付款间隔中仅 ${regular} 个呈规律性，不足半数。`,
    }
    return said[String(a['basis'])] ?? '未见付款记录，无适用模型。'
  },
  'forecast-by-renewals': () =>
    '收入具有经常性，故以续费为基础预测（移位贝塔—几何模型，按月计）。假设：各客户每次续费时的流失概率因客户而异且恒定不变；无季节性及趋势，价格与产品不变；各客户现行付费金额不变。',
  'forecast-by-purchases': () =>
    '收入不具经常性，故以购买行为为基础预测（金额采用 Gamma-Gamma 模型）。假设：各客户的购买频率因客户而异且恒定不变，直至不再购买（该时点不可观察）；无季节性及趋势，价格不变；单次金额与购买频率无关。',
  'model-chosen': (a, f) =>
    `经比较 ${f.count(Number(a['tried']))} 种购买模型，${termOf(a['model'])}于历史时点的回测误差最小（按重复购买次数分组的误差合计占实际购买次数的 ${f.ratio(Number(a['error']))}），故予采用。选择与回测使用相同时点，该误差略偏乐观，提请关注。`,
  'model-without-maximum': (a) => `${termOf(a['model'])}于基准日未收敛，未予考虑。`,
  backtested: (a, f) =>
    `已先以 ${f.count(Number(a['cuts']))} 个历史时点回测：有区间的 ${f.count(Number(a['bounded']))} 次中，实际值落入 95% 预测区间 ${f.count(Number(a['inside']))} 次；最大误差为 ${f.ratio(Number(a['error']))}（负数为预测偏低）。`,
  'likelihood-flat': () =>
    '似然函数在某一参数上平坦：现有数据不足以辨识客户在该方面的差异；所列区间（如有）视客户在该方面为同质，长期数值取决于该差异，提请关注。',
  'customers-not-told-apart': () =>
    '现有数据未显示流失风险随年限下降，模型及区间均视各客户为同质；如客户存在差异，留存客户的实际价值将高于所列数值。',
  'ages-at-least': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户于数据首月已在付费：未纳入模型拟合，估值时视同自该月起计（若流失风险随年限下降，则估值偏低）。`,
  'open-renewals-not-valued': (a, f) =>
    `截至基准日有 ${f.count(Number(a['customers']))} 家客户仍处于续费宽限期：观察至此前为止，未计入估值。`,
  'first-purchase-perhaps-earlier': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户于数据首月购买，此前或已有购买；模型将该次视为首次购买。`,
  'money-follows-frequency': (a, f) =>
    `单次购买金额与购买次数相关（相关系数 ${f.number(Number(a['correlation']), 2)}），不满足金额模型的前提，故未预测金额。`,
  'no-gross-margin': () => '资料未载服务成本，故为收入口径而非毛利口径，使用时须乘以毛利率。',
  'no-acquisition-cost': () => '客户资料未载获客成本，仅扣除服务成本。',
  'no-service-cost': () => '客户资料未载服务成本，仅扣除获客成本。',
  'costs-partly-stated': (a, f) => `有 ${f.count(Number(a['customers']))} 家付费客户未载明成本，未予计入。`,
  'durations-partly-stated': (a, f) => `载有可用时长的登录占 ${f.ratio(Number(a['share']))}，其余未予计入。`,
  'operations-partly-stated': (a, f) => `载有操作次数的活跃客户月数占 ${f.ratio(Number(a['share']))}，其余未予计入。`,
  'scale-inferred': () => '导出数据未声明量表，系根据得分推定。',
  'scale-unverified': () => '导出数据未声明量表且无零分，不能排除其为 1–10 分量表。',
  'one-based-scale': (a, f) =>
    `声明为 1–10 分量表的 ${f.count(Number(a['answers']))} 份回答未予计入：该量表下无法给出零分。`,
  'discount-inside-price': () => '导出数据未列目录价，折扣的给予或取消已含于价格因素；金额均为同一币种，无汇率因素。',
  'discount-and-exchange': () =>
    '导出数据未列目录价，折扣的给予或取消已含于价格因素。各项变动按上一月末汇率计算，汇率变动影响单列，不计入扩容。',
  'price-at-many-rates': () => '期初与期末金额均按期初汇率计算；各月提价对应的汇率不一，故不列示剔除提价影响的留存率。',
  'exchange-line': () =>
    '各项变动按上一月末汇率计算（新增及回流按当月末汇率），汇率变动对其余金额的影响单列为“汇率影响”。',
  'expansion-not-split': (a, f) =>
    `扩容中有 ${f.ratio(Number(a['share']))} 来自未列席位的记录，无法拆分；如全部视为价格因素，占比为 ${f.ratio(Number(a['high']))}。`,
  'association-not-cause': () =>
    '仅为关联，不构成因果：回答在报告期之前，结果在报告期之内，取期初在册客户；各组其他特征未作匹配。',
  'difference-not-shown': () => '差异的置信区间包含零：现有数据未显示差异。',
  'answers-only': (a, f) =>
    `有 ${f.count(Number(a['answers']))} 份回答所属问卷在导出数据中无一份未回复的邀请，未计入回复率。`,
  'recent-invitations': (a, f) =>
    `有 ${f.count(Number(a['invitations']))} 份邀请于基准日前 14 天内发出，后续仍可能收到回复。`,
  'dimensions-not-compared': () =>
    '各维度按同一受访者配对比较；评价两个以上维度的受访者不足 5 位，故不判断优势与短板。',
  'respondents-outside-base': (a, f) =>
    `有 ${f.count(Number(a['respondents']))} 家受访客户在统计期间各月末均无经常性收入，未予计入。`,
  'answers-without-customer': (a, f) =>
    `有 ${f.count(Number(a['answers']))} 份回答未注明客户，未参与分组、同一客户内的比较及后续结果分析。`,
  'largest-topic': (a, f) => `意见最集中于“${termOf(a['topic'])}”，计 ${f.count(Number(a['comments']))} 条。`,
  'praise-not-demand': (a, f) => `有 ${f.count(Number(a['comments']))} 条意见为高分好评且未提出要求，不作为需求统计。`,
  'effort-direction-unstated': () =>
    '导出数据未说明高分表示省力还是费力；在管理层确认问卷措辞之前，提请不作方向性解读。',
  'overdue-unseen': () => '付款数据未列到期日，无法识别逾期款项。',
  'notice-unseen': () => '订阅数据未列明已提出但尚未生效的终止，无法识别。',
  'largest-plan': (a) => `第一大套餐为“${String(a['plan'])}”。`,
  'loyalty-by-tenure': (a, f) =>
    `有 ${f.count(Number(a['customers']))} 家客户从未作出满意度评分，其忠诚度仅以客户年限计。`,
  'median-beyond': (a, f) =>
    `未达到中位数：在观察客户不少于 5 家的最长年限（${f.count(Number(a['months']))} 个月）处，留存率仍为 ${f.ratio(Number(a['share']))}。`,
  'curve-thin': (a, f) =>
    `首年曲线所依据的样本偏少：第 ${f.number(Number(a['months']), 1)} 个月在观察客户仅 ${f.count(Number(a['customers']))} 家，提请关注。`,
  'trend-not-shown': () => '趋势区间包含零：现有数据未显示上升或下降。',
  'scales-held-apart': (a, f) =>
    `回答涉及 ${f.count(Number(a['scales']))} 种量表，趋势在各量表内分别估计，分批次数值不宜跨量表比较。`,
  'churn-below-five': (a, f) => `流失率为 ${f.ratio(Number(a['churn']))}，不足 5 个百分点，按降至零测算。`,
  'portraits-without-structure': () =>
    '客户并未形成明显分群（轮廓系数低于 0.25），所列画像系对连续分布的切分，仅供描述参考，提请关注。',
  'portraits-overlap': () => '各画像存在重叠（轮廓系数低于 0.5），处于边界的客户可归入任一组。',
  'feature-absent': (a) => `“${termOf(a['feature'])}”在资料中缺失或各客户相同，画像未采用该项。`,
  'lives-by-purchases': () => '收入不具经常性：客户自每次购买起计十二个月，故满十二个月之前不会出现流失，提请关注。',
  'buyers-not-cause': () => '以上对比仅反映相关性，不代表因果：购买增值服务的客户与其他客户在其他方面亦可能存在差异。',
}

/** 数值未能得出的原因。 */
export const reasons: Pick<Words['reasons'], keyof typeof import('../en/notes.js')['reasons']> = {
  'needs-dataset': (a) =>
    `尚未取得${String(a['dataset'])
      .split('|')
      .map((id) => (datasets as Record<string, string>)[id] ?? id)
      .join('或')}。`,
  'too-few': (a, f) => `仅有 ${f.count(Number(a['n']))} 例；不足 5 例不列示比率。`,
  'mixed-currencies': (a) => `数据含多种币种（${a['currencies']}），不同币种金额不予相加。`,
  'rates-missing': (a, f) =>
    `缺 ${f.count(Number(a['count']))} 项月度汇率（首项：${a['first']}），无汇率的金额不予相加。`,
  'no-customers-at-start': () => '期初无经常性收入客户。',
  'no-recurring-revenue': () => '截至基准日未发现经常性收入。',
  'nothing-recurs': () => '付款既无固定周期亦无服务期间，不存在可加总的经常性收入；客户按近 12 个月内有购买认定。',
  'no-losses': () => '统计期间内未发现流失客户。',
  'no-earlier-losses': () => '数据中未发现于基准日前 12 至 24 个月内流失的客户。',
  'logins-do-not-reach': (a, f) =>
    `登录数据未完整覆盖基准日前 ${f.count(Number(a['days']))} 天，无法区分未使用与数据缺失。`,
  'no-health-components': () => '资料中既无覆盖近 90 天的登录数据，亦无账单到期日，无从评分。',
  'no-loyalty-data': () => '客户档案中未列有任何会员等级或积分。',
  'no-churn-reasons': (a, f) =>
    `${f.count(Number(a['customers']))} 家流失客户均未记录流失原因、去向，亦无未付账单可资判断。`,
  'no-cohort-of-a-year': () => '数据期间内尚无满 12 个月的同期群。',
  'no-terms-ended': () => '报告期内无三个月及以上的合约期到期：数据中不存在此类合约期，或订阅均按月计费。',
  'no-terms-running': () => '基准日无正在履行的三个月及以上合约期。',
  'only-recurring-charges': (a, f) =>
    `报告期内 ${f.count(Number(a['payments']))} 笔付款均为已知的经常性收费，不存在可供重复的购买。`,
  'no-purchases-in-window': () => '报告期内无购买。',
  'no-starters-seen': () => '报告期内开始付费的客户均未能在登录数据中观察满 30 天。',
  'first-use-beyond-30-days': (a, f) =>
    `${f.count(Number(a['n']))} 家新付费客户中逾半数前 30 天内未使用产品（其中 ${f.count(Number(a['never']))} 家从未使用），中位数超出可观察范围。`,
  'no-trials': () => '订阅数据中无此前未付费客户的试用记录。',
  'no-trials-ended': () => '报告期内无试用结束且距基准日满 30 天的客户。',
  'trials-never-paid': (a, f) =>
    `${f.count(Number(a['trials']))} 项试用无一转为付费，疑似导出数据仅保留未转化的试用记录。`,
  'no-groups-to-compare': () => '无任何属性或评分可将客户分为五家以上的组别。',
  'no-retention-reasons': () => '留存客户的好评中均未填写原因。',
  'no-registered-customers': () => '截至基准日无注册客户。',
  'no-payments': () => '截至基准日无实收款项。',
  'no-complete-month': () => '统计期间内登录数据无完整月份。',
  'no-lifetimes': () => '无可计量期限的经常性收费、客户年限均不可知，或统计期间无购买。',
  'too-few-losses-for-model': (a, f) =>
    `年限可知的客户仅 ${f.count(Number(a['stays']))} 家，其中流失 ${f.count(Number(a['losses']))} 家；续费模型至少需 30 家及 10 次流失。`,
  'too-few-repeaters-for-model': (a, f) =>
    `重复购买的客户仅 ${f.count(Number(a['repeaters']))} 家；购买模型至少需 30 家。`,
  'model-did-not-converge': () => '模型似然函数未收敛，或不存在有限均值：该模型不适用于现有数据。',
  'forecast-not-testable': () => '现有数据中没有可供回测十二个月预测的历史时点；未经回测的预测不予出具。',
  'money-follows-frequency': (a, f) =>
    `单次购买金额与购买次数相关（相关系数 ${f.number(Number(a['correlation']), 2)}，超过 0.3），不满足金额模型的前提。`,
  'purchases-follow-contract': () => '收入具有经常性，付款依合同发生，不适用自由购买模型。',
  'no-costs': () => '客户资料未载任何付费客户的获客成本或服务成本。',
  'no-acquisition-cost': () => '客户资料未载任何付费客户的获客成本。',
  'no-both-costs': () => '客户资料未就同一客户同时载明获客成本与服务成本。',
  'too-few-for-deciles': (a, f) => `统计期间仅 ${f.count(Number(a['n']))} 家客户付费；不足 10 家无法划分前 10%。`,
  'no-durations': () => '统计期间内登录数据未载有以秒计的使用时长。',
  'no-operations': () => '统计期间内登录数据未载有操作次数。',
  'no-features': () => '统计期间内登录数据未载有功能名称。',
  'no-users-named': () => '登录数据未含用户标识，无法与席位数对照。',
  'no-seats-stated': () => '截至基准日生效的订阅均未载明席位数。',
  'nobody-active-before': () => '最近完整月份的上一月无活跃用户。',
  'no-cohort-old-enough': (a, f) => `数据首月之后的同期群均未满 ${f.count(Number(a['months']))} 个月。`,
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
  'no-payments-in-window': () => '报告期内无实收款项。',
  'no-payments-before-window': () => '付款数据始于报告期内，无法区分新老客户。',
  'no-due-dates': () => '付款数据未列报告期内的到期日。',
  'no-service-purchases': () => '付款数据中未见报告期内的一次性项目、服务、培训、实施或硬件收入。',
  'no-known-ages': (a, f) =>
    Number(a['customers']) === 0
      ? '数据中无按期付费的客户。'
      : `${f.count(Number(a['customers']))} 家客户于数据首月均已在付费，且无更早的注册日，年限均不可知。`,
  'nobody-watched-for-a-year': (a, f) =>
    `满十二个月年限的在观察客户仅 ${f.count(Number(a['customers']))} 家，不足 5 家，不予列示。`,
  'no-answers-in-three-years': () => '截至基准日前 36 个月内无满意度回答。',
  'answers-too-close': (a, f) => `回答集中于 ${f.count(Number(a['days']))} 天之内，不足 90 天，不据以判断趋势。`,
  'too-few-for-portraits': (a, f) => `截至基准日付费客户仅 ${f.count(Number(a['n']))} 家，不足 30 家，不予划分画像。`,
  'customers-all-alike': (a, f) =>
    `${f.count(Number(a['n']))} 家客户的已知特征过于接近，无法划分为每组不少于 5 家的画像。`,
  'metric-failed': () => '计算未能完成，详见关注事项。',
}

function termOf(key: string | number | undefined): string {
  return (terms as Record<string, string>)[String(key)] ?? String(key)
}
