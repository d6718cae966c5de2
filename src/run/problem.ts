import { z } from 'zod'

/** What went wrong in one line, for a finding: where a value broke its schema, the way to it and what was expected. */
export function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues
    if (issue !== undefined) return `${issue.path.join('.')}: ${issue.message}`
  }
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}
