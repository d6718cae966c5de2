import type { Arguments } from '../i18n/message.js'
import type { Words } from '../i18n/words.js'

export type ProblemCode = keyof Words['problems']

/** Wrong usage, as a code with arguments; `near` among them becomes a "did you mean". Exits 2, or 3 where the data can't give it. */
export class UsageError extends Error {
  readonly code: ProblemCode
  readonly args: Arguments
  readonly exitCode: 2 | 3

  constructor(code: ProblemCode, args: Arguments = {}, exitCode: 2 | 3 = 2) {
    super(code)
    this.code = code
    this.args = args
    this.exitCode = exitCode
  }
}
