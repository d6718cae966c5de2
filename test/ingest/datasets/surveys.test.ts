import { expect, test } from 'vitest'
import { surveys } from '../../../src/ingest/datasets/surveys.js'
import { misread } from './headers.js'
import { droppedBy, isComplete } from './rows.js'

test('finds the headers of real exports', () => {
  expect(
    misread(surveys, {
      answered_on:
        'submitted at, submit date (utc), recordeddate, end date, response date, 提交答卷时间, 提交时间, 填写时间, 结束答题时间, 答题时间, 评价时间, 回访时间',
      csat: 'satisfaction, csat, satisfaction score, overall satisfaction, 满意度, 满意度评分, 总体满意度, 整体满意度, 服务评价',
      nps: 'nps, nps score, likelihood to recommend, would you recommend, 推荐意愿, 推荐度, 推荐可能性, 净推荐值, NPS评分, 是否愿意推荐, 向朋友或同事推荐的可能性',
      score: 'score, rating, 评分, 得分',
      comment:
        'comment, feedback, verbatim, what could we improve, 意见, 建议, 反馈, 反馈内容, 评价内容, 意见建议, 备注',
    }),
  ).toEqual([])
})

test('an answer has a score and a day, a non-respondent an invitation', () => {
  expect(isComplete(surveys, { kind: 'nps', score: '9', answered_on: '2024-01-01' })).toBe(true)
  expect(isComplete(surveys, { nps: '9', answered_on: '2024-01-01' })).toBe(true)
  expect(isComplete(surveys, { kind: 'nps', invited_on: '2024-01-01' })).toBe(true)
  expect(isComplete(surveys, { kind: 'nps', answered_on: '2024-01-01' })).toBe(false)
  expect(isComplete(surveys, { nps: '9' })).toBe(false)
})

test('a score counts only where the question is known', async () => {
  const answer = { customer_id: 'C1', score: '9', answered_on: '2024-01-01' }
  expect(await droppedBy(surveys, answer)).toBe('survey-question-unknown')
  expect(await droppedBy(surveys, { ...answer, kind: 'NPS' })).toBeNull()
  expect(await droppedBy(surveys, { ...answer, dimension: '售后' })).toBeNull()
  expect(await droppedBy(surveys, { customer_id: 'C1', nps: '9', answered_on: '2024-01-01' })).toBeNull()
  expect(await droppedBy(surveys, { customer_id: 'C1', invited_on: '2024-01-01' })).toBeNull()
})
