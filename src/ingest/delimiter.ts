import { Refusal } from './refusal.js'
import { Structure } from './structure.js'

/** How much of a file is looked at before it is read. */
export const SAMPLE_BYTES = 256 * 1024
const CANDIDATES = [',', ';', '\t', '|']

/**
 * Which character separates the fields: the one with which most rows of the sample have the fields of the header, of those
 * the one that gives most fields. A comma where there is nothing to separate. Refuses bytes that are not UTF-8 text in lines.
 */
export function delimiterOf(file: string, sample: Buffer): string {
  refuseForeignBytes(file, sample)
  const head = sample.subarray(0, SAMPLE_BYTES)
  const cut = head.length < SAMPLE_BYTES ? head.length : head.lastIndexOf(0x0a) + 1
  const lines = head.subarray(0, cut === 0 ? head.length : cut)
  let best = { delimiter: ',', share: 0, fields: 1 }
  for (const delimiter of CANDIDATES) {
    const { share, fields } = fit(file, lines, delimiter)
    if (fields === 1) continue
    if (share > best.share || (share === best.share && fields > best.fields)) best = { delimiter, share, fields }
  }
  return best.delimiter
}

function fit(file: string, lines: Buffer, delimiter: string): { share: number; fields: number } {
  const structure = new Structure(file, delimiter.charCodeAt(0))
  try {
    structure.push(lines, true)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'encoding-unsupported') return { share: 0, fields: 1 }
    throw error
  }
  const { records, rejects, fields } = structure
  return { share: records + rejects.rows === 0 ? 1 : records / (records + rejects.rows), fields }
}

function refuseForeignBytes(file: string, sample: Buffer): void {
  const utf16 = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff)
  const head = sample.subarray(0, SAMPLE_BYTES)
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  if (utf16 || zeros > head.length / 5) throw new Refusal('data', 'encoding-unsupported', { file, line: 1 })
  if (!sample.includes(0x0a) && sample.includes(0x0d)) throw new Refusal('data', 'line-endings-unsupported', { file })
}
