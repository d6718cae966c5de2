import type { FileUse } from './configuration.js'

/** The line of limpet.yaml that settles what a file is, ready to be copied. JSON strings are YAML strings, so any name is safe. */
export function fileLine(file: string, use: FileUse | 'ignore'): string {
  return `files: { ${scalar(file)}: ${use === 'ignore' ? 'ignore' : flow(use)} }`
}

function flow({ dataset, columns, currency, encoding, dates, decimals, fill_down }: FileUse): string {
  const entries: string[] = []
  if (dataset !== undefined) entries.push(`dataset: ${dataset}`)
  if (columns !== undefined) {
    entries.push(
      `columns: { ${Object.entries(columns)
        .map(([name, header]) => `${name}: ${scalar(header)}`)
        .join(', ')} }`,
    )
  }
  for (const [key, word] of Object.entries({ currency, encoding, dates, decimals, fill_down }))
    if (word !== undefined) entries.push(`${key}: ${word}`)
  return `{ ${entries.join(', ')} }`
}

function scalar(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(text) ? text : JSON.stringify(text)
}
