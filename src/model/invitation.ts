import { sql } from '../engine/sql.js'
import { surveyRecord } from './survey-record.js'
import { defineTable } from './table.js'
import { window } from './window.js'

/**
 * Respondent × questionnaire × wave × day of invitation up to the cut: how many forms went out and how many came back with a
 * score by the cut. A form that asks several questions is as many rows of the export as questions and counts once; a customer
 * with several contacts counts each. `has_silence`: somebody did not answer this questionnaire; where nobody ever failed to,
 * the export holds answers only and says nothing about a response rate.
 */
export const invitation = defineTable({
  name: 'invitation',
  key: ['respondent', 'questionnaire', 'wave', 'invited_on'],
  query: sql`
    WITH asked AS (
      SELECT
        respondent,
        customer_id,
        coalesce(kind, CASE WHEN dimension IS NOT NULL THEN 'csat' ELSE 'combined' END) AS questionnaire,
        coalesce(wave, year(invited_on) || '-Q' || quarter(invited_on)) AS wave,
        invited_on,
        invited_on > opens_on AS is_in_window,
        as_of - invited_on AS days_open,
        dimension,
        count(*) AS invited,
        count(*) FILTER (coalesce(score, nps, csat, ces) IS NOT NULL AND coalesce(answered_on <= as_of, true)) AS answered
      FROM ${surveyRecord} JOIN ${window} ON invited_on <= as_of
      GROUP BY ALL
    ),
    forms AS (
      SELECT * EXCLUDE (dimension, invited, answered), max(invited) AS invited, max(answered) AS answered
      FROM asked GROUP BY ALL
    )
    SELECT *, bool_or(answered < invited) OVER (PARTITION BY questionnaire) AS has_silence
    FROM forms`,
  invariants: {
    'key-unique': (self) => sql`
      SELECT respondent FROM ${self} GROUP BY respondent, questionnaire, wave, invited_on HAVING count(*) > 1`,
    'answered-within-invited': (self) => sql`SELECT * FROM ${self} WHERE answered > invited`,
  },
})
