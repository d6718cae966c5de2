/**
 * The `sql` tag: the only way to write SQL in limpet.
 *
 * An interpolated table becomes its quoted name and a lineage edge; an interpolated query is spliced in; an identifier is
 * quoted; everything else becomes a bound parameter. So no value of a file or a flag ever reaches SQL text.
 */
type Bound = string | number | bigint | boolean | null
export type SqlPart = Sql | Table | Identifier | Bound

export interface Sql {
  readonly kind: 'sql'
  readonly strings: readonly string[]
  readonly parts: readonly SqlPart[]
}

/** A relation at a stated grain. `query: null` marks a source, which ingest fills; everything else is built from its query. */
export interface Table {
  readonly kind: 'table'
  readonly name: string
  /** The columns that identify a row. Empty for one-row tables. */
  readonly key: readonly string[]
  readonly query: Sql | null
  /** Queries that must return no rows; a hit becomes a finding. Keyed by the name of the rule. They may read this table only. */
  readonly invariants: Readonly<Record<string, (self: Table) => Sql>>
}

export interface Identifier {
  readonly kind: 'identifier'
  readonly name: string
}

interface CompiledSql {
  readonly text: string
  readonly values: readonly Bound[]
  /** The tables interpolated directly, in order of appearance, each once. */
  readonly tables: readonly Table[]
}

export function sql(strings: TemplateStringsArray, ...parts: readonly SqlPart[]): Sql {
  return { kind: 'sql', strings, parts }
}

/** Marks a name from outside as an identifier: it is quoted, and quotes inside it are doubled. */
export function quotedIdentifier(name: string): Identifier {
  return { kind: 'identifier', name }
}

/** Joins fragments with a constant separator, for example column lists. */
export function joined(
  fragments: readonly SqlPart[],
  separator: ', ' | ' AND ' | ' OR ' | ' UNION ALL ' | ' UNION ALL BY NAME ' | ' || ' | ' + ',
): Sql {
  const strings = fragments.length === 0 ? [''] : ['', ...Array<string>(fragments.length - 1).fill(separator), '']
  return { kind: 'sql', strings, parts: fragments }
}

/** Flattens a query to SQL text with `$1…` placeholders, its values, and the tables that it names. */
export function compile(query: Sql): CompiledSql {
  const values: Bound[] = []
  const tables = new Map<string, Table>()
  const render = (node: Sql): string =>
    node.strings.reduce((text, chunk, index) => text + place(node.parts[index - 1]) + chunk)
  const place = (part: SqlPart | undefined): string => {
    if (part === undefined) throw new TypeError('undefined was interpolated into SQL')
    if (typeof part !== 'object' || part === null) return `$${values.push(part)}`
    if (part.kind === 'sql') return render(part)
    if (part.kind === 'table') tables.set(part.name, part)
    return `"${part.name.replaceAll('"', '""')}"`
  }
  return { text: render(query), values, tables: [...tables.values()] }
}
