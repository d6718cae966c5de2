import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterEach, describe, expect, it } from 'vitest'
import { metrics } from '../src/metrics/registry.js'

const rules = createRequire(import.meta.url)('./tools/layers.cjs')

async function violations(): Promise<{ modules: number; broken: string[] }> {
  const { options, ...ruleSet } = rules
  const tsConfig = extractTSConfig('tsconfig.json')
  const { output } = await cruise(['src'], { ...options, ruleSet, validate: true }, undefined, { tsConfig })
  const { summary } = output as ICruiseResult
  return {
    modules: summary.totalCruised,
    broken: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  }
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

describe('the rules of direction', () => {
  const planted = 'src/stats/planted-violation.ts'
  afterEach(() => rmSync(planted, { force: true }))

  it('hold for every module of src', async () => {
    const { modules, broken } = await violations()
    expect(broken).toEqual([])
    expect(modules).toBeGreaterThanOrEqual(sources('src').length)
  })

  it('catch a planted violation', async () => {
    writeFileSync(
      planted,
      "import { readFileSync } from 'node:fs'\nimport { metrics } from '../metrics/registry.js'\nexport const planted = [readFileSync, metrics]\n",
    )
    const { broken } = await violations()
    expect(broken).toContain(`stats-sees-stats: ${planted} → src/metrics/registry.ts`)
    expect(broken).toContain(`files-in-three-rooms: ${planted} → fs`)
    expect(broken).toContain(`nothing-unreachable: ${planted} → ${planted}`)
  })

  it('no metric imports a metric: a shared number is a table', () => {
    const files = metrics.map(({ group, id }) => `src/metrics/${group}/${id}.ts`)
    for (const file of files) {
      const imports = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g)].map(([, path]) =>
        join(file, '..', `${path}.ts`),
      )
      expect(imports.filter((path) => files.includes(path))).toEqual([])
    }
  })
})
