import { UsageError } from './usage-error.js'

/** A stream to print to. `isTTY` and `columns` as Node has them on a terminal. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** Everything of the outside world that the command line touches, passed in so that tests can stand in for it. */
export interface Terminal {
  readonly parameters: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stdout: Stream
  readonly stderr: Stream
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal
}

/** The reader of stdout has gone (`limpet … | head`): a quiet end, not an error. */
export class ClosedOutput extends Error {}

/** Prints and waits until the text is handed over. Throws ClosedOutput where nobody reads any more, UsageError where the system refuses. */
export function print(stream: Stream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (error === undefined || error === null) resolve()
      else if (error.code === 'EPIPE') reject(new ClosedOutput())
      else reject(new UsageError('not-written', { reason: error.code ?? error.message }))
    })
  })
}

/** A run that was interrupted has so many milliseconds to end; a container gives ten seconds before it kills. */
const GRACE = 3000

/** The terminal of this process. A first interrupt lets the run clean up and end, for a few seconds; a second one ends at once. */
export function processTerminal(parameters: readonly string[]): Terminal {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
    setTimeout(() => process.exit(130), GRACE).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
  const { stdout, stderr, env } = process
  // Without a listener the stream's own error event would end the process before `print` can tell what happened.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined)
  return { parameters, environment: env, stdout, stderr, signal: controller.signal }
}
