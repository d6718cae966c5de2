/** A chapter without its number: its title and its blocks, both Markdown. */
export interface Chapter {
  readonly title: string
  readonly blocks: readonly string[]
}
