import { englishFormats } from './en/formats.js'
import { en } from './en.js'
import type { Formats, Language } from './formats.js'
import type { Words } from './words.js'
import { chineseFormats } from './zh-CN/formats.js'
import { zhCN } from './zh-CN.js'

/** The languages that limpet speaks; the first is the default. */
export const languages: readonly Language[] = ['en', 'zh-CN']

export function wordsOf(language: Language): Words {
  return language === 'en' ? en : zhCN
}

/** The forms of a language. `currency` is an ISO 4217 code, or null where the data declare none or several. */
export function formatsOf(language: Language, currency: string | null): Formats {
  return language === 'en' ? englishFormats(currency) : chineseFormats(currency)
}
