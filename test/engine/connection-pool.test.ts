import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { ConnectionPool } from '../../src/engine/connection-pool.js'

it('lends each connection to one statement at a time, first come, first served, failures included', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connections = [await instance.connect(), await instance.connect()]
  const pool = new ConnectionPool(connections)
  const lent = new Set<unknown>()
  const began: number[] = []
  const works = [0, 1, 2, 3, 4].map((index) =>
    pool.use(async (connection) => {
      expect(lent.has(connection)).toBe(false)
      lent.add(connection)
      began.push(index)
      await connection.run('SELECT 1')
      lent.delete(connection)
      if (index === 1) throw new Error('lost')
      return index
    }),
  )
  const ends = await Promise.allSettled(works)
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.message))).toEqual([0, 'lost', 2, 3, 4])
  expect(began).toEqual([0, 1, 2, 3, 4])
  pool.close()
  instance.closeSync()
})
