import { expect, test } from 'vitest'
import { logins } from '../../../src/ingest/datasets/logins.js'
import { meaningOf, misread } from './headers.js'
import { droppedBy } from './rows.js'

test('finds the headers of real exports', () => {
  expect(
    misread(logins, {
      customer_id: 'customer id, tenant_id, org id, 客户编号, 租户ID, 企业ID',
      user_id:
        'user id, username, distinct_id, actor.alternateid, login name, 用户账号, 登录账号, 登录名, 用户名, 账号, 操作人, 平台用户id',
      logged_in_at:
        'login time, login_at, timestamp, event_time, time, published, 登录时间, 登陆时间, 访问时间, 操作时间, 活跃时间, 使用时间',
      status: 'status, outcome.result, 登录状态, 登录结果, 结果',
      feature: 'event, event_type, action, feature, 事件, 事件名称, 操作类型, 功能名称, 功能项, 操作模块',
    }),
  ).toEqual([])
})

test('takes no snapshot, no registration and no duration of unknown unit', () => {
  const others = ['last login', '最近登录', '最后登录时间', '上次登录', 'created_at', 'session duration', '使用时长']
  expect(others.filter((header) => meaningOf(logins, header) !== null)).toEqual([])
})

test('a login that failed is no use', async () => {
  const login = { customer_id: 'C1', logged_in_at: '2024-01-01 08:00:00' }
  expect(await droppedBy(logins, login)).toBeNull()
  expect(await droppedBy(logins, { ...login, status: '成功' })).toBeNull()
  expect(await droppedBy(logins, { ...login, status: '失败' })).toBe('login-failed')
})
