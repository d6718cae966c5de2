import { z } from 'zod'
import type { FindingCode } from '../i18n/words.js'

const argument = z.union([z.string(), z.number()])

/** Something that a reader of the numbers must know: a code with arguments; how many rows and how much money it touches. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  args: z.record(z.string(), argument),
  dataset: z.string().optional(),
  rows: z.number().int().optional(),
  money: z.number().optional(),
})
export type Finding = z.infer<typeof finding> & { code: FindingCode }
