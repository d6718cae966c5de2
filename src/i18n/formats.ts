export type Language = 'en' | 'zh-CN'

/** How one table writes its money: every amount in one unit, which the table states once. */
export interface Amounts {
  /** `CNY`, `人民币万元`; says so where the data declare no single currency. */
  readonly unit: string
  write(value: number): string
}

/** How one language writes numbers, money and dates. Never rounds for arithmetic: for eyes only. */
export interface Formats {
  readonly language: Language
  /** 12,345 */
  count(value: number): string
  /** A count with its noun in the form that the number asks for: 1 row, 12 rows. A language without plurals takes the first. */
  plural(value: number, one: string, other: string): string
  /** 0.9123 → 91.2 % (two decimals in Chinese, as a due-diligence report prints them); what rounds to nothing and is more: <0.1 %. */
  ratio(value: number): string
  /** With the currency of the report, where it has one. */
  money(value: number): string
  /** The one unit in which a table can show all these amounts and keep two figures of the smallest. */
  amounts(values: readonly number[]): Amounts
  /** Any other number, at most `digits` decimals (two unless told). */
  number(value: number, digits?: number): string
  /** Exactly so many decimals, for columns whose points stand under each other. */
  fixed(value: number, digits: number): string
  /** `2025-12-31` → 31 Dec 2025, 2025年12月31日. */
  date(iso: string): string
  /** `2025-12-31` → Dec 2025, 2025年12月. */
  month(iso: string): string
}
