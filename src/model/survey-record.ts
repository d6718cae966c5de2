import { sql } from '../engine/sql.js'
import { rawSurveys } from './raw.js'
import { defineTable } from './table.js'

/**
 * The survey export as it stands, one row per exported row, those who never answered included; numbered in an order that does
 * not depend on that of the files. `respondent` is the customer, else the row itself.
 */
export const surveyRecord = defineTable({
  name: 'survey_record',
  key: ['row_id'],
  query: sql`
    WITH numbered AS (
      SELECT *, row_number() OVER (
        ORDER BY answered_on, invited_on, customer_id, kind, dimension, score, nps, csat, ces, wave, comment) AS row_id
      FROM ${rawSurveys}
    )
    SELECT *, coalesce('c ' || customer_id, 'r ' || row_id) AS respondent FROM numbered`,
})
