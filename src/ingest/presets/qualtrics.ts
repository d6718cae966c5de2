import type { Preset } from '../preset.js'

/** Qualtrics' export of responses: the customer is the reference that was sent along. Which question was which, limpet.yaml says. */
export const qualtrics: Preset = {
  id: 'qualtrics',
  dataset: 'surveys',
  signature: ['ResponseId', 'RecordedDate', 'Finished', 'Status', 'ExternalReference'],
  columns: { customer_id: ['ExternalReference'], answered_on: ['RecordedDate'] },
  rules: [
    { rule: 'answer-for-a-test', header: 'Status', drop: ['survey preview', 'spam'] },
    { rule: 'answer-not-finished', header: 'Finished', drop: ['false'] },
  ],
}
