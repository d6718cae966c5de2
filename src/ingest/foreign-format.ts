import { Refusal } from './refusal.js'
import { fileLine } from './yaml-line.js'

/** First bytes, in hexadecimal, by which a format is told; the words for these codes are in i18n. */
const BINARY: readonly (readonly [format: string, bytes: string])[] = [
  ['zip', '504b0304'],
  ['office', 'd0cf11e0a1b11ae1'],
  ['pdf', '255044462d'],
  ['parquet', '50415231'],
  ['arrow', '4152524f5731'],
  ['gzip', '1f8b'],
]
const MARKUP: readonly (readonly [format: string, beginning: RegExp])[] = [
  ['html', /^\s*<(?:!doctype html|html|head|body|table|meta)\b/i],
  ['xml', /^\s*<\?xml\b/i],
  ['json', /^\s*(?:\[\s*)?\{\s*"/],
]

/** Refuses a file whose first bytes say that it is none of what its name says: nothing of it would be read, or all of it wrongly. */
export function refuseForeignFormat(file: string, head: Uint8Array, expected: 'text' | 'zip'): void {
  const bytes = Buffer.from(head.subarray(0, 512))
  const text = bytes.toString('utf8').replace('\ufeff', '')
  const format =
    BINARY.find(([, start]) => bytes.toString('hex').startsWith(start))?.[0] ??
    MARKUP.find(([, beginning]) => beginning.test(text))?.[0]
  if (format === undefined || format === expected) return
  throw new Refusal('data', 'format-unexpected', { file, format, yaml: fileLine(file, 'ignore') })
}
