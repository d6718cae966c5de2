import { sql } from '../../engine/sql.js'
import { rawLoginDetail, rawLogins } from '../../model/raw.js'
import { defineDataset } from '../dataset.js'
import { listed } from './listed.js'
import { customerId } from './synonyms.js'

/**
 * One row per login or use. It must say whose: a log of users alone is refused, because users are not customers. The last
 * login of each customer is a snapshot and no log: a rate of daily use cannot be taken from it. `created_at` of a list of
 * users is their registration and not a use. Durations count only where the header says their unit.
 */
export const logins = defineDataset({
  id: 'logins',
  table: rawLogins,
  columns: {
    customer_id: { type: 'id', synonyms: [...customerId, 'customer'] },
    user_id: {
      type: 'id',
      synonyms: listed(`
        user_id, user id, uid, username, user name, login name, distinct_id, actor.alternateid, 平台用户id,
        用户ID, 用户编号, 用户标识, 用户账号, 登录账号, 登录名, 用户名, 账号, 操作人
      `),
    },
    logged_in_at: {
      type: 'instant',
      synonyms: listed(`
        logged_in_at, login_at, login time, login date, logged in, event_time, event date, occurred at,
        timestamp, published, time, 登录时间, 登陆时间, 登录日期, 访问时间, 操作时间, 活跃时间, 使用时间
      `),
    },
    status: {
      type: 'category',
      synonyms: listed(`status, login status, outcome.result, result, 登录状态, 登录结果, 结果`),
      words: {
        success: listed(`succeeded, ok, successful, 成功, 登录成功`),
        failure: listed(`failed, fail, error, denied, 失败, 登录失败`),
      },
    },
    duration_seconds: {
      type: 'number',
      synonyms: listed(`
        duration_seconds, session seconds, session duration seconds, seconds, 时长秒数, 使用秒数, 在线秒数,
        停留秒数
      `),
      withUnit: listed(`
        duration, session duration, session length, time spent, 使用时长, 在线时长, 停留时长, 访问时长, 会话时长,
        登录时长, 时长
      `),
    },
    feature: {
      type: 'text',
      synonyms: listed(`
        feature, event, event_type, event name, action, module, 功能名称, 功能项, 功能, 操作模块, 操作类型, 事件,
        事件名称, 模块
      `),
    },
    actions: { type: 'number', synonyms: listed(`actions, action count, operations, 操作次数, 动作数`) },
  },
  detail: { table: rawLoginDetail, columns: ['duration_seconds', 'feature', 'actions'] },
  needs: ['customer_id', 'logged_in_at'],
  filled: ['customer_id', 'logged_in_at'],
  never: listed(`last login, last login at, last_seen, 最近登录, 最近登录时间, 最后登录时间, 上次登录, 上次登录时间`),
  names: listed(`login, session, events, 登录, 登陆, 访问日志`),
  drops: { 'login-failed': sql`status = 'failure'` },
})
