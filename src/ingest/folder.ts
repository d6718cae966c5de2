import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Compression, NamedFile } from './bytes.js'
import { type FileState, fileState } from './file-state.js'
import { Refusal } from './refusal.js'

const DEEPEST = 3
const CONFIGURATION = /^limpet\.(ya?ml|json)$/
/** Formats that may hold exports but can't be read: passing over them could lose data, so they stop the run. */
const UNSUPPORTED =
  /\.(xls|xlsb|ods|numbers|rar|7z|tar|tgz|gz|zst|bz2|xz|orc|avro|jsonl|ndjson|sqlite3?|dbf|mdb|accdb|et)$/

/** `csv` is any delimited text; `zip` and `xlsx` hold files and sheets that are read one by one. `unsupported` may hold exports; `other`, `link` and `folder` are listed and never opened. */
export type FileKind = 'csv' | 'parquet' | 'arrow' | 'zip' | 'xlsx' | 'unsupported' | 'other' | 'link' | 'folder'

export interface ListedFile extends NamedFile {
  readonly kind: FileKind
  readonly compression: Compression
  /** As it was listed; null for what is never opened. */
  readonly state: FileState | null
}

/** Everything under a folder, at most three levels down, sorted by code unit; links are never followed. */
export function listFolder(directory: string): ListedFile[] {
  refuseNoFolder(directory)
  const files = listLevel(directory, '', 1)
  if (!files.some(({ kind }) => !['other', 'link', 'folder'].includes(kind))) {
    throw new Refusal('data', 'empty-folder', { directory })
  }
  return files.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Refuses a path that is no folder. */
export function refuseNoFolder(directory: string): void {
  const stats = statSync(directory, { throwIfNoEntry: false })
  if (stats === undefined) throw new Refusal('usage', 'no-such-folder', { directory })
  if (!stats.isDirectory()) throw new Refusal('usage', 'not-a-folder', { directory })
}

function listLevel(directory: string, prefix: string, depth: number): ListedFile[] {
  return entriesOf(directory, prefix).flatMap((entry) => {
    const path = join(directory, entry.name)
    const file = prefix + entry.name
    if (entry.isSymbolicLink()) return unopened(file, path, 'link')
    if (entry.isDirectory()) {
      if (depth < DEEPEST && !entry.name.startsWith('.')) return listLevel(path, `${file}/`, depth + 1)
      return unopened(`${file}/`, path, 'folder')
    }
    if (CONFIGURATION.test(file)) return []
    const kind = entry.isFile() ? kindOf(entry.name) : { kind: 'other' as const, compression: 'none' as const }
    return { file, path, ...kind, state: fileState(path) }
  })
}

function unopened(file: string, path: string, kind: 'link' | 'folder'): ListedFile {
  return { file, path, kind, compression: 'none', state: null }
}

function entriesOf(directory: string, prefix: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Refusal('data', 'file-unreadable', { file: prefix || directory, why })
  }
}

/** What a file is, by its name. */
export function kindOf(name: string): { kind: FileKind; compression: Compression } {
  const lower = name.toLowerCase()
  if (lower.startsWith('.') || lower.startsWith('~$')) return { kind: 'other', compression: 'none' }
  if (lower.endsWith('.zip')) return { kind: 'zip', compression: 'none' }
  if (/\.xls[xm]$/.test(lower)) return { kind: 'xlsx', compression: 'none' }
  if (lower.endsWith('.parquet')) return { kind: 'parquet', compression: 'none' }
  if (/\.(arrows?|feather)$/.test(lower)) return { kind: 'arrow', compression: 'none' }
  if (/\.(?:[ct]sv|txt)$/.test(lower)) return { kind: 'csv', compression: 'none' }
  if (/\.[ct]sv\.gz$/.test(lower)) return { kind: 'csv', compression: 'gzip' }
  if (/\.[ct]sv\.zst$/.test(lower)) return { kind: 'csv', compression: 'zstd' }
  return { kind: UNSUPPORTED.test(lower) ? 'unsupported' : 'other', compression: 'none' }
}
