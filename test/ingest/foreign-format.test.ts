import { expect, test } from 'vitest'
import { ingest, lines, refusalOf, room } from './room.js'
import { workbook, zip } from './zip.js'

const payments = lines('payment_id,customer_id,amount,paid_on', 'p1,c1,10,2024-01-05')
const office = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(504),
  Buffer.from('EncryptedPackage'),
])

test.each([
  ['a workbook that is locked or of an old Excel', 'payments.xlsx', office, 'office'],
  ['an old workbook by the name of a table', 'payments.csv', office, 'office'],
  ['a workbook by the name of a table', 'payments.csv', workbook({ s: [['<v>1</v>']] }), 'zip'],
  ['a document', 'payments.csv', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['a web page', 'payments.csv', Buffer.from('\ufeff\n<HTML><body>'), 'html'],
  ['JSON', 'payments.tsv', Buffer.from('[{"customer_id": "c1"}]'), 'json'],
  ['bytes of gzip without its name', 'payments.csv', Buffer.from('1f8b0800', 'hex'), 'gzip'],
])('%s is refused by name', async (_, file, content, format) => {
  expect(await refusalOf(room({ [file]: content }))).toMatchObject({
    code: 'format-unexpected',
    args: { file, format, yaml: `files: { ${file}: ignore }` },
  })
})

test('a member of an archive too', async () => {
  const { code, args } = await refusalOf(room({ 'x.zip': zip({ 'payments.csv': '<html></html>' }) }))
  expect([code, args['file']]).toEqual(['format-unexpected', 'x.zip#payments.csv'])
})

test('letters and notes beside the exports stop nothing; a .txt in no known encoding is told', async () => {
  const western = Buffer.from('caf\u00e9\nfoo\n', 'latin1')
  const files = {
    'payments.csv': payments,
    'letter.txt': 'Dear buyer,\nhere "it" is\n',
    'a.txt': 'Hello\n',
    'menu.txt': western,
  }
  const { source, findings } = await ingest(room(files))
  expect(source('payments.csv').accepted).toBe(1)
  expect(findings.map(({ code, severity, args }) => [code, severity, args['file']])).toEqual([
    ['file-not-read', 'info', 'a.txt'],
    ['file-not-recognised', 'warning', 'letter.txt'],
    ['file-not-understood', 'warning', 'menu.txt'],
  ])
})
