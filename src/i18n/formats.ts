import type { Language } from './words.js'

/** How one language writes numbers, money and dates. Never rounds for arithmetic: for eyes only. */
export interface Formats {
  readonly language: Language
  /** 12,345 */
  count(value: number): string
  /** 0.9123 → 91.2 % (two decimals in Chinese, as a due-diligence report prints them). */
  ratio(value: number): string
  /** With the currency of the report, where it has one. */
  money(value: number): string
  /** Any other number, at most `digits` decimals. */
  number(value: number, digits?: number): string
  /** `2025-12-31` → 31 Dec 2025, 2025年12月31日. */
  date(iso: string): string
  /** `2025-12-31` → Dec 2025, 2025年12月. */
  month(iso: string): string
}
