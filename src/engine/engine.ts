import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, listValue } from '@duckdb/node-api'
import { ConnectionPool } from './connection-pool.js'
import { compile, quotedIdentifier, type Sql, sql, type Table } from './sql.js'
import { plainRow, type Row } from './values.js'

interface EngineOptions {
  /** The only folders that SQL may read from, apart from the engine's own temporary one. */
  readonly directories: readonly string[]
  /** What DuckDB may hold in memory, for example `1500MB`; the process takes about 200 MB more. */
  readonly memoryLimit?: string
}

interface Violation {
  readonly table: string
  readonly rule: string
  readonly rows: number
}

/**
 * The one door to DuckDB: a private in-memory database that can read the data room and nothing else. Tables are built on
 * demand, parents first, each once; two statements may run at a time, so that one plans while the other computes.
 * Everything temporary lives in `temporaryDirectory`, which goes with the engine.
 */
export class Engine {
  /** How many statements run at a time. */
  static readonly width = 2
  readonly temporaryDirectory: string
  /** How often each source was read by the tables built from it. */
  readonly scans = new Map<string, number>()
  private readonly broken: Violation[] = []
  private readonly built = new Map<string, Promise<void>>()
  private readonly backing = new Map<string, Table>()
  private readonly leave = (): void => rmSync(this.temporaryDirectory, { recursive: true, force: true })

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connections: ConnectionPool,
    temporaryDirectory: string,
  ) {
    this.temporaryDirectory = temporaryDirectory
    process.once('exit', this.leave)
  }

  static async open(options: EngineOptions): Promise<Engine> {
    const temporaryDirectory = mkdtempSync(join(tmpdir(), 'limpet-'))
    try {
      return await Engine.opened(options, temporaryDirectory)
    } catch (error) {
      rmSync(temporaryDirectory, { recursive: true, force: true })
      throw error
    }
  }

  private static async opened(options: EngineOptions, temporaryDirectory: string): Promise<Engine> {
    const spill = join(temporaryDirectory, 'spill')
    mkdirSync(spill)
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: options.memoryLimit ?? '1500MB',
      temp_directory: spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    await connection.run("SET GLOBAL TimeZone = 'UTC'")
    await connection.run('SET allowed_directories = $1', [listValue([...options.directories, temporaryDirectory])])
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
    const connections = await Promise.all(Array.from({ length: Engine.width }, () => instance.connect()))
    connection.closeSync()
    return new Engine(instance, new ConnectionPool(connections), temporaryDirectory)
  }

  /** Runs a statement and returns how many rows it changed. */
  async run(statement: Sql): Promise<number> {
    const { text, values } = compile(statement)
    return this.connections.use(async (connection) => (await connection.run(text, [...values])).rowsChanged)
  }

  /** Runs a query and returns its rows as plain values. For aggregates: everything that grows stays in the engine. */
  async rows(query: Sql): Promise<Row[]> {
    const { text, values } = compile(query)
    const reader = await this.connections.use((connection) => connection.runAndReadAll(text, [...values]))
    return reader.getRowObjects().map(plainRow)
  }

  /** Creates a source from a query; later calls for the same source are an error of the caller. */
  async fill(source: Table, query: Sql): Promise<void> {
    await this.run(sql`CREATE TABLE ${quotedIdentifier(source.name)} AS ${query}`)
    this.built.set(source.name, Promise.resolve())
  }

  /** Makes a source a view of another table, which goes with the last of its views that is dropped. No bound parameters: a view has none. */
  async fillView(source: Table, query: Sql, backing: Table): Promise<void> {
    await this.run(sql`CREATE VIEW ${quotedIdentifier(source.name)} AS ${query}`)
    this.built.set(source.name, Promise.resolve())
    this.backing.set(source.name, backing)
  }

  /** Builds a table, its parents first, and checks its invariants. Building twice is free. */
  build(table: Table): Promise<void> {
    const built = this.built.get(table.name) ?? this.create(table)
    this.built.set(table.name, built)
    return built
  }

  /** Builds the tables that a query reads, then runs it. */
  async read(query: Sql): Promise<Row[]> {
    for (const table of compile(query).tables) await this.build(table)
    return this.rows(query)
  }

  /** Frees a table that nobody will read again. */
  async drop(table: Table): Promise<void> {
    const backing = this.backing.get(table.name)
    if (backing === undefined) return void (await this.run(sql`DROP TABLE ${table}`))
    await this.run(sql`DROP VIEW ${table}`)
    this.backing.delete(table.name)
    if (![...this.backing.values()].includes(backing)) await this.run(sql`DROP TABLE ${backing}`)
  }

  /** The invariants that did not hold, by table and rule. */
  get violations(): Violation[] {
    return this.broken.toSorted((a, b) => (`${a.table} ${a.rule}` < `${b.table} ${b.rule}` ? -1 : 1))
  }

  /** Lets a running query end early, within milliseconds; it rejects. */
  interrupt(): void {
    this.connections.interrupt()
  }

  close(): void {
    this.connections.close()
    this.instance.closeSync()
    process.removeListener('exit', this.leave)
    this.leave()
  }

  private async create(table: Table): Promise<void> {
    if (table.query === null) throw new Error(`the source ${table.name} was never filled`)
    for (const parent of compile(table.query).tables) {
      await this.build(parent)
      if (parent.query === null) this.scans.set(parent.name, (this.scans.get(parent.name) ?? 0) + 1)
    }
    await this.run(sql`CREATE TABLE ${quotedIdentifier(table.name)} AS ${table.query}`)
    await this.checkInvariants(table)
  }

  private async checkInvariants(table: Table): Promise<void> {
    for (const [rule, query] of Object.entries(table.invariants)) {
      const [hit] = await this.rows(sql`SELECT count(*) AS rows FROM (${query(table)})`)
      const rows = Number(hit?.['rows'] ?? 0)
      if (rows > 0) this.broken.push({ table: table.name, rule, rows })
    }
  }
}

/** Every table that a query reads, directly or through its parents, by name, sources included, sorted. */
export function lineage(query: Sql): Table[] {
  const seen = new Map<string, Table>()
  const visit = (node: Sql): void => {
    for (const table of compile(node).tables) {
      if (seen.has(table.name)) continue
      seen.set(table.name, table)
      if (table.query !== null) visit(table.query)
    }
  }
  visit(query)
  return [...seen.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
