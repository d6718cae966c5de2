import type { Arguments } from '../message.js'
import type { RefusalWords } from './refusal-words.js'

function didYouMean(a: Arguments): string | undefined {
  const near = a['suggestion'] ?? a['near']
  return near === undefined || near === '' ? undefined : `Did you mean ${near}?`
}

function problem(a: Arguments): string {
  if (a['problem'] === 'unknown-key') return 'there is no such key'
  if (a['problem'] === 'unknown-word') return `it must be one of ${a['detail']}`
  if (a['problem'] === 'columns-need-dataset') return 'columns can only be given together with a dataset'
  if (a['problem'] === 'currency') return 'a currency is three capital letters, as in EUR'
  if (a['problem'] === 'timezone')
    return `${JSON.stringify(a['detail'])} is no time zone; a zone is named as in Asia/Shanghai`
  if (a['problem'] === 'cut-points') return 'it takes nine rising numbers, the cut points between the scores 1 to 10'
  if (a['problem'] === 'syntax') return `this is not YAML (${a['detail']})`
  return `${JSON.stringify(a['detail'])} is not possible here`
}

/** What is wrong with limpet.yaml. */
export const configurationRefusals = {
  'configuration-invalid': (a: Arguments): RefusalWords => ({
    what: `${a['file']}:${a['line']}:${a['column']} ${a['path'] === '' ? '' : `${a['path']}: `}${problem(a)}.`,
    next: didYouMean(a) ?? 'See the README for what limpet.yaml may hold.',
  }),
  'configuration-twice': (a: Arguments): RefusalWords => ({
    what: `There are both ${a['file']} and ${a['other']}.`,
    next: 'Keep one of them, or name one with --config.',
  }),
  'configuration-too-large': (a: Arguments): RefusalWords => ({
    what: `${a['file']} is too large or refers to itself too often.`,
    next: 'Shorten it.',
  }),
  'no-such-configuration': (a: Arguments): RefusalWords => ({
    what: `There is no configuration ${a['file']}.`,
    next: 'Check the path given with --config.',
  }),
  'configured-column-unknown': (a: Arguments): RefusalWords => ({
    what: `limpet.yaml maps ${a['column']} of ${a['file']}, but ${a['dataset']} has no such column.`,
    next: didYouMean(a) ?? 'See the README for the columns of each dataset.',
  }),
  'configured-header-missing': (a: Arguments): RefusalWords => ({
    what: `limpet.yaml takes ${a['column']} of ${a['file']} from "${a['header']}", but the file has no such header.`,
    next: didYouMean(a) ?? 'Copy the header from the first line of the file.',
  }),
}
