import type { Coded } from '../metrics/answer.js'
import { sentence } from './sentence.js'
import type { View } from './view.js'

/** What could be done about a finding or an insight, marked as a suggestion; undefined where there is nothing general to say. */
export function suggestionOn(coded: Coded, view: View): string | undefined {
  if (!Object.hasOwn(view.words.suggestions, coded.code)) return undefined
  const suggestion = sentence(view.words.suggestions, coded, view)
  return suggestion === '' ? undefined : view.words.report.suggestion({ suggestion }, view.formats)
}
