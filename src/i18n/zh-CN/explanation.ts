import type { Words } from '../words.js'

/** 指标说明与指标清单所用文字。 */
export const explanation: Words['explanation'] = {
  needs: '所需资料',
  nothing: '无特定要求',
  or: '或',
  and: '、',
  besides: '；',
  better: '评价方向',
  higher: '越高越好',
  lower: '越低越好',
  neither: '无固定方向',
  variants: '其他口径',
  exhibits: '附表',
  exhibit: (a) => `${a['title']}（${a['id']}）`,
  query: (a) => `查询：${a['name']}`,
  table: (a) => `数据表：${a['name']}（每行对应：${a['key']}）`,
  oneRow: (a) => `数据表：${a['name']}（仅一行）`,
  filled: (a) => `由资料文件或口径选项直接填入：${a['tables']}`,
}
