import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { play } from './stage.js'

describe('settings', () => {
  it('come from flags, then the environment', async () => {
    const environment = {
      LIMPET_FORMAT: 'json',
      LIMPET_AS_OF: '2024-12-31',
      LIMPET_SET: 'active_days=60, grace_days=10',
      LIMPET_MEMORY_LIMIT: '2GB',
      LIMPET_CONFIG: 'elsewhere.yaml',
    }
    const { out, requests } = await play(['report', '--set', 'active-days=90', '--as-of', '2025-12-31'], {
      environment,
    })
    expect(out.startsWith('{\n  "schemaVersion": 1')).toBe(true)
    expect(requests[0]).toMatchObject({
      policies: { active_days: '90', grace_days: '10', as_of: '2025-12-31' },
      memoryLimit: '2GB',
      configurationFile: 'elsewhere.yaml',
    })
    expect((await play(['report', '--format', 'md'], { environment })).out.startsWith('# ')).toBe(true)
  })

  it('refuse an environment that says neither yes nor no', async () => {
    const { exitCode, err } = await play(['report'], { environment: { LIMPET_FULL: 'perhaps' } })
    expect(exitCode).toBe(2)
    expect(err).toContain("LIMPET_FULL can't be perhaps.")
  })

  it.each([
    [{ LC_ALL: 'zh_CN.UTF-8' }, [], true],
    [{ LANG: 'zh_CN.UTF-8' }, [], true],
    [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, [], false],
    [{ LANG: 'de_DE.UTF-8' }, [], false],
    [{ LIMPET_LANG: 'zh' }, [], true],
    [{ LIMPET_LANG: 'zh' }, ['--lang=en'], false],
    [{}, ['--lang', 'zh-CN'], true],
  ])('speak Chinese by %j and %j: %j', async (environment, flags, isChinese) => {
    const { out } = await play(['report', ...flags], { environment })
    expect(out.includes('客户粘性核查报告')).toBe(isChinese)
  })
})

describe('gates', () => {
  it.each([
    ['logo-retention>=0.9', 0, ''],
    ['logo-retention > 0.9123', 4, 'Gate failed: logo-retention > 0.9123 does not hold; the value is 0.9123.\n'],
    ['logo-retention<=0.9123', 0, ''],
    ['net-promoter-score<34', 4, 'Gate failed: net-promoter-score<34 does not hold; the value is 34.25.\n'],
    ['login-frequency>=0', 4, 'Gate failed: login-frequency>=0 cannot be judged. The data room has no logins.\n'],
  ])('%s exits %i', async (gate, exitCode, err) => {
    expect(await play(['report', '--gate', gate])).toMatchObject({ exitCode, err })
  })

  it('are judged all, whatever the format, and the report is still printed', async () => {
    const { exitCode, out, err } = await play([
      ...['report', '--format', 'json', '--gate', 'logo-retention>=1', '--gate', 'net-promoter-score>=50'],
    ])
    expect(exitCode).toBe(4)
    expect(err.trim().split('\n')).toHaveLength(2)
    expect(JSON.parse(out)).toHaveProperty('schemaVersion', 1)
  })

  it('fail on findings as grave as named', async () => {
    expect(await play(['report', '--fail-on', 'error'])).toMatchObject({
      exitCode: 4,
      err: 'Gate failed: findings of severity Error or worse: 1.\n',
    })
    const { example } = await import('../report/example.js')
    const remarks = { ...example, findings: example.findings.filter(({ severity }) => severity === 'info') }
    expect((await play(['report', '--fail-on', 'warning'], { pipeline: { run: async () => remarks } })).exitCode).toBe(
      0,
    )
  })
})

describe('output', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limpet-output-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('goes whole into a file, or into a folder under a name of its own', async () => {
    const file = join(folder, 'x.md')
    const { exitCode, out } = await play(['report', '--format', 'md', '--output', file])
    expect([exitCode, out]).toEqual([0, ''])
    expect(readFileSync(file, 'utf8').startsWith('# Customer stickiness\n')).toBe(true)
    await play(['report', '--output', folder], { environment: { FORCE_COLOR: '1' } })
    expect(readFileSync(join(folder, 'limpet-report.txt'), 'utf8')).not.toContain('\u001b')
    expect(readdirSync(folder).sort()).toEqual(['limpet-report.txt', 'x.md'])
  })

  it('says what the system says where it can not be written', async () => {
    const { exitCode, err } = await play(['report', '--output', join(tmpdir(), 'limpet-none', 'x.md')])
    expect(exitCode).toBe(2)
    expect(err).toContain('The report could not be written.')
    expect(err).toContain('ENOENT')
  })
})
