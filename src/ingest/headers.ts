/** A header reduced to what it means: case, width, spaces, marks, numbering and a bracketed unit make no difference. */
export function normalised(header: string): string {
  return unmarked(header)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/^\d+[、.]/, '')
    .replace(/[\s_\-.:/?]/g, '')
}

/** What stands in the last brackets of a header, in lower case: `金额（万元）` → `万元`. Null where there are none. */
export function unitOf(header: string): string | null {
  const units = [...unmarked(header).matchAll(/\(([^()]*)\)|\[([^[\]]*)\]|【([^【】]*)】/g)]
  const last = units.at(-1)
  return last === undefined ? null : (last[1] ?? last[2] ?? last[3] ?? '').trim()
}

function unmarked(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u{feff}*#"'`“”‘’]/gu, '')
}
