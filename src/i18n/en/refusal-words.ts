/** What can stop a run: what happened, why it matters, and what to do next. Where is in the arguments (file, line, column). */
export interface RefusalWords {
  readonly what: string
  readonly why?: string
  readonly next?: string
}
