import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

describe('the package, as npm ships it', () => {
  let folder: string
  let environment: NodeJS.ProcessEnv
  const npm = (arguments_: string[], cwd: string): string =>
    String(
      execFileSync('npm', arguments_, {
        cwd,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      } satisfies ExecFileSyncOptions),
    )

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'limpet-package-'))
    environment = { ...process.env, NODE_ENV: '', NPM_CONFIG_LOGLEVEL: 'error' }
    npm(['pack', '--pack-destination', folder], process.cwd())
    npm(['install', '--global', '--prefix', folder, join(folder, `limpet-${manifest.version}.tgz`)], folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('installs globally, and the demo runs from another folder', () => {
    const limpet = join(folder, 'bin', 'limpet')
    const report = JSON.parse(
      String(execFileSync(limpet, ['demo', '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })),
    )
    expect(report).toMatchObject({
      schemaVersion: 1,
      generator: { name: 'limpet', version: manifest.version },
      asOf: '2025-12-31',
    })
    expect(report.metrics['logo-retention']).toMatchObject({ status: 'known', n: 146 })
    expect(String(execFileSync(limpet, ['--version'], { cwd: folder })).trim()).toBe(manifest.version)
  })

  it('ships what it needs and nothing else', () => {
    const [pack] = JSON.parse(npm(['pack', '--dry-run', '--json', '--ignore-scripts'], process.cwd()))
    const files: string[] = pack.files.map((file: { path: string }) => file.path)
    expect(files).toContain('dist/cli/main.js')
    expect(files).toContain('LICENSE')
    expect(
      files.filter(
        (file) =>
          !/^(bin|dist|fixtures\/companies\/[^/]+\/data)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(
            file,
          ),
      ),
    ).toEqual([])
    expect(pack.size).toBeLessThan(4 * 1024 * 1024)
  })

  it('says because of what every library is there', () => {
    const libraries = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort()
    expect(Object.keys(manifest.because).sort()).toEqual(libraries)
  })
})
