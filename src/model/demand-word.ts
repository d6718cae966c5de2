import { sql } from '../engine/sql.js'
import { defineTable } from './table.js'

/**
 * The lexicon that classes comments, both languages: a comment speaks of a topic whose word it contains (lower case, every
 * other sign a blank; an English word from its beginning, to its end where a blank follows it here). Between `=` a word is a dimension's whole name.
 * `wish` marks a request.
 */
export const demandWord = defineTable({
  name: 'demand_word',
  key: ['topic', 'word'],
  query: sql`
    SELECT topic, unnest(words) AS word FROM (VALUES
      ('function', ['功能', '希望支持', '不支持', '支持批量', '批量', '导入', '缺少', '缺失', '新增', '接口', '集成', '自定义',
        ' feature', ' functionalit', ' missing', ' integrat', ' import ', ' imports ', ' importing', ' bulk', ' custom field', ' api ']),
      ('performance', ['性能', '慢', '卡顿', '卡死', '太卡', '很卡', '超时', '转圈', '崩溃', '闪退', '要等', '等待', '加载', '服务器', '宕机',
        ' performance', ' slow', ' lag ', ' lags', ' lagging', ' timeout', ' timing out', ' times out', ' time out', ' crash',
        ' freez', ' hang ', ' hangs', ' hanging', ' loading', ' downtime', ' outage']),
      ('usability', ['易用', '难用', '好用', '上手', '操作', '界面', '复杂', '繁琐', '找不到', '不方便', '不直观',
        ' usab', ' ease of use', ' easy to use', ' hard to use', ' difficult to use', ' confus', ' complicated', ' clunky',
        ' interface', ' ui ', ' navigat', ' intuitive']),
      ('service', ['客服', '售后', '技术支持', '服务态度', '服务质量', '服务响应', '服务人员', '服务太', '服务差', '服务不', ' 服务 ', '培训',
        '实施', ' service ', ' services ', ' customer support', ' support team', ' tech support', ' technical support',
        ' your support ', ' support is ', ' support was ', '= support =', ' helpdesk', ' training', ' onboarding', ' account manager']),
      ('price', ['价格', '太贵', '偏贵', '贵了', '费用', '收费', '涨价', '性价比', '便宜', '优惠', '折扣', ' price', ' pricing', ' pricey',
        ' expensive', ' cost ', ' costs ', ' fee ', ' fees ', ' discount', ' cheap']),
      ('wish', ['希望', '建议', '能否', '最好能', '期待', '但是', '不过', '缺少', ' wish', ' please', ' would like', ' would love', ' hope',
        ' need ', ' needs ', ' should', ' could you', ' but ', ' however', ' missing', ' suggest'])
    ) AS lexicon(topic, words)`,
})
