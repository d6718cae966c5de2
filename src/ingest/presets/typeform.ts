import type { Preset } from '../preset.js'

/** Typeform's export of responses; those broken off are left out. */
export const typeform: Preset = {
  id: 'typeform',
  dataset: 'surveys',
  signature: ['Response Type', 'Start Date (UTC)', 'Submit Date (UTC)', 'Network ID'],
  columns: { answered_on: ['Submit Date (UTC)'] },
  rules: [{ rule: 'answer-not-finished', header: 'Response Type', keep: ['completed'] }],
}
