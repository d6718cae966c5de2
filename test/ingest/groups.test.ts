import { describe, expect, test } from 'vitest'
import { rawPayments, rawSubscriptions } from '../../src/model/raw.js'
import { ingest, lines, room } from './room.js'

const header = 'customer_id,amount,paid_on,payment_id'

/** Who was taken to have paid what, and which findings there were. */
async function read(text: string, yaml?: string) {
  const { rows, findings, source } = await ingest(
    room({ 'payments.csv': text, ...(yaml === undefined ? {} : { 'limpet.yaml': yaml }) }),
  )
  const payments = await rows(rawPayments)
  return {
    payers: payments.map((row) => `${row['customer_id']} ${row['amount']}`).sort(),
    codes: findings.map(({ code }) => code),
    source: source('payments.csv'),
  }
}

/** Rows of one customer, named in the first: days of one month, ascending. */
function run(customer: string, rows: number, from = 1): string[] {
  return Array.from({ length: rows }, (_, index) => {
    const day = String(from + index).padStart(2, '0')
    return `${index === 0 ? customer : ''},10,2024-01-${day},`
  })
}

describe('rows without a customer belong to the one above', () => {
  test('where the days run on in each group and start anew in the next', async () => {
    const { payers, codes } = await read(lines(header, ...run('a', 5), ...run('b', 4)))
    expect(payers).toEqual([...Array(5).fill('a 10'), ...Array(4).fill('b 10')])
    expect(codes).toEqual(['filled-down'])
  })

  test('not where six steps say so: that may be chance', async () => {
    const { payers, codes } = await read(lines(header, ...run('a', 4), ...run('b', 4)))
    expect(payers).toEqual(['a 10', 'b 10'])
    expect(codes).toEqual(['fill-down-undecided', 'rows-rejected'])
  })

  test('not where the days run through the whole file, as in a journal', async () => {
    const { payers } = await read(lines(header, ...run('a', 5), ...run('b', 5, 10)))
    expect(payers).toEqual(['a 10', 'b 10'])
  })

  test('not where a customer comes twice', async () => {
    expect((await read(lines(header, ...run('a', 5), ...run('b', 5), ...run('a', 5)))).payers).toHaveLength(3)
  })

  test('not where the first row has none', async () => {
    expect((await read(lines(header, ',10,2024-01-01,', ...run('a', 6), ...run('b', 6)))).payers).toHaveLength(2)
  })

  test('not where a line was lost, which may have held a name', async () => {
    const text = lines(header, ...run('a', 6), 'b,10', ...run('c', 6))
    expect((await read(text)).payers).toEqual(['a 10', 'c 10'])
  })

  test('not where a total stands between: what follows it may be of somebody else', async () => {
    const text = lines(header, ...run('a', 6), 'Subtotal,60,,', ...run('b', 6))
    expect((await read(text)).payers).toEqual(['a 10', 'b 10'])
  })

  test('but limpet.yaml may say so, and then nothing below a total is filled from above it', async () => {
    const text = lines(header, ...run('a', 2), 'Subtotal,20,,', ',5,2024-03-01,', ...run('b', 2), ',,Total,40')
    const { payers, source } = await read(text, 'files: { payments.csv: { fill_down: true } }')
    expect(payers).toEqual(['a 10', 'a 10', 'b 10', 'b 10'])
    expect(source).toMatchObject({ rows: 7, accepted: 4, rejected: 1, drops: [{ rule: 'row-of-totals', rows: 2 }] })
  })

  test('a dash is no empty cell: it says that there is none', async () => {
    const text = lines(header, ...run('a', 6), '-,10,2024-01-07,', ...run('b', 6))
    const { payers, source } = await read(text)
    expect(payers).toHaveLength(12)
    expect(source.rejects).toMatchObject([{ reason: 'empty', column: 'customer_id', rows: 1 }])
  })
})

describe('documents of several lines', () => {
  test('take day and customer from their first line, and what else is said once; never money or their number', async () => {
    const { rows } = await ingest(
      room({
        'payments.csv': lines(
          'payment_id,paid_on,customer_id,amount,currency,status',
          'd1,2024-01-05,a,10,EUR,failed',
          ',,,20,,',
          'd2,2024-01-06,b,30,EUR,paid',
          ',,,40,,',
        ),
      }),
    )
    expect(await rows(rawPayments)).toMatchObject([
      { payment_id: 'd2', customer_id: 'b', amount: 30, currency: 'EUR', status: 'paid' },
      { payment_id: null, customer_id: 'b', amount: 40, currency: 'EUR', status: 'paid', paid_on: '2024-01-06' },
    ])
  })

  test('not where the last line is thinner than all others: that may be a total without a word', async () => {
    const text = lines(
      'payment_id,paid_on,customer_id,amount,product',
      'd1,2024-01-05,a,10,x',
      ',,,20,y',
      'd2,2024-01-06,b,30,x',
      ',,,60,',
    )
    expect((await read(text)).payers).toEqual(['a 10', 'b 30'])
  })
})

test('contracts in groups are read alike', async () => {
  const text = lines(
    'Customer,Start date,End date,Contract amount,Contract number',
    'Alder Ltd,,,,',
    ',2024-01-01,2024-12-31,1200,k1',
    ',2025-01-01,2025-12-31,1300,k2',
    'Total for Alder Ltd,,,2500,',
    'Birch Ltd,,,,',
    ',2024-02-01,2025-01-31,600,k3',
    'Total for Birch Ltd,,,600,',
  )
  const { rows } = await ingest(room({ 'contracts.csv': text }))
  const read = await rows(rawSubscriptions)
  expect(read.map((row) => `${row['customer_id']} ${row['term_amount']}`).sort()).toEqual([
    'Alder Ltd 1200',
    'Alder Ltd 1300',
    'Birch Ltd 600',
  ])
})

test('a list of customers is never taken for groups: a total in it is none of them', async () => {
  const text = lines('customer_id,name,region', 'a,,', 'b,Birch,north', 'Total for a,,1')
  const { source } = await ingest(room({ 'customers.csv': text }))
  expect(source('customers.csv')).toMatchObject({ rows: 3, accepted: 2, drops: [{ rule: 'row-of-totals', rows: 1 }] })
})
