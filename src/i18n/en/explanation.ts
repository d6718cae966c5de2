import { phrases } from '../message.js'

/** What `limpet explain` and the listing of metrics say around a metric. */
export const explanation = phrases({
  needs: 'Needs',
  nothing: 'nothing in particular',
  or: ' or ',
  and: ', ',
  besides: '; ',
  better: 'Better',
  higher: 'higher',
  lower: 'lower',
  neither: 'neither higher nor lower',
  variants: 'Beside it',
  exhibits: 'Exhibits',
  exhibit: (a) => `${a['title']} (${a['id']})`,
  query: (a) => `Query: ${a['name']}`,
  table: (a) => `Table: ${a['name']} (one row per ${a['key']})`,
  oneRow: (a) => `Table: ${a['name']} (one row)`,
  filled: (a) => `Filled from the files or the policies: ${a['tables']}`,
})
