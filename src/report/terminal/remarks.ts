/** Numbers the remarks of a scorecard as they appear; the same remark keeps its number. */
export class Remarks {
  readonly sentences: string[] = []

  /** The marks of these remarks, `[1] [3]`. */
  mark(sentences: readonly string[]): string {
    return sentences.map((sentence) => `[${this.numberOf(sentence)}]`).join(' ')
  }

  private numberOf(sentence: string): number {
    const index = this.sentences.indexOf(sentence)
    return index < 0 ? this.sentences.push(sentence) : index + 1
  }
}
