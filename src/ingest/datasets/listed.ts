/** The words of a list with commas between them: headers and spellings stand in the code as they stand in exports. */
export function listed(words: string): readonly string[] {
  return words.split(',').map((word) => word.trim())
}
