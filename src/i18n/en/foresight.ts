import { phrases } from '../message.js'
import { terms } from './terms.js'

/** Remarks on what was foretold, and on what was seen before a loss. */
export const foresightNotes = phrases({
  'warning-tested': (a, f) =>
    `Held against ${f.plural(Number(a['cuts']), 'past cut', 'past cuts')} with ${f.plural(Number(a['losses']), 'loss', 'losses')}, each foretold by what was known before it.`,
  'warning-silent': () =>
    'The interval reaches down to chance: on past cuts the model could not tell who would leave, so no customer is named and no revenue put at risk.',
  'warning-features-absent': (a) =>
    `Not in the data, or the same for all, and therefore not used: ${featuresOf(a['features']).join('; ')}.`,
  'warning-sampled': (a, f) =>
    `Learned from and tested on ${f.plural(Number(a['customers']), 'customer', 'customers')} drawn by a fingerprint of their ids; all customers at the cut are judged.`,
  'warning-uncalibrated': (a, f) =>
    `On past cuts the chances were ${Number(a['slope']) < 1 ? 'too far apart' : 'too close together'} (slope of the calibration ${f.number(Number(a['slope']), 2)}): rely on their order rather than on their level.`,
  'precursors-not-cause': () =>
    'Association, not cause: lost and kept are alike in month and tenure, not in anything else; a customer can stand beside several losses.',
  'losses-unmatched': (a, f) =>
    `${f.plural(Number(a['customers']), 'loss has', 'losses have')} no kept customer of the same month and tenure beside it and stays out of the comparison.`,
  'score-seen-on': (a, f) => `Scores as of ${f.date(String(a['date']))}, losses of the 90 days after it.`,
  'score-not-predictive': () =>
    'The interval reaches down to chance: by these data the score does not tell who will leave.',
  'rates-fall-with-score': () => 'The rate of loss falls from fifth to fifth of the score.',
  'rates-not-in-order': () =>
    'The rate of loss does not fall steadily from the lowest fifth of the score to the highest.',
})

/** Why nothing was foretold. */
export const foresightReasons = phrases({
  'too-few-losses-for-warning': (a, f) =>
    `${f.plural(Number(a['losses']), 'loss was', 'losses were')} seen within 90 days of a past cut; an early warning needs 30.`,
  'warning-separates': () =>
    'What was known before separates lost and kept customers without one error. Foresight does not do that: the exports more likely were changed after the losses.',
  'no-signs-to-compare': (a, f) =>
    `Of ${f.plural(Number(a['losses']), 'loss', 'losses')}, no sign is known for five lost customers and five kept ones beside them.`,
})

function featuresOf(keys: string | number | undefined): string[] {
  return String(keys)
    .split('|')
    .map((key) => (terms as Record<string, string>)[`feature-${key}`] ?? key)
}
