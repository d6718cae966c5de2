import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { invitation } from '../../model/invitation.js'
import { segment } from '../../model/segment.js'
import { clusterColumns, clusteredCells, clusteredShareColumns, respondentCounts } from '../clustered.js'
import { table } from '../exhibits.js'
import { defineMetric, note, unknown } from '../metric.js'
import { clusteredProportion, clusteredRow } from '../proportion.js'

/** Forms that came back with a score ÷ forms sent out in the window, for questionnaires whose silences were exported. */
export const surveyResponseRate = defineMetric({
  id: 'survey-response-rate',
  group: 'satisfaction',
  unit: 'ratio',
  better: 'higher',
  evidence: 'rate',
  clustered: true,
  addsMoney: false,
  needs: ['surveys'],
  text: {
    en: {
      title: 'Survey response rate',
      definition:
        'Of the survey invitations sent in the window, the share that came back with a score by the cut. A form of several questions counts once. Questionnaires of which the export holds answers only are left out: their rate would be 100 % by construction.',
      formula: 'invitations answered ÷ invitations sent',
      variants: {},
      exhibits: { waves: 'Response rate by wave', segments: 'Response rate by segment' },
    },
    'zh-CN': {
      title: '调查回复率',
      definition:
        '报告期内发出的调查邀请中，截至基准日已回复评分者的占比；一份问卷含多题者计一份。导出数据中仅有已回复记录的问卷不予计入，否则其回复率必为 100%。',
      formula: '已回复邀请数 ÷ 发出邀请数',
      variants: {},
      exhibits: { waves: '分批次回复率', segments: '分组回复率' },
    },
  },
  source: 'practice of commercial due diligence',
  queries: {
    segments: {
      sql: sql`
        WITH respondents AS (
          SELECT respondent, customer_id, sum(answered) AS cases, sum(invited) AS n
          FROM ${invitation} WHERE is_in_window AND has_silence GROUP BY respondent, customer_id
        )
        SELECT attribute, value, ${respondentCounts}
        FROM respondents LEFT JOIN ${segment} USING (customer_id) GROUP BY attribute, value`,
      row: clusteredRow,
    },
    waves: {
      sql: sql`
        WITH respondents AS (
          SELECT wave, questionnaire, customer_id, min(invited_on) AS invited_on, sum(answered) AS cases, sum(invited) AS n
          FROM ${invitation} WHERE has_silence GROUP BY wave, questionnaire, respondent, customer_id
        )
        SELECT wave, questionnaire AS kind, ${respondentCounts} FROM respondents
        GROUP BY wave, questionnaire ORDER BY min(invited_on), wave, questionnaire`,
      row: z.object({ wave: z.string(), kind: z.string(), ...clusterColumns }),
    },
    remarks: {
      sql: sql`
        SELECT coalesce(sum(answered) FILTER (NOT has_silence), 0) AS answers_only,
          coalesce(sum(invited) FILTER (has_silence AND days_open < 14), 0) AS recent
        FROM ${invitation} WHERE is_in_window`,
      row: z.object({ answers_only: z.number(), recent: z.number() }),
    },
  },
  answer: ({ segments, waves, remarks }) => {
    const { answers_only: answers, recent } = remarks[0] ?? { answers_only: 0, recent: 0 }
    if (segments.length === 0) return unknown(answers > 0 ? 'only-answers-exported' : 'no-invitations')
    return clusteredProportion(segments, 'no-invitations', {
      notes: [
        ...(answers > 0 ? [note('answers-only', { answers })] : []),
        ...(recent > 0 ? [note('recent-invitations', { invitations: recent })] : []),
      ],
      exhibits: [
        table(
          'waves',
          { wave: 'text', kind: 'term', n: 'count', answers: 'count', ...clusteredShareColumns },
          waves.map(({ wave, kind, ...counts }) => ({ wave, kind, answers: counts.cases, ...clusteredCells(counts) })),
        ),
      ],
    })
  },
})
