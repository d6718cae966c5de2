import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storedBytes } from '../../src/ingest/bytes.js'
import { listFolder } from '../../src/ingest/folder.js'
import { Refusal } from '../../src/ingest/refusal.js'
import { lines, refusalOf, room } from './room.js'

const customers = lines('customer_id,name', 'c1,One')

test('files are listed with what they are, three levels deep, sorted by code unit, without limpet.yaml', () => {
  const directory = room({
    'b.CSV': customers,
    'a.csv.gz': '',
    'Z.csv.zst': '',
    'é.tsv': '',
    'p.parquet': '',
    'README.md': '',
    '.hidden.csv': '',
    '~$x.xlsx': '',
    'x.xlsx': '',
    'limpet.yaml': '',
    'one/two/x.csv': customers,
    'one/two/three/y.csv': customers,
    '.git/z.csv': customers,
    'one/limpet.yaml': '',
  })
  const listed = listFolder(directory).map(({ file, kind, compression }) => [file, kind, compression])
  expect(listed).toEqual([
    ['.git/', 'folder', 'none'],
    ['.hidden.csv', 'other', 'none'],
    ['README.md', 'other', 'none'],
    ['Z.csv.zst', 'csv', 'zstd'],
    ['a.csv.gz', 'csv', 'gzip'],
    ['b.CSV', 'csv', 'none'],
    ['one/limpet.yaml', 'other', 'none'],
    ['one/two/three/', 'folder', 'none'],
    ['one/two/x.csv', 'csv', 'none'],
    ['p.parquet', 'parquet', 'none'],
    ['x.xlsx', 'xlsx', 'none'],
    ['~$x.xlsx', 'other', 'none'],
    ['é.tsv', 'csv', 'none'],
  ])
})

test('a link is never followed, whether it leads out of the folder, nowhere, or in a circle', () => {
  const outside = room({ 'secret.csv': customers })
  const directory = room({ 'customers.csv': customers })
  symlinkSync(join(outside, 'secret.csv'), join(directory, 'secret.csv'))
  symlinkSync(join(directory, 'nowhere'), join(directory, 'dangling.csv'))
  symlinkSync(directory, join(directory, 'circle'))
  expect(listFolder(directory).map(({ file, kind }) => [file, kind])).toEqual([
    ['circle', 'link'],
    ['customers.csv', 'csv'],
    ['dangling.csv', 'link'],
    ['secret.csv', 'link'],
  ])
})

test('a folder that is not there, is a file, or holds nothing to read is refused', async () => {
  const directory = room({ 'notes.md': 'hello', 'deep/README': '' })
  const codes = (path: string) => refusalOf(path).then(({ code, blame }) => [code, blame])
  await expect(codes(join(directory, 'nowhere'))).resolves.toEqual(['no-such-folder', 'usage'])
  await expect(codes(join(directory, 'notes.md'))).resolves.toEqual(['not-a-folder', 'usage'])
  await expect(codes(directory)).resolves.toEqual(['empty-folder', 'data'])
  mkdirSync(join(directory, 'bare'))
  await expect(codes(join(directory, 'bare'))).resolves.toEqual(['empty-folder', 'data'])
})

test('a file that vanishes or turns out to be no file is refused by name', async () => {
  const directory = room({ 'x.csv/y.csv': customers })
  const reading = async (name: string): Promise<void> => {
    for await (const _ of storedBytes({ file: name, path: join(directory, name) }));
  }
  await expect(reading('gone.csv')).rejects.toEqual(
    new Refusal('data', 'file-unreadable', { file: 'gone.csv', why: 'ENOENT' }),
  )
  await expect(reading('x.csv')).rejects.toEqual(
    new Refusal('data', 'file-unreadable', { file: 'x.csv', why: 'EISDIR' }),
  )
})

test.each(['books.xls', 'all.rar', 'events.avro', 'events.jsonl', 'data.gz', 'data.parquet.gz'])(
  '%s is refused by name, and can be left out',
  async (name) => {
    const files = { 'customers.csv': customers, [name]: 'PK' }
    const refusal = await refusalOf(room(files))
    expect([refusal.code, refusal.args['file'], refusal.args['yaml']]).toEqual([
      'format-unsupported',
      name,
      `files: { ${name}: ignore }`,
    ])
  },
)
