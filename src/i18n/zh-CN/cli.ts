import type { Words } from '../words.js'

/** 命令行在报告之外的提示。 */
export const cli: Words['cli'] = {
  where: '位置',
  why: '原因',
  next: '建议',
  didYouMean: (a) => `是否指 ${a['near']}？`,
  survey: (a) => `正在查看 ${a['name']}`,
  load: (a) => `正在读取 ${a['name']}`,
  model: (a) => `正在整理 ${a['name']}`,
  metric: (a) => `正在计算 ${a['name']}`,
  written: (a) => `已写入 ${a['file']}`,
  hintInit: 'limpet inspect <文件夹> --init 可将上述读取方式写入 limpet.yaml。',
  hintExplain: 'limpet explain <id> 列示一项指标的计算过程；limpet metrics 列出全部指标标识。',
  hintMarkdown: 'limpet report --format md 输出完整报告；--full 在此列示全部内容。',
  hintExhibit: '--full 同时列示附表；--exhibit <id> 单独输出其中一张，可为 csv、ndjson 或 json。',
  gateFailed: (a) => `未通过条件 ${a['gate']}：实际数值为 ${a['value']}。`,
  gateUnknown: (a) => `无法判断条件 ${a['gate']}：${a['reason']}`,
  gateAbsent: '本次未计算该指标。',
  findingsFailed: (a, f) => `未通过：程度为“${a['severity']}”及以上的关注事项共 ${f.count(Number(a['findings']))} 项。`,
}

/** 用法有误及资料之外的故障。 */
export const problems: Words['problems'] = {
  'unknown-command': (a) => ({ what: `没有名为 ${a['given']} 的命令。`, next: 'limpet --help 列出全部命令。' }),
  'unknown-option': (a) => ({ what: `没有名为 ${a['given']} 的选项。`, next: '在命令后加 --help 可查看其选项。' }),
  'option-needs-value': (a) => ({ what: `选项 ${a['given']} 须带取值。`, next: '在命令后加 --help 可查看其选项。' }),
  'missing-parameter': (a) => ({ what: `该命令须带 <${a['given']}>。`, next: '在命令后加 --help 可查看其参数。' }),
  'too-many-parameters': () => ({ what: '参数过多。', next: '在命令后加 --help 可查看其参数。' }),
  'unknown-choice': (a) => ({ what: `${a['option']} 不能取 ${a['given']}。`, next: `可选：${a['choices']}。` }),
  'unknown-metric': (a) => ({ what: `没有名为 ${a['given']} 的指标。`, next: 'limpet metrics 列出全部指标标识。' }),
  'unknown-selection': (a) => ({
    what: `没有名为 ${a['given']} 的指标或分组。`,
    next: 'limpet metrics 列出全部指标及分组标识。',
  }),
  'nothing-selected': () => ({ what: '未余下任何指标。', next: '请减少 --skip 或放宽 --only 的范围。' }),
  'exhibit-of-one-metric': (a) => ({
    what: `附表 ${a['given']} 须指明唯一的所属指标。`,
    next: '写法如 limpet metrics exports churn-reasons --exhibit reasons。',
  }),
  'unknown-exhibit': (a) => ({
    what: `指标 ${a['metric']} 没有名为 ${a['given']} 的附表。`,
    next: a['exhibits'] === '' ? '该指标无附表。' : `可选：${a['exhibits']}。`,
  }),
  'exhibit-absent': (a) => ({
    what: `依现有资料，指标 ${a['metric']} 没有附表 ${a['given']}。`,
    ...(a['reason'] === '' ? {} : { why: String(a['reason']) }),
  }),
  'gate-malformed': (a) => ({
    what: `${a['given']} 不是有效的条件。`,
    why: '条件须以 >=、<=、> 或 < 将一项指标与一个数比较；比率以小数表示（0.9 即 90%）。',
    next: "写法如 --gate 'net-revenue-retention>=0.9'。",
  }),
  'policy-malformed': (a) => ({ what: `${a['given']} 未设定任何口径选项。`, next: '写法如 --set active_days=30。' }),
  'policy-set-twice': (a) => ({ what: `口径选项 ${a['given']} 被设定为两个不同的取值。`, next: '请仅设定一次。' }),
  'memory-malformed': (a) => ({ what: `${a['given']} 不是有效的内存大小。`, next: '写法如 --memory-limit 1500MB。' }),
  'pseudonym-key-missing': (a) => ({
    what: '未提供化名所需的密钥。',
    why: '如无密钥，任何持有客户名单者均可还原化名。',
    next: `请设置 ${a['variable']}，或指定密钥文件：openssl rand -hex 32 > key，再加 --pseudonym-key-file key。`,
  }),
  'pseudonym-key-short': (a) => ({
    what: `化名密钥仅 ${a['bytes']} 字节，至少须 ${a['shortest']} 字节。`,
    why: '过短的密钥可被逐一试出。',
    next: '请随机生成：openssl rand -hex 32 > key。',
  }),
  'pseudonym-key-unreadable': (a) => ({
    what: `密钥文件 ${a['file']} 无法读取（${a['reason']}）。`,
    next: '请核对 --pseudonym-key-file 所给路径。',
  }),
  'pseudonym-key-unused': () => ({
    what: '已指定密钥文件，但未要求化名处理。',
    next: '请加 --pseudonymise，或去掉 --pseudonym-key-file。',
  }),
  'configuration-exists': (a) => ({
    what: `已存在 ${a['file']}，未写入任何内容。`,
    next: '加 --force 可按读取结果（含原有设置）覆盖 limpet.yaml；limpet.yml 或 limpet.json 请先行移走。',
  }),
  'not-written': (a) => ({
    what: '报告未能写入。',
    why: `系统提示：${a['reason']}。`,
    next: '请以 --output 另行指定文件或文件夹。',
  }),
  internal: (a) => ({
    what: `limpet 运行失败：${a['message']}`,
    next: '此为 limpet 自身的错误，设 LIMPET_DEBUG=1 可查看发生位置。',
  }),
}
