import { describe, expect, it } from 'vitest'
import { isZone, zonesNear } from '../../src/ingest/zones.js'
import { rawLogins, rawPayments, rawSubscriptions, rawSurveys } from '../../src/model/raw.js'
import { run } from '../../src/run/run.js'
import { ingest, room } from './room.js'

const zone = (name: string) => ({ 'limpet.yaml': `policies:\n  timezone: ${name}\n` })
const logins = (...at: string[]) => ({
  'logins.csv': `customer_id,logged_in_at\n${at.map((one) => `c,${one}\n`).join('')}`,
})

async function instants(name: string, ...at: string[]): Promise<unknown[]> {
  const { rows } = await ingest(room({ ...zone(name), ...logins(...at) }))
  return (await rows(rawLogins)).map((row) => String(row['logged_in_at']))
}

describe('a time with an offset', () => {
  it.each([
    ['2024-03-31T17:30:00Z', '2024-04-01 01:30:00'],
    ['2024-03-31 17:30:00+00:00', '2024-04-01 01:30:00'],
    ['2024-03-31 12:30:00-05', '2024-04-01 01:30:00'],
    ['2024-04-01T01:30:00.250+0800', '2024-04-01 01:30:00.25'],
    ['2024-03-31 17:30 UTC', '2024-04-01 01:30:00'],
    ['2024/3/31 17:30Z', '2024-04-01 01:30:00'],
    ['1711906200', '2024-04-01 01:30:00'],
    ['1711906200000', '2024-04-01 01:30:00'],
  ])('%s is the clock of Shanghai', async (written, expected) => {
    expect(await instants('Asia/Shanghai', written)).toEqual([expected])
  })

  it('follows summer time: 4:30 UTC is half past midnight in New York in July, half past eleven the day before in January', async () => {
    expect(await instants('America/New_York', '2024-07-01T04:30:00Z', '2024-01-01T04:30:00Z')).toEqual([
      '2023-12-31 23:30:00',
      '2024-07-01 00:30:00',
    ])
  })
})

describe('a time without an offset', () => {
  it.each([
    ['2024-03-31 23:30:00', '2024-03-31 23:30:00'],
    ['2024-03-31', '2024-03-31 00:00:00'],
    ['2024年3月31日 23:30', '2024-03-31 23:30:00'],
    ['2024-03-31 下午 11:30', '2024-03-31 23:30:00'],
    ['45382.97916666667', '2024-03-31 23:30:00'],
  ])('%s stays as written', async (written, expected) => {
    expect(await instants('Asia/Shanghai', written)).toEqual([expected])
  })
})

it('holds for payments, subscriptions and surveys as for logins', async () => {
  const late = '2024-03-31T17:30:00Z'
  const { rows } = await ingest(
    room({
      ...zone('Asia/Shanghai'),
      'payments.csv': `customer_id,amount,paid_on\nc,5,${late}\n`,
      'subscriptions.csv': `customer_id,started_on,amount,interval\nc,${late},5,month\n`,
      'surveys.csv': `customer_id,nps,answered_on\nc,9,${late}\n`,
    }),
  )
  expect(await rows(rawPayments)).toMatchObject([{ paid_on: '2024-04-01' }])
  expect(await rows(rawSubscriptions)).toMatchObject([{ started_on: '2024-04-01' }])
  expect(await rows(rawSurveys)).toMatchObject([{ answered_on: '2024-04-01' }])
})

it('moves a number: the logins of a March evening in UTC are those of an April morning in Shanghai', async () => {
  const march = Array.from({ length: 5 }, (_, k) => `c${k},2024-03-31T17:30:00Z\n`).join('')
  const april = Array.from({ length: 6 }, (_, k) => `d${k},2024-04-30T15:00:00Z\n`).join('')
  const files = { 'logins.csv': `customer_id,logged_in_at\n${march}${april}` }
  const active = async (timezone: string) => {
    const { metrics } = await run({
      directory: room(files),
      policies: { timezone },
      metrics: ['monthly-active'],
      version: 'test',
    })
    return metrics['monthly-active']
  }
  expect(await active('UTC')).toMatchObject({ status: 'known', value: 6 })
  expect(await active('Asia/Shanghai')).toMatchObject({ status: 'known', value: 11 })
})

describe('the names of zones', () => {
  it('are those of the IANA database', () => {
    expect(['UTC', 'Asia/Shanghai', 'Asia/Calcutta', 'America/New_York'].filter((name) => !isZone(name))).toEqual([])
    expect(['', '+08:00', 'Mars/Base', 'Shanghai', 'local'].filter(isZone)).toEqual([])
  })

  it('are suggested where they are misspelt, or a city alone', () => {
    expect(zonesNear('Asia/Shanghia')[0]).toBe('Asia/Shanghai')
    expect(zonesNear('Shanghai')[0]).toBe('Asia/Shanghai')
  })
})
