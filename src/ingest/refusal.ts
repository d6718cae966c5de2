import type { RefusalCode } from '../i18n/words.js'

export type RefusalArguments = Readonly<Record<string, string | number>>

/**
 * The one expected error: the run can't go on, and the user can do something about it. Carries a code and arguments; the
 * command line turns them into what, where, why and what to do next. `usage` exits 2, `data` exits 3.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly args: RefusalArguments
  readonly blame: 'usage' | 'data'

  constructor(blame: 'usage' | 'data', code: RefusalCode, args: RefusalArguments = {}) {
    super(`${code} ${JSON.stringify(args)}`)
    this.blame = blame
    this.code = code
    this.args = args
  }
}
