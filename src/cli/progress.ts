import type { Formats } from '../i18n/formats.js'
import type { Words } from '../i18n/words.js'
import { visible } from '../report/visible.js'
import type { RunRequest } from '../run/run.js'
import type { Stream } from './terminal.js'

interface Progress {
  readonly onProgress: NonNullable<RunRequest['onProgress']>
  stop(): void
}

/** A line on stderr that says what the run is at; silent off a terminal. */
export async function startProgress(
  stderr: Stream,
  { words, formats, quiet }: { words: Words; formats: Formats; quiet: boolean },
): Promise<Progress> {
  if (quiet || stderr.isTTY !== true) return { onProgress: () => undefined, stop: () => undefined }
  const { default: ora } = await import('ora')
  const spinner = ora({ stream: stderr, discardStdin: false }).start()
  return {
    onProgress: ({ stage, name }) => {
      spinner.text = visible(words.cli[stage]({ name }, formats))
    },
    stop: () => spinner.stop(),
  }
}
