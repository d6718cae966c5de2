import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { problemOf } from './configuration-problem.js'
import { encodings } from './encoding.js'
import { refuseNoFolder } from './folder.js'
import { type Policies, policies } from './policies.js'
import { Refusal } from './refusal.js'
import { fitsWildcard } from './wildcard.js'

const NAMES = ['limpet.yaml', 'limpet.yml', 'limpet.json']
const LARGEST = 1024 * 1024
/** Aliases are of no use here; a few are let through, a bomb of them is not. */
const MOST_ALIASES = 50

const fileUse = z
  .strictObject({
    dataset: z.enum(['customers', 'payments', 'logins', 'surveys', 'subscriptions', 'rates']),
    columns: z.record(z.string(), z.string()),
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency' }),
    encoding: z.enum(encodings),
    dates: z.enum(['day-first', 'month-first']),
    decimals: z.enum(['point', 'comma']),
    fill_down: z.boolean(),
  })
  .partial()
  .refine((use) => use.columns === undefined || use.dataset !== undefined, { error: 'columns-need-dataset' })
const schema = z.strictObject({
  files: z.record(z.string(), z.union([z.literal('ignore'), fileUse])).default({}),
  policies: policies.prefault({}),
})

/**
 * What limpet.yaml says about a file: what it holds, which header is which column, the currency where no column tells it, and
 * what can't be seen for certain: encoding, order of day and month, the decimal mark, whether an empty customer means the one above (payments, subscriptions).
 */
export type FileUse = z.infer<typeof fileUse>

/** What the user settled: files (names or globs relative to the folder, the first that matches wins) and policies. */
export interface Configuration {
  readonly files: readonly { readonly pattern: string; readonly use: FileUse | 'ignore' }[]
  readonly policies: Policies
}

/**
 * Reads limpet.yaml, from a path to a .yaml, .yml or .json file or from a data room (none there: all defaults). A problem is a
 * Refusal that names the line.
 */
export function readConfiguration(path: string): Configuration {
  const file = configurationFile(path)
  if (file === null) return { files: [], policies: policies.parse({}) }
  const name = basename(file)
  const counter = new LineCounter()
  const document = parseDocument(textOf(file), { lineCounter: counter, prettyErrors: false, logLevel: 'error' })
  const [broken] = document.errors
  if (broken !== undefined) {
    const { line, col } = counter.linePos(broken.pos[0])
    throw new Refusal('usage', 'configuration-invalid', {
      file: name,
      line,
      column: col,
      path: '',
      problem: 'syntax',
      detail: broken.message,
    })
  }
  const parsed = schema.safeParse(plainContent(document, name))
  if (!parsed.success) throw problemOf(name, document, counter, parsed.error)
  const files = Object.entries(parsed.data.files).map(([pattern, use]) => ({ pattern, use }))
  return { files, policies: parsed.data.policies }
}

/** The entry that decides about a file. `*` and `?` in its pattern stand for any characters but a slash. */
export function configuredUse(configuration: Configuration, file: string): FileUse | 'ignore' | null {
  return configuration.files.find(({ pattern }) => fitsWildcard(pattern, file))?.use ?? null
}

function configurationFile(path: string): string | null {
  if (/\.(ya?ml|json)$/i.test(path) && !isFolder(path)) {
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) return path
    throw new Refusal('usage', 'no-such-configuration', { file: path })
  }
  refuseNoFolder(path)
  const [name, other] = NAMES.filter((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isFile())
  if (name !== undefined && other !== undefined)
    throw new Refusal('usage', 'configuration-twice', { file: name, other })
  return name === undefined ? null : join(path, name)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function textOf(file: string): string {
  const name = basename(file)
  if (statSync(file).size > LARGEST) throw new Refusal('usage', 'configuration-too-large', { file: name })
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal('usage', 'file-unreadable', {
      file: name,
      why: error instanceof Error ? error.message : String(error),
    })
  }
}

function plainContent(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {}
  } catch {
    throw new Refusal('usage', 'configuration-too-large', { file: name })
  }
}
