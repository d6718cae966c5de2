import { sql } from '../../engine/sql.js'
import { rawSurveys } from '../../model/raw.js'
import { defineDataset } from '../dataset.js'
import { listed } from './listed.js'
import { customerId, userId } from './synonyms.js'

/** The five usual answers about satisfaction, as the numbers of a scale from 1 to 5. */
const satisfactionWords = {
  5: listed(`very satisfied, extremely satisfied, 非常满意, 很满意, 十分满意`),
  4: listed(`satisfied, somewhat satisfied, 满意, 比较满意, 较满意`),
  3: listed(`neutral, neither satisfied nor dissatisfied, 一般, 中立`),
  2: listed(`dissatisfied, somewhat dissatisfied, unsatisfied, 不满意, 不太满意, 较不满意`),
  1: listed(`very dissatisfied, extremely dissatisfied, very unsatisfied, 非常不满意, 很不满意, 十分不满意`),
} as const

/**
 * One row per answer (`kind` and `score`), or per respondent with a column per kind: `nps`, `csat`, `ces`, where a row with
 * several scores is several answers. A row without a score is a non-respondent if it says when it was invited. A score
 * without a kind counts where it belongs to a dimension (satisfaction with that); else nobody knows what was asked.
 */
export const surveys = defineDataset({
  id: 'surveys',
  table: rawSurveys,
  columns: {
    customer_id: {
      type: 'id',
      synonyms: [...customerId, 'customer', ...userId],
      question: /^(?:请(?:填写|输入|提供))?(?:您|你|贵公司|贵司|贵单位)的?(?:客户|会员|企业|租户)(?:编号|编码|id|号)$/,
    },
    kind: {
      type: 'category',
      synonyms: listed(`kind, survey type, survey kind, metric, question type, 问卷类型, 调查类型, 调研类型`),
      words: {
        nps: listed(`net promoter score, 净推荐值, 推荐意愿`),
        csat: listed(`satisfaction, customer satisfaction, 满意度, 客户满意度`),
        ces: listed(`effort, customer effort score, customer effort, 费力度, 客户费力度`),
      },
    },
    score: { type: 'number', scores: satisfactionWords, synonyms: listed(`score, rating, answer, 评分, 得分, 分数`) },
    nps: {
      type: 'number',
      question:
        /^(?!.*(?:why|reason|原因|理由|为什么)).*(?:how(?:very)?likely.*recommend|可能(?:性)?.*推荐|愿意?.*推荐|推荐.*(?:可能|意愿|程度))/,
      synonyms: listed(`
        nps, nps score, nps rating, likelihood to recommend, would you recommend, NPS评分, 净推荐值, 推荐意愿,
        推荐度, 推荐可能性, 是否愿意推荐, 向朋友或同事推荐的可能性
      `),
    },
    csat: {
      type: 'number',
      scores: satisfactionWords,
      synonyms: listed(`
        csat, csat score, satisfaction, satisfaction score, overall satisfaction, 满意度, 满意度评分, 总体满意度,
        整体满意度, 服务评价
      `),
    },
    ces: {
      type: 'number',
      synonyms: listed(`ces, ces score, effort, effort score, customer effort score, 费力度, 费力度评分, 客户费力度`),
    },
    answered_on: {
      type: 'day',
      synonyms: listed(`
        answered_on, answered at, submitted at, submit date (utc), submission date, recordeddate, response date,
        responded at, completed at, survey date, 提交答卷时间, 提交时间, 填写时间, 结束答题时间, 答题时间,
        评价时间, 回访时间, 调查日期, end date, date, 日期
      `),
    },
    invited_on: {
      type: 'day',
      synonyms: listed(`
        invited_on, invited at, invitation date, sent at, sent date, 邀请时间, 邀请日期, 发送时间, 发放时间,
        发放日期
      `),
    },
    scale_min: { type: 'number', synonyms: listed(`scale_min, scale minimum, minimum score, 最低分, 量表下限`) },
    scale_max: {
      type: 'number',
      synonyms: listed(`scale_max, scale maximum, maximum score, 满分, 最高分, 量表上限`),
    },
    dimension: { type: 'text', synonyms: listed(`dimension, question, topic, 维度, 评价维度, 问题, 题目`) },
    wave: {
      type: 'text',
      synonyms: listed(`wave, survey wave, survey name, campaign, 批次, 期次, 调查批次, 问卷名称`),
    },
    comment: {
      type: 'text',
      synonyms: listed(`
        comment, comments, feedback, verbatim, what could we improve, 意见, 建议, 反馈, 反馈内容, 评价内容,
        意见建议, 备注
      `),
    },
    reason: { type: 'text', synonyms: listed(`reason, score reason, 原因, 评分原因`) },
    urgency: { type: 'number', synonyms: ['urgency', '紧急度'] },
    importance: { type: 'number', synonyms: listed(`importance, 重要度, 重要性`) },
    difficulty: { type: 'number', synonyms: listed(`difficulty, 实现难度, 难度`) },
    channel: { type: 'text', synonyms: listed(`channel, survey channel, 渠道, 来源`) },
  },
  needs: [
    ['kind', 'dimension', 'nps', 'csat', 'ces'],
    ['score', 'nps', 'csat', 'ces'],
    ['answered_on', 'invited_on'],
  ],
  filled: [
    ['score', 'nps', 'csat', 'ces', 'invited_on'],
    ['answered_on', 'invited_on'],
  ],
  never: listed(`ticket id, requester, requester id, solved at, 工单编号, 工单号`),
  names: listed(`survey, nps, csat, questionnaire, 满意度, 问卷, 调研, 调查`),
  drops: { 'survey-question-unknown': sql`score IS NOT NULL AND kind IS NULL AND dimension IS NULL` },
})
