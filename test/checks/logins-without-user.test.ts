import { expect, it } from 'vitest'
import { loginsWithoutUser } from '../../src/checks/logins-without-user.js'
import { findingsOf } from './findings.js'

const login = (user_id: string | null, hour: string) => ({
  customer_id: 'a',
  user_id,
  logged_in_at: `2024-01-31 ${hour}:00:00`,
})

it('counts logins without a user where others name one', async () => {
  const logins = [login('u', '08'), login(null, '09'), login(null, '10'), login('v', '11')]
  expect(await findingsOf(loginsWithoutUser, { logins })).toEqual([
    { code: 'logins-without-user', severity: 'warning', args: { rows: 2 }, dataset: 'logins', rows: 2 },
  ])
})

it('is silent where all name users, or none does', async () => {
  expect(await findingsOf(loginsWithoutUser, { logins: [login('u', '08')] })).toEqual([])
  expect(await findingsOf(loginsWithoutUser, { logins: [login(null, '08')] })).toEqual([])
})
