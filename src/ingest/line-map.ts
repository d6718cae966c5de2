/**
 * From the number of a record (0 is the first after the header) to the physical line where it starts. Remembers only the
 * records that do not simply follow their predecessor: after blank or excised lines and records of several lines.
 */
export class LineMap {
  private readonly records: number[] = []
  private readonly lines: number[] = []

  /** To be told in ascending order; what follows by itself is not stored. */
  note(record: number, line: number): void {
    if (this.records.length > 0 && this.lineOf(record) === line) return
    this.records.push(record)
    this.lines.push(line)
  }

  lineOf(record: number): number {
    let low = 0
    let high = this.records.length - 1
    if ((this.records[high] ?? 0) <= record) low = high
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.records[middle] ?? 0) <= record) low = middle
      else high = middle - 1
    }
    return (this.lines[low] ?? 1) + record - (this.records[low] ?? 0)
  }
}
