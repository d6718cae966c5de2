import { Engine } from '../engine/engine.js'
import { exhaustionOf } from '../ingest/exhaustion.js'
import { Refusal } from '../ingest/refusal.js'

interface EngineRequest {
  readonly directory: string
  readonly memoryLimit?: string
  readonly signal?: AbortSignal
}

/**
 * Opens the engine for a folder, hands it to `use`, and closes it whatever happens; an abort interrupts it. Throws a Refusal
 * where memory or disk ran out, or where there is no place for temporary files.
 */
export async function withEngine<Result>(
  { directory, memoryLimit, signal }: EngineRequest,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const engine = await opened({ directories: [directory], ...(memoryLimit === undefined ? {} : { memoryLimit }) })
  const interrupt = (): void => engine.interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    signal?.throwIfAborted()
    return await use(engine)
  } catch (error) {
    signal?.throwIfAborted()
    throw exhaustionOf(error) ?? error
  } finally {
    signal?.removeEventListener('abort', interrupt)
    engine.close()
  }
}

async function opened(options: Parameters<typeof Engine.open>[0]): Promise<Engine> {
  try {
    return await Engine.open(options)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const exhaustion = exhaustionOf(error)
    if (exhaustion !== null) throw exhaustion
    if (!('code' in error && 'path' in error)) throw error
    throw new Refusal('usage', 'temporary-folder-unusable', { directory: String(error.path), why: String(error.code) })
  }
}
