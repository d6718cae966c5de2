import type { Words } from '../words.js'

/** 资料文件的识别与读取情况。 */
export const inspection: Words['inspection'] = {
  title: '资料文件识别与读取情况',
  refused: '致使核查中止',
  refusedFiles: (a, f) => `${f.count(Number(a['files']))} 份文件；在作出处理前，limpet report 将报错退出`,
  dataset: '资料类别',
  contents: '所含文件',
  unsettled: '尚未确定',
  none: '不属于已知类别，其内容未予采用',
  because: '识别依据',
  byConfiguration: (a) => `limpet.yaml 已作指定；对应的列：${a['columns']}`,
  byHeaders: (a, f) =>
    `表头 ${f.count(Number(a['of']))} 列中识别出 ${f.count(Number(a['matched']))} 列，必需的列均已具备`,
  byName: (a, f) =>
    `表头 ${f.count(Number(a['of']))} 列中识别出 ${f.count(Number(a['matched']))} 列；依文件名在${a['dataset']}与${a['other']}之间判定`,
  likeness: (a, f) =>
    `${a['dataset']}：识别出 ${f.count(Number(a['matched']))} 列（${a['columns']}），缺少 ${a['missing']}`,
  likenessWhole: (a, f) =>
    `${a['dataset']}：识别出 ${f.count(Number(a['matched']))} 列（${a['columns']}），必需的列均已具备`,
  nothingKnown: '未识别出任何列',
  notOpened: '未打开',
  alternatives: '其他可能',
  couldBe: '可能为',
  readAs: '读取方式',
  form: (a) => `${a['format']}，编码 ${a['encoding']}，分隔符为${a['delimiter']}`,
  size: '大小',
  bytes: (a, f) => `${f.count(Number(a['bytes']))} 字节，SHA-256 校验码 ${a['sha256']}`,
  lines: '物理行数',
  lineAccount: (a, f) =>
    `${f.count(Number(a['total']))} ＝ 表前说明 ${f.count(Number(a['preamble']))} ＋ 表头 ${f.count(Number(a['header']))} ＋ ` +
    `空行 ${f.count(Number(a['blank']))} ＋ 记录 ${f.count(Number(a['records']))}`,
  rows: '记录行数',
  rowAccount: (a, f) =>
    `${f.count(Number(a['rows']))} ＝ 采用 ${f.count(Number(a['accepted']))} ＋ 不予采用 ${f.count(Number(a['rejected']))} ＋ 按规则剔除 ${f.count(Number(a['dropped']))}`,
  notCounted: '未能统计：该类资料中有文件未能读完',
  key: '主键',
  keyUnique: (a, f) => `${a['column']}：${f.count(Number(a['distinct']))} 个取值，无重复`,
  keyRepeats: (a, f) =>
    `${a['column']}：${f.count(Number(a['filled']))} 行中有 ${f.count(Number(a['distinct']))} 个不同取值`,
  keyEmpty: (a, f) => `${a['account']}；${f.count(Number(a['empty']))} 行为空`,
  segments: '用于分组的列',
  headers: '表头各列',
  unused: '未使用的列',
  columns: '各列情况',
  canonical: '列',
  from: '文件中的列名',
  format: '取值形式',
  empty: '空值',
  span: '起止',
  configurationHead: '以下为 limpet 对各文件的读取方式。所列各项优先于表头；# 之后的内容不生效。',
  configurationPolicies: '可影响数值的各项口径选项及其默认值。',
  configurationRefused: '在作出处理前，以下文件将致使核查中止：',
  configurationNotTaken: '以下文件的内容未予采用。',
  configurationUnused: (a) => `未使用：${a['columns']}`,
}

/** 取值的书写形式。 */
export const forms: Words['forms'] = {
  'as-written': '照录',
  words: '已知词语',
  'year-month-day': '年-月-日',
  'year-month-day-time': '年-月-日及时刻',
  'day-first': '日在前',
  'month-first': '月在前',
  'decimal-point': '小数点为“.”',
  'decimal-comma': '小数点为“,”',
  'yes-no': '是或否',
  constant: '各行相同',
}

/** 不易辨认的分隔符。 */
export const delimiters: Words['delimiters'] = { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线' }
