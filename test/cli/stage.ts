import { Writable } from 'node:stream'
import { commandLine } from '../../src/cli/command-line.js'
import type { Pipeline } from '../../src/cli/pipeline.js'
import type { Stream, Terminal } from '../../src/cli/terminal.js'
import type { RunRequest } from '../../src/run/run.js'
import { example, exampleWords } from '../report/example.js'

/** A stream that remembers what was printed; as a terminal it ignores moves of the cursor. */
export class Recorder extends Writable {
  text = ''
  readonly isTTY: boolean
  readonly columns = 80

  constructor({ isTTY = false }: { isTTY?: boolean } = {}) {
    super()
    this.isTTY = isTTY
  }

  clearLine(): void {}
  cursorTo(): void {}
  moveCursor(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** A stream that fails every write as the system would. */
export class Broken extends Writable {
  constructor(private readonly code: string) {
    super()
    this.on('error', () => undefined)
  }

  override _write(_chunk: Buffer, _encoding: BufferEncoding, done: (error: Error) => void): void {
    done(Object.assign(new Error(`write ${this.code}`), { code: this.code }))
  }
}

interface Scene {
  readonly environment?: Terminal['environment']
  readonly pipeline?: Partial<Pipeline>
  readonly stdout?: Stream
  readonly stderr?: Recorder
  readonly signal?: AbortSignal
}

interface Played {
  readonly exitCode: number
  readonly out: string
  readonly err: string
  /** What the run was asked, where it was. */
  readonly requests: readonly RunRequest[]
}

/** Plays a command line in process, on a run that returns the example report. */
export async function play(parameters: readonly string[], scene: Scene = {}): Promise<Played> {
  const requests: RunRequest[] = []
  const stdout = scene.stdout ?? new Recorder()
  const stderr = scene.stderr ?? new Recorder()
  const pipeline: Pipeline = {
    run: async (request) => {
      requests.push(request)
      return example
    },
    inspect: async () => {
      throw new Error('nothing to inspect')
    },
    metricWords: async (language) => exampleWords(language),
    explainMetric: async () => null,
    reportSchema: async () => ({ type: 'object' }),
    sampleCompany: async () => '/sample',
    ...scene.pipeline,
  }
  const { environment = {}, signal = new AbortController().signal } = scene
  const exitCode = await commandLine({ parameters, environment, stdout, stderr, signal }, pipeline)
  return { exitCode, out: stdout instanceof Recorder ? stdout.text : '', err: stderr.text, requests }
}
