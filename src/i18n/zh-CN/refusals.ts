import type { Arguments, Words } from '../words.js'
import { rejectReasons } from './ledger.js'
import { configurationRefusals } from './settings.js'
import { datasets } from './vocabulary.js'

type Codes = keyof typeof import('../en/refusals.js')['refusals']

function leaveOut(a: Arguments): string {
  return `或在 limpet.yaml 中排除该文件：files: { ${JSON.stringify(a['file'])}: ignore }`
}

function name(dataset: string | number | undefined): string {
  const names: Readonly<Record<string, string>> = datasets
  return `“${names[String(dataset)] ?? dataset}”`
}

/** 内容与扩展名不符的文件，其实际格式。 */
const formats: Readonly<Record<string, string>> = {
  zip: '工作簿（.xlsx）或压缩包（.zip）',
  office: '设有密码的工作簿，或 Excel 97–2003 工作簿（.xls）',
  pdf: 'PDF 文档',
  html: '网页（HTML）',
  xml: 'XML 文档',
  json: 'JSON',
  parquet: 'Parquet 文件',
  arrow: 'Arrow 文件',
  gzip: 'gzip 压缩文件',
}

/** 致使核查无法继续的情形。 */
export const refusals: Pick<Words['refusals'], Codes> = {
  'empty-folder': (a) => ({
    what: `${a['directory']} 中没有可读取的文件。`,
    why: '可读取 .csv、.csv.gz、.csv.zst、.txt、.xlsx、.parquet、.arrow 和 .zip 文件。',
    next: '请指定存放导出文件的文件夹，或先运行 `limpet demo`。',
  }),
  'no-such-folder': (a) => ({
    what: `文件夹 ${a['directory']} 不存在。`,
    next: '请核对名称，或先运行 `limpet demo`。',
  }),
  'not-a-folder': (a) => ({ what: `${a['directory']} 是文件而非文件夹。`, next: '请指定存放导出文件的文件夹。' }),
  'file-unreadable': (a) => ({
    what: `无法打开 ${a['file']}（${a['why']}）。`,
    why: '其中可能含有计算所需的数据。',
    next: '请授予读取权限，或将其移出该文件夹。',
  }),
  'file-damaged': (a) => ({
    what: `${a['file']} 已损坏，或内容与扩展名不符（${a['why']}）。`,
    why: '其中可能含有计算所需的数据。',
    next: `请重新导出，${leaveOut(a)}`,
  }),
  'format-unsupported': (a) => ({
    what: `${a['file']} 的格式（${a['format']}）尚不支持。`,
    why: '其中可能含有计算所需的数据。',
    next: `请另存为 UTF-8 编码的 CSV，${leaveOut(a)}`,
  }),
  'format-unexpected': (a) => ({
    what: `${a['file']} 的内容与扩展名不符，实为${formats[String(a['format'])] ?? a['format']}。`,
    why: '其中可能含有计算所需的数据。',
    next: `请解除密码后另存为 .xlsx 或 UTF-8 编码的 CSV，或更正扩展名；${leaveOut(a)}`,
  }),
  'file-changed': (a) => ({
    what: `${a['file']} 在读取期间发生变动：初为 ${a['before']} 字节，后为 ${a['after']} 字节。`,
    why: '校验值与记录将出自前后两个版本，无法相互印证。',
    next: '请待导出或复制完成后重新运行。',
  }),
  'disk-full': (a) => ({
    what: `磁盘空间不足，无法存放 ${a['file']} 的临时文件（${a['why']}）。`,
    why: '部分格式须先解压或转码方能读取；临时文件均已清除。',
    next: '请释放磁盘空间，或将环境变量 TMPDIR 指向空间充足的文件夹，再重新运行。',
  }),
  'memory-exhausted': () => ({
    what: '可用内存或临时文件所在磁盘的空间已耗尽。',
    why: '数据量超出可用资源；未依据部分数据出具任何数值。',
    next: '请调高 --memory-limit，或释放临时文件夹（TMPDIR）所在磁盘的空间，再重新运行。',
  }),
  'temporary-folder-unusable': (a) => ({
    what: `无法建立临时文件夹（${a['directory']}：${a['why']}）。`,
    next: '请将环境变量 TMPDIR 指向可写入的文件夹，再重新运行。',
  }),
  'archive-too-large': (a) => ({
    what: `${a['file']} 解压后超过单个压缩包的上限（已有 ${a['members']} 个文件、${a['megabytes']} MB）。`,
    why: '膨胀至此的压缩包多为陷阱而非导出文件。',
    next: `请解压后将文件放入文件夹，${leaveOut(a)}`,
  }),
  'encoding-unsupported': (a) => ({
    what: `${a['file']} 第 ${a['line']} 行不是 ${a['encoding']} 编码的文本，也无法确定为其他编码。`,
    why: '按错误的编码读取，名称与金额可能出现乱码而不被察觉。',
    next: `请另存为 UTF-8（电子表格中选“CSV UTF-8”），或在 limpet.yaml 中指明编码：${a['yaml']}，西欧文本为 windows-1252，${leaveOut(a)}`,
  }),
  'line-too-long': (a) => ({
    what: `${a['file']} 第 ${a['line']} 行超过 16 MB。`,
    why: '这不是正常的导出记录。',
    next: `请重新导出，${leaveOut(a)}`,
  }),
  'header-unreadable': (a) => ({
    what: `${a['file']} 的表头（第 ${a['line']} 行）存在位置异常的引号或字节：${a['value']}`,
    next: `请更正表头，${leaveOut(a)}`,
  }),
  'header-within': (a) => ({
    what: `${a['file']} 第 ${a['line']} 行处另有一行表头（${a['value']}）。`,
    why: '其下各行的列或列序与上文不同，金额可能取自错误的列。',
    next: `请将该行及其下各行另存为单独的文件，${leaveOut(a)}`,
  }),
  'periods-as-columns': (a) => ({
    what: `${a['file']} 按期间分列（${a['columns']}）。`,
    why: '各列疑为金额，而 limpet 按“客户、日期、金额”逐行读取；分列的金额无法计入。',
    next: `请按每笔付款或每家客户每月一行重新导出；如确为客户属性，请在 limpet.yaml 中指明：${a['yaml']}，${leaveOut(a)}`,
  }),
  'column-missing': (a) => ({
    what: `${a['file']} 似为${name(a['dataset'])}，但没有 ${a['column']} 一列。${a['near'] === '' ? '' : `相近的列：${a['near']}。`}`,
    why: '缺少该列则全部记录无法采用，而忽略该文件可能使结果失实。',
    next: `请在 limpet.yaml 中指明对应的列：${a['yaml']}，${leaveOut(a)}`,
  }),
  'column-ambiguous': (a) => ({
    what: `${a['file']} 中有多列可能是 ${a['column']}：${a['headers']}。`,
    why: '凡影响结果之处，limpet 不作猜测。',
    next: `请在 limpet.yaml 中指明：${a['yaml']}`,
  }),
  'dataset-ambiguous': (a) => ({
    what: `${a['file']} 可能是${name(a['dataset'])}，也可能是${name(a['other'])}。`,
    why: '凡影响结果之处，limpet 不作猜测。',
    next: `请在 limpet.yaml 中指明：${a['yaml']}，${leaveOut(a)}`,
  }),
  'dataset-claimed-twice': (a) => ({
    what: `${a['file']} 与 ${a['other']} 均为${name(a['dataset'])}，但列不一致（${a['columns']}）。`,
    why: '若两者为同一批记录的不同导出，全部数据将被重复计算。',
    next: `请保留其一：${a['ignore']}；如两者互为补充，请在 limpet.yaml 中同时列明：${a['yaml']}`,
  }),
  'files-alike': (a) => ({
    what: `${a['file']} 与 ${a['other']} 疑似同一批${name(a['dataset'])}：较小文件共 ${Number(a['of'])} 行，其中 ${a['rows']} 行的客户、日期及金额与另一文件相同。`,
    why: '若为同一批记录的两次导出，金额将被重复计算；若系两个来源恰好相同的账单则不然，现有资料无法区分。',
    next: `请保留其一：${a['ignore']}；如确为不同记录，请在 limpet.yaml 中同时列明：${a['yaml']}`,
  }),
  'files-contradict': (a) => ({
    what: `${a['file']} 与 ${a['other']} 有部分记录相同，但同一编号下的内容不一致（共 ${a['rows']} 个编号，如 ${a['example']}）。`,
    why: `两者疑似同一份${name(a['dataset'])}的前后两个版本，一并计入将使变更过的记录重复计算。`,
    next: `请确认以哪一份为准，并在 limpet.yaml 中排除另一份，例如：${a['ignore']}`,
  }),
  'ids-masked': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列多为脱敏编号（如 ${a['value']}）。`,
    why: '脱敏后相同的客户将并为一家，看似从不流失，留存与客户数因此失实。',
    next: `请导出完整编号或可区分客户的代码；如确认按原样采用，请在 limpet.yaml 中指明：${a['yaml']}，${leaveOut(a)}`,
  }),
  'ids-cut': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列中，长编号自第十六位起均为零（如 ${a['value']}）。`,
    why: '电子表格仅保留十五位数字，其后各位不同的客户将并为一家。',
    next: `请由原系统重新导出，勿经电子表格转存；如确认按原样采用，请在 limpet.yaml 中指明：${a['yaml']}，${leaveOut(a)}`,
  }),
  'date-order-undecided': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列无法判断日在前还是月在前（${a['value']}）。`,
    why: '若顺序读反，款项将归入其他月份。',
    next: `请在 limpet.yaml 中指明（day-first 为日在前，month-first 为月在前）：${a['yaml']}`,
  }),
  'decimal-mark-undecided': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列无法判断小数点为句点还是逗号（${a['value']}）。`,
    why: '若判断有误，金额将相差一千倍。',
    next: `请在 limpet.yaml 中指明（point 为句点，comma 为逗号）：${a['yaml']}`,
  }),
  'currencies-mixed': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列含多种货币（${a['marks']}），且没有币种列加以区分。`,
    why: '直接相加得出的合计没有意义。',
    next: `请导出带币种列的文件，${leaveOut(a)}`,
  }),
  'tax-undecided': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列可能不含税。`,
    why: '凡影响结果之处，limpet 不作猜测。',
    next: `请导出含税金额；如确认采用该列，请在 limpet.yaml 中指明：${a['yaml']}`,
  }),
  'unit-unsupported': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列以“${a['unit']}”为单位，该列无法以此计量。`,
    why: '若按原值读取，全部数值将成倍失真。',
    next: `请以货币基本单位（如元）或秒重新导出，${leaveOut(a)}`,
  }),
  'unit-in-rows': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列中有一行写有单位“${a['unit']}”。`,
    why: '该单位适用于该行还是全部各行，无从确定，金额可能成倍失真。',
    next: `请在金额列的表头（如“回款金额（万元）”）载明唯一的单位，并从各行中删去，${leaveOut(a)}`,
  }),
  'unit-contradictory': (a) => ({
    what: `${a['file']} 表格上下的说明所载金额单位为：${a['units']}，无法据以确定。`,
    why: '单位判断有误，全部金额将成倍失真。',
    next: `请在金额列的表头（如“回款金额（万元）”）或表格上方载明唯一的单位，${leaveOut(a)}`,
  }),
  'column-nested': (a) => ({
    what: `${a['file']} 的“${a['column']}”一列为 ${a['type']} 类型，并非单一取值。`,
    why: '列表、结构及二进制数据没有对应的文本，limpet 不作推定。',
    next: `请将该列导出为文本、日期或数值，${leaveOut(a)}`,
  }),
  'nothing-accepted': (a) => {
    const reasons: Readonly<Record<string, string>> = rejectReasons
    const column = a['column'] === '' ? '' : `、${a['column']} 列`
    return {
      what: `${a['file']} 的 ${a['rows']} 行均无法作为${name(a['dataset'])}采用。第 ${a['line']} 行${column}：${reasons[String(a['reason'])] ?? a['reason']}（${a['value']}）`,
      why: '该文件整体与预期不符。',
      next: `请更正导出文件、在 limpet.yaml 中指明各列，${leaveOut(a)}`,
    }
  },
  'ledger-open': (a) => ({
    what: `${a['file']} 的行数无法勾稽：应为 ${a['counted']}，实际读取 ${a['read']}。`,
    why: '这是 limpet 自身的错误，不能据此出具任何数值。',
    next: `请反馈该问题，${leaveOut(a)}`,
  }),
  ...configurationRefusals,
}
