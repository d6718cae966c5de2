import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { play } from './stage.js'

const folder = mkdtempSync(join(tmpdir(), 'limpet-key-'))
const file = join(folder, 'key')
const sixteen = '0123456789abcdef'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function keyOf(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { exitCode, err, requests } = await play(['report', '/room', ...parameters], { environment })
  const key = requests[0]?.pseudonymKey
  return { exitCode, err, key: key === undefined ? null : Buffer.from(key).toString() }
}

describe('the key of the pseudonyms', () => {
  it('comes from the environment or from a file, without the line break at its end; the file named wins', async () => {
    writeFileSync(file, `${sixteen}-of-the-file\r\n`)
    const environment = { LIMPET_PSEUDONYM_KEY: sixteen }
    expect(await keyOf(['--pseudonymise'], environment)).toMatchObject({ exitCode: 0, key: sixteen })
    expect(await keyOf(['--pseudonymise', '--pseudonym-key-file', file], environment)).toMatchObject({
      exitCode: 0,
      key: `${sixteen}-of-the-file`,
    })
    expect(await keyOf([], { LIMPET_PSEUDONYMISE: '1', LIMPET_PSEUDONYM_KEY_FILE: file })).toMatchObject({
      exitCode: 0,
      key: `${sixteen}-of-the-file`,
    })
  })

  it('is not asked for without the flag, and then makes no pseudonyms', async () => {
    expect(await keyOf([], { LIMPET_PSEUDONYM_KEY: sixteen })).toMatchObject({ exitCode: 0, key: null })
  })

  it('is refused where there is none, or one of 15 bytes, and the message does not repeat it', async () => {
    const none = await keyOf(['--pseudonymise'])
    expect(none).toMatchObject({ exitCode: 2, key: null })
    expect(none.err).toContain('LIMPET_PSEUDONYM_KEY')
    const short = await keyOf(['--pseudonymise'], { LIMPET_PSEUDONYM_KEY: sixteen.slice(1) })
    expect(short).toMatchObject({ exitCode: 2, key: null })
    expect(short.err).toContain('15 bytes')
    expect(short.err).not.toContain(sixteen.slice(1))
  })

  it('is refused from an empty or absent file, even where the environment has one', async () => {
    writeFileSync(file, '\n')
    const environment = { LIMPET_PSEUDONYM_KEY: sixteen }
    expect((await keyOf(['--pseudonymise', '--pseudonym-key-file', file], environment)).err).toContain('0 bytes')
    const absent = await keyOf(['--pseudonymise', '--pseudonym-key-file', join(folder, 'none')], environment)
    expect(absent.exitCode).toBe(2)
    expect(absent.err).toContain('ENOENT')
  })

  it('is never quietly unused: a key file without the flag is an error', async () => {
    expect(await keyOf(['--pseudonym-key-file', file])).toMatchObject({ exitCode: 2, key: null })
  })

  it('speaks Chinese', async () => {
    const { err } = await keyOf(['--pseudonymise', '--lang', 'zh-CN'])
    expect(err).toContain('未提供化名所需的密钥')
  })
})
