import type { Arguments } from '../message.js'
import { phrases } from '../message.js'
import type { RefusalWords } from './refusals.js'

/** What the command line says beside the report, on stderr. */
export const cli = phrases({
  where: 'where',
  why: 'why',
  next: 'next',
  didYouMean: (a) => `Did you mean ${a['near']}?`,
  survey: (a) => `Looking at ${a['name']}`,
  load: (a) => `Reading ${a['name']}`,
  model: (a) => `Building ${a['name']}`,
  metric: (a) => `Measuring ${a['name']}`,
  written: (a) => `Written to ${a['file']}`,
  hintInit: 'limpet inspect <folder> --init writes a limpet.yaml that says all this.',
  hintExplain: 'limpet explain <id> shows how a number is made; limpet metrics lists the ids.',
  hintMarkdown: 'limpet report --format md prints the whole report, --full shows it here.',
  hintExhibit: '--full shows the exhibits too; --exhibit <id> one of them, as csv, ndjson or json if you like.',
  gateFailed: (a) => `Gate failed: ${a['gate']} does not hold; the value is ${a['value']}.`,
  gateUnknown: (a) => `Gate failed: ${a['gate']} cannot be judged. ${a['reason']}`,
  gateAbsent: 'The metric is not among those computed.',
  findingsFailed: (a, f) =>
    `Gate failed: findings of severity ${a['severity']} or worse: ${f.count(Number(a['findings']))}.`,
})

/** Wrong usage, and what went wrong outside the data. */
export const problems = {
  'unknown-command': (a: Arguments): RefusalWords => ({
    what: `There is no command ${a['given']}.`,
    next: 'limpet --help lists the commands.',
  }),
  'unknown-option': (a: Arguments): RefusalWords => ({
    what: `There is no option ${a['given']}.`,
    next: 'Add --help to the command to see its options.',
  }),
  'option-needs-value': (a: Arguments): RefusalWords => ({
    what: `The option ${a['given']} needs a value.`,
    next: 'Add --help to the command to see its options.',
  }),
  'missing-parameter': (a: Arguments): RefusalWords => ({
    what: `The command needs <${a['given']}>.`,
    next: 'Add --help to the command to see its arguments.',
  }),
  'too-many-parameters': (): RefusalWords => ({
    what: 'The command takes fewer arguments.',
    next: 'Add --help to the command to see its arguments.',
  }),
  'unknown-choice': (a: Arguments): RefusalWords => ({
    what: `${a['option']} can't be ${a['given']}.`,
    next: `Choose one of: ${a['choices']}.`,
  }),
  'unknown-metric': (a: Arguments): RefusalWords => ({
    what: `There is no metric ${a['given']}.`,
    next: 'limpet metrics lists the ids.',
  }),
  'unknown-selection': (a: Arguments): RefusalWords => ({
    what: `There is no metric and no group ${a['given']}.`,
    next: 'limpet metrics lists both.',
  }),
  'nothing-selected': (): RefusalWords => ({
    what: 'No metric is left.',
    next: 'Leave out fewer with --skip, or choose more with --only.',
  }),
  'exhibit-of-one-metric': (a: Arguments): RefusalWords => ({
    what: `The exhibit ${a['given']} needs one metric, the one that has it.`,
    next: 'Write it like limpet metrics exports churn-reasons --exhibit reasons.',
  }),
  'unknown-exhibit': (a: Arguments): RefusalWords => ({
    what: `${a['metric']} has no exhibit ${a['given']}.`,
    next: a['exhibits'] === '' ? 'It has none.' : `Choose one of: ${a['exhibits']}.`,
  }),
  'exhibit-absent': (a: Arguments): RefusalWords => ({
    what: `The data give no exhibit ${a['given']} of ${a['metric']}.`,
    ...(a['reason'] === '' ? {} : { why: String(a['reason']) }),
  }),
  'gate-malformed': (a: Arguments): RefusalWords => ({
    what: `${a['given']} is not a condition.`,
    why: 'A gate compares a metric with a number by >=, <=, > or <; ratios are fractions (0.9 is 90 %).',
    next: "Write it like --gate 'net-revenue-retention>=0.9'.",
  }),
  'policy-malformed': (a: Arguments): RefusalWords => ({
    what: `${a['given']} sets no policy.`,
    next: 'Write it like --set active_days=30.',
  }),
  'policy-set-twice': (a: Arguments): RefusalWords => ({
    what: `The policy ${a['given']} is set twice, to different values.`,
    next: 'Set it once.',
  }),
  'memory-malformed': (a: Arguments): RefusalWords => ({
    what: `${a['given']} is not an amount of memory.`,
    next: 'Write it like --memory-limit 1500MB.',
  }),
  'pseudonym-key-missing': (a: Arguments): RefusalWords => ({
    what: 'There is no key to make pseudonyms with.',
    why: 'Without a secret key, anybody who has a list of customers could undo them.',
    next: `Set ${a['variable']}, or name a file: openssl rand -hex 32 > key, then --pseudonym-key-file key.`,
  }),
  'pseudonym-key-short': (a: Arguments): RefusalWords => ({
    what: `The key of the pseudonyms has ${a['bytes']} bytes; it needs ${a['shortest']} at least.`,
    why: 'A short key can be found by trying.',
    next: 'Draw one by chance: openssl rand -hex 32 > key.',
  }),
  'pseudonym-key-unreadable': (a: Arguments): RefusalWords => ({
    what: `The key file ${a['file']} can't be read (${a['reason']}).`,
    next: 'Check the path given with --pseudonym-key-file.',
  }),
  'pseudonym-key-unused': (): RefusalWords => ({
    what: 'A key file is named, but no pseudonyms are asked for.',
    next: 'Add --pseudonymise, or leave out --pseudonym-key-file.',
  }),
  'configuration-exists': (a: Arguments): RefusalWords => ({
    what: `There is a ${a['file']} already; nothing was written.`,
    next: 'Add --force to replace limpet.yaml by what was read, its entries included; move a limpet.yml or limpet.json away.',
  }),
  'not-written': (a: Arguments): RefusalWords => ({
    what: 'The report could not be written.',
    why: `The system says ${a['reason']}.`,
    next: 'Name another file or folder with --output.',
  }),
  internal: (a: Arguments): RefusalWords => ({
    what: `limpet failed: ${a['message']}`,
    next: 'This is an error in limpet. LIMPET_DEBUG=1 shows where it happened.',
  }),
}
