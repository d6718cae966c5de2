import type { Words } from '../words.js'

/** 命令行帮助。命令与选项的名称不随语言变化。 */
export const help: Words['help'] = {
  program: '核查软件公司的客户粘性：依据导出资料自原始记录重新计算各项指标，并说明每项指标的可信程度。',
  titles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  helpOption: '显示本帮助',
  helpCommand: '显示某一命令的帮助',
  version: '显示版本号',
  examples: '示例：',
  exitCodes: '退出码：',
  environment:
    '各选项亦可由环境变量设定，例如 LIMPET_FORMAT=md 等同于 --format md。选项优先于环境变量，环境变量优先于 limpet.yaml。',
  codes: {
    '0': '正常',
    '1': '内部错误',
    '2': '用法有误',
    '3': '资料无法读取或无法使用',
    '4': '未通过设定的条件',
    '130': '被中断',
  },
  commands: {
    report: '依据一个资料文件夹出具完整报告',
    inspect: '列示各文件的类别、读取方式，以及未予采用的内容与原因',
    metrics: '列出全部指标，或仅计算所选指标',
    explain: '列示一项指标的定义、公式、出处、数据表及所用 SQL',
    demo: '以随附的示例公司出具同样的报告',
    schema: '报告的 JSON Schema',
  },
  parameters: {
    dir: '存放导出资料的文件夹（默认为当前文件夹）',
    arguments: '文件夹，其后为指标标识；均省略时列出全部指标',
    id: '指标标识，见 `limpet metrics`',
  },
  options: {
    format:
      '输出形式：terminal、table、md、json、ndjson 或 csv（默认 terminal；metrics 命令默认 table）；inspect 命令：terminal、md 或 json',
    output: '写入文件或文件夹，而非终端',
    lang: '语言：en 或 zh-CN（默认取自 LC_ALL、LC_MESSAGES 或 LANG）',
    config: '另行指定 limpet.yaml',
    asOf: '截至日，须为月末：2025-12-31',
    currency: '报告币种：CNY',
    set: '设定 limpet.yaml 中的任一口径选项，可重复使用',
    memoryLimit: '计算引擎可用内存：1500MB',
    pseudonymise: '标识与名称以化名代替，户数过少的行不予列示；密钥取自 LIMPET_PSEUDONYM_KEY 或密钥文件',
    pseudonymKeyFile: '化名密钥文件，密钥至少 16 字节',
    quiet: '不显示进度与提示',
    full: '在终端列示全部内容，包括附表',
    only: '仅限所列指标或分组：retention,churn，可重复使用',
    skip: '剔除所列指标或分组，可重复使用',
    init: '在资料文件夹中写入 limpet.yaml，载明各文件的读取方式',
    force: '覆盖已有的 limpet.yaml',
    exhibit: '单独输出某项指标的一张附表（table、json、ndjson 或 csv）',
    failOn: '存在该程度及以上的关注事项时以退出码 4 结束：warning 或 error',
    gate: '条件不成立时以退出码 4 结束，例如 net-revenue-retention>=0.9，可重复使用',
    color: '不使用颜色',
  },
}
