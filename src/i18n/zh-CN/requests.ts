import type { Arguments, Words } from '../words.js'

function didYouMean(a: Arguments): string | undefined {
  return a['near'] === undefined || a['near'] === '' ? undefined : `是否指 ${a['near']}？`
}

/** 文件识别之后仍无法继续的情形。 */
export const requests: Pick<Words['refusals'], keyof typeof import('../en/requests.js')['requests']> = {
  'unknown-metric': (a) => ({
    what: `没有名为“${a['metric']}”的指标。`,
    next: didYouMean(a) ?? '可用 `limpet metrics` 查看指标清单。',
  }),
  'unknown-policy': (a) => ({
    what: `没有名为“${a['policy']}”的口径开关。`,
    next: didYouMean(a) ?? '可在报告中查看全部口径开关（`limpet report --format md`）。',
  }),
  'policy-invalid': (a) => ({
    what: `口径开关 ${a['policy']} 不能设为“${a['value']}”。`,
    next: didYouMean(a) ?? '各开关可取的值见 README。',
  }),
  'nothing-observed': () => ({
    what: '资料中没有任何付款、登录或订阅记录，无法确定基准日。',
    why: '各项数值均截至基准日，即实际发生的记录所覆盖的最后一个月末。',
    next: '请在资料夹中补充付款、订阅或登录数据。',
  }),
  'cut-inside-month': (a) => ({
    what: `基准日 ${a['date']} 不是月末。`,
    why: '经常性收入按月末逐月比较。',
    next: `请改用 --as-of ${a['near']}。`,
  }),
  'currency-contradicted': (a) => ({
    what: `数据币种为 ${a['currency']}，并非 ${a['wanted']}。`,
    why: '未提供汇率表时不作货币折算；--currency 仅用于为未载明币种的数据指定币种。',
    next: '请不设 --currency，或补充月度汇率表（币种、月份、汇率）。',
  }),
  'no-month-reached': (a) => ({
    what: `实际发生的记录自 ${a['first']} 至 ${a['last']}，未覆盖任何月末。`,
    why: '各项数值均截至付款、登录或订阅起始记录所覆盖（相差不超过 3 天）的月末。',
    next: '请取得至少覆盖一个完整月份的数据，以三年为宜。',
  }),
  'cut-before-data': (a) => ({
    what: `基准日 ${a['date']} 早于数据首日 ${a['first']}。`,
    next: '请指定更晚的月末，或不设 --as-of。',
  }),
}
