import type { Arguments, Words } from '../words.js'
import { datasets } from './vocabulary.js'

/** 未予采用的原因。 */
export const rejectReasons: Words['rejectReasons'] = {
  'too-few-fields': '字段数少于表头',
  'too-many-fields': '字段数多于表头',
  'stray-quote': '引号位置异常',
  'nul-byte': '含空字节（NUL）',
  'stray-carriage-return': '回车符位置异常',
  empty: '必填项为空',
  'not-a-date': '不是日期',
  'not-a-number': '不是数字',
  'not-an-amount': '不是金额',
  'too-many-decimals': '小数位数过多',
  'out-of-range': '超出合理范围',
  'unknown-word': '含义不明的取值',
  'not-a-boolean': '无法判断是与否',
  'id-damaged': '编号已被电子表格改写',
}

/** 剔除规则。 */
export const dropRules: Words['dropRules'] = {
  'duplicate-file': '文件与另一文件完全相同',
  'repeated-row': '与另一文件中的记录（含编号）完全相同',
  'duplicate-customer': '客户记录完全重复',
  'conflicting-customer': '同一客户存在内容不一致的记录',
  'file-not-recognised': '文件不属于已知数据集',
  'file-refused': '所在文件致使核查中止',
  'header-again': '重复的表头',
  'row-of-totals': '合计行',
  'group-heading': '分组名称行',
  'further-line': '同一单据的续行（无单独金额）',
  'below-the-table': '表格下方的合计与说明',
  'payment-not-settled': '付款失败或尚未到账',
  'test-account': '测试或内部账号',
  'rate-not-positive': '汇率为零或负数',
  'payment-not-captured': '仅预授权、未请款',
  'not-from-a-customer': '既非客户付款亦非向客户退款',
  'not-a-sale': '并非销售，而是收款或转账',
  'currency-without-cents': '导出以分计价，而该币种无分位',
  'answer-not-finished': '未完成的答卷',
  'answer-for-a-test': '测试答卷或垃圾答卷',
  'login-failed': '登录失败',
  'subscription-never-started': '订阅从未生效',
  'survey-question-unknown': '评分缺少对应题目',
}

function named(words: Readonly<Record<string, string>>, codes: string | number | undefined): string {
  return String(codes)
    .split(', ')
    .map((code) => words[code] ?? code)
    .join('；')
}

function didYouMean(a: Arguments): string {
  return a['near'] === '' ? '' : `是否指 ${a['near']}？`
}

function datasetName(a: Arguments): string {
  const names: Readonly<Record<string, string>> = datasets
  return names[String(a['dataset'])] ?? String(a['dataset'])
}

type Codes = keyof typeof import('../en/ledger.js')['ledgerFindings']

/** 资料文件本身的关注事项。 */
export const ledgerFindings: Pick<Words['findings'], Codes> = {
  'rows-rejected': (a, f) =>
    `${a['file']} 共 ${f.count(Number(a['of']))} 行，其中 ${f.count(Number(a['rows']))} 行未予采用，原因：${named(rejectReasons, a['reasons'])}。`,
  'rows-dropped': (a, f) =>
    `${a['file']} 中有 ${f.count(Number(a['rows']))} 行按规则剔除：${named(dropRules, a['rule'])}。`,
  'stray-quote': (a, f) =>
    `我们注意到，${a['file']} 存在位置异常的引号（首见于第 ${a['line']} 行），因此未予采用 ${f.count(Number(a['rows']))} 行；若按一般方式读取，其后至少 ${f.count(Number(a['swallowed']))} 行将被并入同一单元格而不被察觉。`,
  'filled-down': (a, f) =>
    `${a['file']} 中有 ${f.count(Number(a['rows']))} 行的以下各列为空，已按上一行的内容补齐：${a['columns']}。如与实际不符，请在 limpet.yaml 中写明 ${a['yaml']}。`,
  'fill-down-undecided': (a, f) =>
    `提请关注：${a['file']} 中有 ${f.count(Number(a['rows']))} 行有金额而无客户，现有资料不足以认定其归属上一行的客户，未予计入。如确属上一行的客户，请在 limpet.yaml 中写明 ${a['yaml']}。`,
  'days-of-invoices': (a) =>
    `提请关注：${a['file']} 按开票日列示销售，本报告视同开票当日收款，延迟付款与未付款在此无从体现。`,
  'unit-stated': (a, f) =>
    `${a['file']} 表格上下的说明载明金额单位为${a['unit']}，“${a['columns']}”已乘以 ${f.count(Number(a['factor']))}。`,
  'duplicate-file': (a) => `${a['file']} 与 ${a['original']} 的记录完全相同，仅计入一次。`,
  'file-without-rows': (a) => `${a['file']} 仅有表头，没有数据。`,
  'file-not-recognised': (a) =>
    a['dataset'] === ''
      ? `${a['file']} 不属于已知的导出文件，其内容未予采用。`
      : `${a['file']} 不属于已知的导出文件，其内容未予采用；与“${datasetName(a)}”最为接近，但缺少 ${a['missing']}。`,
  'file-of-another-kind': (a) =>
    `提请关注：${a['file']} 形似“${datasetName(a)}”，但“${a['column']}”一列表明其为收支流水或结算清单，资金双向进出，其内容未予采用。如确仅为客户付款，请在 limpet.yaml 中写明 ${a['yaml']}。`,
  'file-empty': (a) => `${a['file']} 为空文件，连表头也没有。`,
  'file-not-read': (a) => `${a['file']} 不是导出数据，未读取。`,
  'file-not-understood': (a) =>
    `${a['file']} 无法作为表格读取，其内容未予采用；如系导出数据，请另存为 UTF-8 编码的 CSV。`,
  'file-ignored': (a) => `${a['file']} 已按 limpet.yaml 的设置排除。`,
  'link-not-followed': (a) => `${a['file']} 为符号链接，未读取。`,
  'folder-not-followed': (a) => `文件夹 ${a['file']} 为隐藏文件夹或层级过深，未打开。`,
  'attribute-left-out': (a, f) =>
    `客户档案中的“${a['attribute']}”有 ${f.count(Number(a['values']))} 个不同取值，过于分散，未用于分组比较。`,
  'configuration-file-missing': (a) => `limpet.yaml 中提及的 ${a['pattern']} 不存在。${didYouMean(a)}`,
}

/** 需向管理层问询的文件问题。 */
export const ledgerQuestions: Pick<Words['questions'], keyof typeof import('../en/ledger.js')['ledgerQuestions']> = {
  'rows-rejected': (a) => `请就 ${a['file']} 中无法读取的记录作出说明，或提供更正后的导出文件。`,
  'stray-quote': (a) => `请由原系统重新导出 ${a['file']}，并对引号作转义处理。`,
  'filled-down': (a) => `请确认 ${a['file']} 中未填客户的各行是否均属于其上方的客户。`,
  'fill-down-undecided': (a) => `${a['file']} 中未填客户的各行分别属于哪些客户？`,
  'days-of-invoices': (a) => `请提供 ${a['file']} 所列发票对应的回款记录及回款日期。`,
  'file-of-another-kind': (a) => `请就 ${a['file']} 提供逐笔的客户收款记录。`,
  'file-empty': (a) => `${a['file']} 为空，请重新提供，或说明是否确无数据。`,
  'unit-stated': (a) => `请确认 ${a['file']} 的金额单位为${a['unit']}。`,
  'duplicate-file': (a) => `${a['file']} 为何重复提供？是否遗漏了其他期间的文件？`,
}
