export interface MarkdownColumn {
  readonly heading: string
  readonly isNumber?: boolean
}

/** A Markdown table. Headings and cells are Markdown already: escaped text or code spans. */
export function markdownTable(columns: readonly MarkdownColumn[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ heading }) => heading)),
    line(columns.map(({ isNumber }) => (isNumber === true ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}
