import type { Arguments } from '../message.js'
import type { RefusalWords } from './refusals.js'

function didYouMean(a: Arguments): string | undefined {
  return a['near'] === undefined || a['near'] === '' ? undefined : `Did you mean ${a['near']}?`
}

/** What stops a run after the files were understood: requests that name what is not there, and data that show nothing. */
export const requests = {
  'unknown-metric': (a: Arguments): RefusalWords => ({
    what: `There is no metric "${a['metric']}".`,
    next: didYouMean(a) ?? 'See `limpet metrics` for the list.',
  }),
  'unknown-policy': (a: Arguments): RefusalWords => ({
    what: `There is no policy "${a['policy']}".`,
    next: didYouMean(a) ?? 'See the policies in the report (`limpet report --format md`).',
  }),
  'policy-invalid': (a: Arguments): RefusalWords => ({
    what: `The policy ${a['policy']} can't be "${a['value']}".`,
    next: didYouMean(a) ?? 'See the README for what each policy takes.',
  }),
  'nothing-observed': (_a: Arguments): RefusalWords => ({
    what: 'The files hold no payment, login or subscription, so there is no day to measure at.',
    why: 'Every number is taken at a cut, the last month-end that observed facts reach.',
    next: 'Add payments, subscriptions or logins to the folder.',
  }),
  'cut-inside-month': (a: Arguments): RefusalWords => ({
    what: `The cut ${a['date']} is not the end of a month.`,
    why: 'Recurring revenue is compared from month-end to month-end.',
    next: `Say --as-of ${a['near']}.`,
  }),
  'currency-contradicted': (a: Arguments): RefusalWords => ({
    what: `The data are in ${a['currency']}, not in ${a['wanted']}.`,
    why: 'limpet converts money only by rates that it is given; without them --currency only names the currency of data that declare none.',
    next: 'Leave --currency out, or add a file of monthly exchange rates: currency, month, rate.',
  }),
  'no-month-reached': (a: Arguments): RefusalWords => ({
    what: `The observed facts run from ${a['first']} to ${a['last']} and reach no month-end.`,
    why: 'Every number is taken at a month-end that payments, logins or starts reach within 3 days.',
    next: 'Ask for exports that cover at least one whole month, better three years.',
  }),
  'cut-before-data': (a: Arguments): RefusalWords => ({
    what: `The cut ${a['date']} lies before the first day of the data, ${a['first']}.`,
    next: 'Name a later month-end, or leave --as-of out.',
  }),
}
