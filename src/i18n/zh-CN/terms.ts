import type { Words } from '../words.js'

/** 附表中的分类名称。 */
export const terms: Words['terms'] = {
  'bought-or-closed': '被并购或停业',
  competitor: '转向竞争对手',
  'contact-left': '对接人离职',
  'hardly-used': '使用率低',
  'joined-and-left': '期内新增后又流失',
  'left-at-start': '期初客户流失',
  'missing-feature': '功能缺失',
  'no-longer-needed': '业务不再需要',
  'not-stated': '未注明',
  other: '其他（原始记录如此）',
  'payment-failed': '扣款失败或欠费',
  'poor-quality': '性能或质量不佳',
  'poor-service': '服务或售后不佳',
  price: '价格或预算',
  'returned-and-left': '期内回流后再次流失',
  'too-difficult': '使用难度大',
}
