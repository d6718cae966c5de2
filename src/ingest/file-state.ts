import { statSync } from 'node:fs'
import type { NamedFile } from './bytes.js'
import { Refusal } from './refusal.js'

/** What the system says of a file's content without reading it: its size in bytes, the time of its last change, its identity. Null: it is not there. */
export interface FileState {
  readonly bytes: number
  readonly version: string
}

/** A file as it was listed; `state` is null for what is never opened. */
interface StatedFile extends NamedFile {
  readonly state: FileState | null
}

export function fileState(path: string): FileState | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  if (stats === undefined) return null
  return { bytes: Number(stats.size), version: `${stats.size} ${stats.mtimeNs} ${stats.ino}` }
}

/** Reads a listed file, and refuses it where it is not as it was listed when all is done: rows and checksum would be of two versions. */
export async function unchanged<Value>(file: StatedFile, operation: () => Promise<Value>): Promise<Value> {
  try {
    const value = await operation()
    refuseChanged(file)
    return value
  } catch (error) {
    refuseChanged(file)
    throw error
  }
}

function refuseChanged({ file, path, state }: StatedFile): void {
  if (state === null) return
  const now = fileState(path)
  if (now === null) throw new Refusal('data', 'file-unreadable', { file, why: 'ENOENT' })
  if (now.version !== state.version)
    throw new Refusal('data', 'file-changed', { file, before: state.bytes, after: now.bytes })
}
