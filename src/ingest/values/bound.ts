import { quotedIdentifier, type Sql, sql } from '../../engine/sql.js'

/**
 * An expression over a value that is computed once and named: `bound(trimmed(text), 'cell', (cell) => …)`. Written out, the
 * rarer forms of a day or an amount would repeat each other's text until planning one file took half a second. Names of
 * nested bindings must differ.
 */
export function bound(value: Sql, name: string, use: (value: Sql) => Sql): Sql {
  return sql`list_transform([${value}], lambda ${quotedIdentifier(name)}: ${use(sql`${quotedIdentifier(name)}`)})[1]`
}
