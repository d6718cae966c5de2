import type { Arguments } from '../i18n/message.js'
import type { Words } from '../i18n/words.js'

export type ProblemCode = keyof Words['problems']

/** Wrong usage, as a code with arguments; `near` among them becomes a "did you mean". Exits 2. */
export class UsageError extends Error {
  readonly code: ProblemCode
  readonly args: Arguments

  constructor(code: ProblemCode, args: Arguments = {}) {
    super(code)
    this.code = code
    this.args = args
  }
}
