import type { DuckDBConnection } from '@duckdb/node-api'

/** A few connections to one database: a statement takes a free one, or waits for its turn, first come, first served. */
export class ConnectionPool {
  private readonly free: DuckDBConnection[]
  private readonly waiting: ((connection: DuckDBConnection) => void)[] = []

  constructor(private readonly connections: readonly DuckDBConnection[]) {
    this.free = [...connections]
  }

  /** Lends a connection for the time that `work` takes. */
  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.free.pop() ?? (await new Promise<DuckDBConnection>((take) => this.waiting.push(take)))
    try {
      return await work(connection)
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.free.push(connection)
      else next(connection)
    }
  }

  /** Lets every running query end early; each rejects. */
  interrupt(): void {
    for (const connection of this.connections) connection.interrupt()
  }

  close(): void {
    for (const connection of this.connections) connection.closeSync()
  }
}
