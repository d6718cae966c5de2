/** Words with which the first cell of a row of totals begins, or is. */
const TOTAL = /^(?:(?:grand |sub)?totals?(?: for .*)?|合计|总计|小计|本页合计|本页小计)$/i
/** What stands below a table: totals, rules, notes, the small print. */
const TRAILER =
  /^(?:(?:grand |sub)?totals?\b|合计|总计|小计|本页|总交易单数|共\s*\d|-{4,}|={4,}|#|\*{3,}|confidential\b|copyright\b|generated (?:by|on)\b|report generated|end of (?:report|file)|导出时间|导出人|制表|打印时间|(?:备?注|说明|(?:金额)?单位)[:：])/i
const QUOTE = 0x22
const EDGES = /^[\s"'`\ufeff]+|[\s"'`:：]+$/g

export type TrailerRule = 'row-of-totals' | 'below-the-table'

/**
 * The rule by which a record is no row of the table, or null. `cells`: its text between delimiters, quotes and all. A row of
 * totals has all fields, says so in the first filled one and leaves another empty; a line below the table begins as such
 * lines do, or follows one, and fills at most half of the columns.
 */
export function trailerRule(
  cells: readonly string[],
  fields: number,
  width: number,
  isBelow: boolean,
): TrailerRule | null {
  const texts = cells.map((cell) => cell.replace(EDGES, ''))
  const filled = texts.filter((text) => text !== '')
  const first = filled[0] ?? ''
  if (fields === width && filled.length < width && TOTAL.test(first.replace(/\s*\(.*\)$/, ''))) return 'row-of-totals'
  const isSparse = filled.length * 2 <= width
  return isSparse && (isBelow || TRAILER.test(first)) ? 'below-the-table' : null
}

/** 合 小 共 制 导 单 备, by their second byte. */
const HEADS_OF_E5 = new Set([0x90, 0xb0, 0x85, 0x88, 0xaf, 0x8d, 0xa4])
const SUSPECTS = new Uint8Array(256)
for (const byte of [QUOTE, 0x54, 0x74, 0x47, 0x67, 0x53, 0x73, 0x2d, 0xe5, 0xe6, 0xe8, 0xe9]) SUSPECTS[byte] = 1

/** Whether a full record may be a row of totals or a padded trailer, by its first two bytes: cheap, for every record. */
export function maySayTotal(bytes: Buffer, start: number): boolean {
  if (SUSPECTS[bytes[start] ?? 0] === 0) return false
  if (bytes[start] === QUOTE) return maySayTotal(bytes, start + 1)
  const second = bytes[start + 1] ?? 0
  switch (bytes[start]) {
    case 0x54:
    case 0x74:
      return (second | 0x20) === 0x6f
    case 0x47:
    case 0x67:
      return (second | 0x20) === 0x72
    case 0x53:
    case 0x73:
      return (second | 0x20) === 0x75
    case 0x2d:
      return second === 0x2d
    case 0xe5:
      return HEADS_OF_E5.has(second)
    case 0xe6:
      return second === 0x80 || second === 0x9c || second === 0xb3 || second === 0x89
    case 0xe8:
      return second === 0xaf
    case 0xe9:
      return second === 0x87
    default:
      return false
  }
}
