import { z } from 'zod'
import { sql } from '../../engine/sql.js'
import { segment } from '../../model/segment.js'
import { surveyChoice } from '../../model/survey-choice.js'
import { proportionDifference } from '../../stats/proportion-difference.js'
import { listed, listing, table } from '../exhibits.js'
import { proportionInterval } from '../interval.js'
import { defineMetric, known, unknown } from '../metric.js'
import { fewest, rateOf, segmentColumns } from '../segments.js'

const choices = ['good', 'middling', 'bad'] as const
const terms = {
  nps: { good: 'promoter', middling: 'passive', bad: 'detractor' },
  csat: { good: 'satisfied', middling: 'neutral', bad: 'dissatisfied' },
}
const tally = { n: z.number(), good: z.number(), middling: z.number(), bad: z.number() }
const question = { kind: z.string(), dimension: z.string().nullable() }
type Cell = z.infer<z.ZodObject<typeof question & typeof tally & typeof segmentColumns>>

/** Answer by attribute: “N % of the customers with A = X chose C”, those first that differ most from all other customers. */
export const surveyCrossTable = defineMetric({
  id: 'survey-cross-table',
  group: 'satisfaction',
  unit: 'count',
  better: 'neither',
  evidence: 'fact',
  addsMoney: false,
  needs: ['surveys', 'customers'],
  text: {
    en: {
      title: 'Survey cross-table: answers that differ by attribute',
      definition:
        '口径 003.一: the last answer of each customer in the window to each question, crossed with each attribute. A row reads: of the customers with attribute = value, that rate chose the answer. The number counts the rows whose rate differs from that of all other customers, at 95 % jointly over all rows compared (5 customers on both sides at least).',
      formula: 'customers with the value that chose the answer ÷ customers with the value that answered',
      variants: { compared: 'Rows compared' },
      exhibits: { answers: 'All customers', cells: 'Answer by attribute, largest difference first' },
    },
    'zh-CN': {
      title: '三维交叉分析：因属性而异的回答',
      definition:
        '口径 003.一：取每位客户报告期内对每一问题的最近一次回答，与各属性交叉。每行读作：属性为某取值的客户中，有该比率选择该答案。本指标统计与其余客户存在显著差异的行数，全部比较行联合置信水平 95%（两侧均不少于 5 家客户）。',
      formula: '该取值客户中选择该答案者 ÷ 该取值客户中作答者',
      variants: { compared: '参与比较的行数' },
      exhibits: { answers: '全体客户', cells: '回答 × 属性，按差异由大到小' },
    },
  },
  source: 'article 003.一; Newcombe intervals, Bonferroni',
  queries: {
    cells: {
      sql: sql`
        SELECT attribute, value, kind, dimension, count(*) AS n, count(*) FILTER (choice = 'good') AS good,
          count(*) FILTER (choice = 'middling') AS middling, count(*) FILTER (choice = 'bad') AS bad
        FROM ${surveyChoice} JOIN ${segment} USING (customer_id)
        GROUP BY attribute, value, kind, dimension
        ORDER BY attribute NULLS FIRST, value, kind DESC, dimension NULLS FIRST`,
      row: z.object({ ...segmentColumns, ...question, ...tally }),
    },
    customers: {
      sql: sql`SELECT count(DISTINCT customer_id) AS customers FROM ${surveyChoice}`,
      row: z.object({ customers: z.number() }),
    },
  },
  answer: ({ cells, customers }) => {
    const base = cells.filter(({ attribute }) => attribute === null)
    const parts = cells.filter(({ attribute }) => attribute !== null)
    if (base.length === 0) return unknown('no-answers')
    if (parts.length === 0) return unknown('no-attributes')
    const pairs = parts.flatMap((part) => pairOf(part, base))
    const rows = pairs
      .flatMap((pair) => choices.map((choice) => compared(pair, choice, choices.length * pairs.length)))
      .sort((a, b) => Number(b.differs) - Number(a.differs) || Math.abs(b.gap) - Math.abs(a.gap))
    return known(rows.filter(({ differs }) => differs).length, {
      n: customers[0]?.customers ?? 0,
      variants: [{ key: 'compared', unit: 'count', value: rows.length }],
      exhibits: [
        table(
          'answers',
          { kind: 'term', dimension: 'text', n: 'count', good: 'ratio', middling: 'ratio', bad: 'ratio' },
          base.map(({ kind, dimension, n, good, middling, bad }) => ({
            ...{ kind, dimension, n },
            ...{ good: rateOf(good, n), middling: rateOf(middling, n), bad: rateOf(bad, n) },
          })),
        ),
        listing(
          'cells',
          {
            attribute: 'term',
            value: 'text',
            kind: 'term',
            dimension: 'text',
            choice: 'term',
            n: 'count',
            rate: 'ratio',
            low: 'ratio',
            high: 'ratio',
            rest: 'ratio',
            gap: 'points',
          },
          rows.slice(0, listed),
          rows.length,
        ),
      ],
    })
  },
})

type Pair = { part: Cell; rest: Record<(typeof choices)[number] | 'n', number> }

/** A value of an attribute and all other customers that answered the same question; nothing below 5 on a side. */
function pairOf(part: Cell, base: readonly Cell[]): Pair[] {
  const all = base.find(({ kind, dimension }) => kind === part.kind && dimension === part.dimension)
  if (all === undefined || part.n < fewest || all.n - part.n < fewest) return []
  const rest = {
    n: all.n - part.n,
    good: all.good - part.good,
    middling: all.middling - part.middling,
    bad: all.bad - part.bad,
  }
  return [{ part, rest }]
}

function compared({ part, rest }: Pair, choice: (typeof choices)[number], tests: number) {
  const [own, others] = [
    { cases: part[choice], n: part.n },
    { cases: rest[choice], n: rest.n },
  ]
  const { value, low, high } = proportionDifference(own, others, 1 - 0.05 / tests)
  const { low: rateLow, high: rateHigh } = proportionInterval(own.cases, own.n)
  return {
    attribute: part.attribute,
    value: part.value,
    kind: part.kind,
    dimension: part.dimension,
    choice: terms[part.kind === 'nps' ? 'nps' : 'csat'][choice],
    n: part.n,
    rate: own.cases / own.n,
    low: rateLow,
    high: rateHigh,
    rest: others.cases / others.n,
    gap: 100 * value,
    differs: low > 0 || high < 0,
  }
}
