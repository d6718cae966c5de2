import { describe, expect, it } from 'vitest'
import { compile, joined, quotedIdentifier, sql } from '../../src/engine/sql.js'
import { defineSource } from '../../src/model/table.js'

const payments = defineSource('payments')

describe('the sql tag', () => {
  it('turns values into bound parameters, in order', () => {
    const { text, values } = compile(sql`SELECT ${1}, ${"x'; DROP TABLE payments"} WHERE ${null} = ${true}`)
    expect(text).toBe('SELECT $1, $2 WHERE $3 = $4')
    expect(values).toEqual([1, "x'; DROP TABLE payments", null, true])
  })

  it('splices fragments and numbers their parameters through', () => {
    const inner = sql`a > ${5}`
    expect(compile(sql`SELECT ${1} WHERE ${inner} AND ${inner}`)).toMatchObject({
      text: 'SELECT $1 WHERE a > $2 AND a > $3',
      values: [1, 5, 5],
    })
  })

  it('quotes tables and identifiers, doubling quotes inside', () => {
    const { text, tables } = compile(
      sql`SELECT ${quotedIdentifier('a"; DROP TABLE b; --')} FROM ${payments} JOIN ${payments} USING (id)`,
    )
    expect(text).toBe('SELECT "a""; DROP TABLE b; --" FROM "payments" JOIN "payments" USING (id)')
    expect(tables).toEqual([payments])
  })

  it('joins fragments with a constant', () => {
    expect(compile(sql`SELECT ${joined([sql`a`, quotedIdentifier('b'), 3], ', ')}`).text).toBe('SELECT a, "b", $1')
    expect(compile(joined([], ', ')).text).toBe('')
  })

  it('refuses undefined', () => {
    expect(() => compile(sql`SELECT ${undefined as unknown as string}`)).toThrow(TypeError)
  })
})
