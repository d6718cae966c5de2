import type { Language } from '../i18n/formats.js'
import { languages } from '../i18n/language.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/**
 * The language to speak: --lang, LIMPET_LANG, then the locale. It is settled before the options are parsed, so that help and
 * errors speak it too. Throws UsageError for a language named in vain; a locale that limpet does not speak means English.
 */
export function spokenLanguage({ parameters, environment }: Terminal): Language {
  const named = flagValue(parameters) || environment['LIMPET_LANG']
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  const language = primaryMatch(named || locale)
  if (named && language === null) {
    throw new UsageError('unknown-choice', { option: '--lang', given: named, choices: languages.join(', ') })
  }
  return language ?? 'en'
}

/** `zh`, `zh-CN` and `zh_CN.UTF-8` are all Chinese. */
function primaryMatch(name: string): Language | null {
  const [primary] = name.toLowerCase().split(/[-_.@]/)
  return languages.find((language) => language.toLowerCase().split('-')[0] === primary) ?? null
}

function flagValue(parameters: readonly string[]): string | undefined {
  const index = parameters.findLastIndex((parameter) => parameter === '--lang' || parameter.startsWith('--lang='))
  const flag = parameters[index]
  return flag === '--lang' ? parameters[index + 1] : flag?.slice('--lang='.length)
}
