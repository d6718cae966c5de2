import { unpackedPath, withMembers } from './archive.js'
import { fileState } from './file-state.js'
import { kindOf, type ListedFile } from './folder.js'
import { sheetsOf } from './workbook.js'

/**
 * What is inside a file, as files of their own named `archive.zip#member.csv` and `book.xlsx#sheet`: members of an archive
 * (workbooks among them opened too, archives in archives not) and sheets. Nothing for other files.
 */
export async function contentsOf(file: ListedFile, temporaryDirectory: string): Promise<ListedFile[]> {
  if (file.kind === 'xlsx') return sheetsOf(file, temporaryDirectory)
  if (file.kind !== 'zip') return []
  const members = await withMembers(file, async (listed, extract) => {
    const extracted: ListedFile[] = []
    for (const member of listed) {
      const { kind, compression } = kindOf(member.name.slice(member.name.lastIndexOf('/') + 1))
      const path = unpackedPath(temporaryDirectory)
      await extract(member, path)
      extracted.push({
        file: `${file.file}#${member.name}`,
        path,
        kind: kind === 'zip' ? 'unsupported' : kind,
        compression,
        state: fileState(path),
      })
    }
    return extracted
  })
  const sheets: ListedFile[] = []
  for (const member of members)
    sheets.push(member, ...(member.kind === 'xlsx' ? await sheetsOf(member, temporaryDirectory) : []))
  return sheets
}
