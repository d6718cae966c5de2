import type { Arguments, Words } from '../words.js'

type Codes = keyof typeof import('../en/settings.js')['configurationRefusals']

function didYouMean(a: Arguments): string | undefined {
  const near = a['suggestion'] ?? a['near']
  return near === undefined || near === '' ? undefined : `是否指 ${near}？`
}

function problem(a: Arguments): string {
  if (a['problem'] === 'unknown-key') return '没有这一项'
  if (a['problem'] === 'unknown-word') return `应为以下之一：${a['detail']}`
  if (a['problem'] === 'columns-need-dataset') return 'columns 须与 dataset 同时给出'
  if (a['problem'] === 'currency') return '币种须为三位大写字母，如 CNY'
  if (a['problem'] === 'timezone') return `“${a['detail']}”不是有效时区；时区须写作 Asia/Shanghai 之类的名称`
  if (a['problem'] === 'cut-points') return '须为九个递增的数值，即 1 至 10 分各档的分界值'
  if (a['problem'] === 'syntax') return `不符合 YAML 语法（${a['detail']}）`
  return `取值 ${JSON.stringify(a['detail'])} 无效`
}

/** limpet.yaml 的问题。 */
export const configurationRefusals: Pick<Words['refusals'], Codes> = {
  'configuration-invalid': (a) => ({
    what: `${a['file']}:${a['line']}:${a['column']} ${a['path'] === '' ? '' : `${a['path']}：`}${problem(a)}。`,
    next: didYouMean(a) ?? 'limpet.yaml 的写法见 README。',
  }),
  'configuration-twice': (a) => ({
    what: `同时存在 ${a['file']} 与 ${a['other']}。`,
    next: '请保留其一，或以 --config 指定。',
  }),
  'configuration-too-large': (a) => ({ what: `${a['file']} 过大，或引用次数过多。`, next: '请精简该文件。' }),
  'no-such-configuration': (a) => ({ what: `配置文件 ${a['file']} 不存在。`, next: '请核对 --config 的路径。' }),
  'configured-column-unknown': (a) => ({
    what: `limpet.yaml 为 ${a['file']} 指定了 ${a['column']}，但 ${a['dataset']} 没有这一列。`,
    next: didYouMean(a) ?? '各数据集的列见 README。',
  }),
  'configured-header-missing': (a) => ({
    what: `limpet.yaml 指定 ${a['file']} 的 ${a['column']} 取自“${a['header']}”，但文件中没有该表头。`,
    next: didYouMean(a) ?? '请照抄文件首行中的表头。',
  }),
}
