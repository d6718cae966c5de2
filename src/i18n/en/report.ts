import { phrases } from '../message.js'

/** What every view of the report says around the numbers. */
export const report = phrases({
  title: 'Customer stickiness',
  empty: '—',
  asOf: 'As of',
  window: 'Window',
  range: (a, f) => `${f.date(String(a['from']))} – ${f.date(String(a['to']))}`,
  currency: 'Currency',
  noCurrency: 'none declared, or several',
  files: 'Files',
  filesTaken: (a, f) => `${f.count(Number(a['taken']))} of ${f.count(Number(a['files']))} taken`,
  pseudonyms: 'Pseudonyms',
  pseudonymised: (a) =>
    `ids and names by a key with the fingerprint ${a['fingerprint']}; rows about fewer than 5 customers, and those that would give them away, suppressed`,
  suppressed: 'suppressed',
  rows: 'Rows',
  rowsTaken: (a, f) =>
    `${f.count(Number(a['rows']))} read: ${f.count(Number(a['accepted']))} accepted, ` +
    `${f.count(Number(a['rejected']))} rejected, ${f.count(Number(a['dropped']))} left out by rule`,
  generator: (a) => `${a['name']} ${a['version']}, policies ${a['policies']}`,
  policyHash: 'Fingerprint of the policies',
  pair: (a) => `${a['label']}: ${a['text']}`,
  inUnit: (a) => `${a['title']} (${a['unit']})`,
  firstOf: (a, f) => `${a['title']}: the first ${f.count(Number(a['shown']))} of ${f.count(Number(a['total']))}`,
  ageInWeeks: (a) => `${a['title']}, by age in weeks`,
  ageInMonths: (a) => `${a['title']}, by age in months`,
  ageInQuarters: (a) => `${a['title']}, by age in quarters`,
  quantity: (a) => `${a['number']} ${a['unit']}`,
  between: (a) => `${a['low']} – ${a['high']}`,
  betweenAt: (a, f) => `${a['low']} – ${a['high']} (${f.number(Number(a['level']) * 100)}%)`,
  value: 'Value',
  interval: 'Interval',
  intervalAt: (a, f) => `${f.number(Number(a['level']) * 100)}% interval`,
  evidence: 'n',
  remarks: 'Remarks',
  findings: 'Findings',
  noFindings: 'Nothing to remark.',
  findingRows: (a, f) => f.plural(Number(a['rows']), 'row', 'rows'),
  findingMoney: (a, f) => f.money(Number(a['money'])),
  question: (a) => `Ask the management: ${a['question']}`,
  suggestion: (a) => `Suggestion: ${a['suggestion']}`,
  insights: 'What stands out',
  andMore: (a, f) => `${a['title']} · ${f.count(Number(a['more']))} more`,
  moreNumbers: (a, f) =>
    `${f.count(Number(a['more']))} more: limpet metrics <folder> --only <group>, or --full for everything.`,
  moreInFull: (a, f) => `${f.count(Number(a['more']))} more: --full.`,
})
