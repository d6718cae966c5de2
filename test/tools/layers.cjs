/**
 * The rules of direction, as dependency-cruiser rules, each with its reason. `test/layers.test.ts` runs them and plants a
 * violation to see that they bite.
 */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|bin|test|fixtures)/', pathNot: allowed },
})
const door = (name, comment, library, rooms) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: rooms },
  to: { path: library },
})
const library = (...names) => `^node_modules/(${names.join('|')})/`

module.exports = {
  forbidden: [
    only('cli-sees-run-report-i18n', 'The command line never touches a table, a metric or the engine.', '^src/cli/', '^src/(cli|run|report|i18n)/'),
    {
      name: 'report-sees-i18n',
      comment: 'A view computes nothing; of everything else it may know types only.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^(src|bin|test|fixtures)/', pathNot: '^src/(report|i18n)/', dependencyTypesNot: ['type-only'] },
    },
    only('stats-sees-stats', 'Arithmetic knows no dates, no files and no engine.', '^src/stats/', '^src/stats/'),
    only('model-sees-model-and-sql', 'Facts know neither metrics nor languages nor the connection.', '^src/model/', '^src/(model/|engine/sql\\.ts)'),
    only('i18n-sees-i18n', 'Words know nothing but words.', '^src/i18n/', '^src/i18n/'),
    only('engine-sees-engine', 'The engine knows no dataset and no metric.', '^src/engine/', '^src/engine/'),
    only('ingest-looks-down', 'Ingest knows files and raw tables, not facts or metrics.', '^src/ingest/', '^src/(ingest|engine|i18n)/|^src/model/(raw|table)\\.ts'),
    only('metrics-look-down', 'A metric stands on facts, arithmetic and words.', '^src/metrics/', '^src/(metrics|stats|i18n)/|^src/model/|^src/engine/sql\\.ts'),
    only('checks-look-down', 'A check stands on facts and words.', '^src/checks/', '^src/(checks|stats|i18n)/|^src/model/|^src/engine/sql\\.ts|^src/ingest/finding\\.ts'),
    {
      name: 'no-check-imports-a-check',
      comment: 'A check stands alone.',
      severity: 'error',
      from: { path: '^src/checks/', pathNot: '^src/checks/registry\\.ts' },
      to: { path: '^src/checks/', pathNot: '^src/checks/check\\.ts' },
    },
    door('duckdb-in-engine', 'One door to DuckDB.', library('@duckdb'), '^src/engine/'),
    door('csv-parse-in-ingest', 'One door to csv-parse.', library('csv-parse', 'fzstd', 'yaml'), '^src/ingest/'),
    door('arrow-in-three-rooms', 'Arrow is read in ingest, and leaves by its own reporter.', library('apache-arrow'), '^src/(engine|ingest)/|^src/report/arrow\\.ts$'),
    door('cli-libraries-in-cli', 'Only the command line parses arguments and shows progress.', library('commander', 'ora', 'write-file-atomic'), '^src/cli/'),
    door('terminal-libraries-in-terminal', 'Only the terminal view draws.', library('chalk', 'cli-table3'), '^src/report/terminal/'),
    door('files-in-three-rooms', 'Only ingest, engine and cli touch files.', '^(node:)?fs(/promises)?$', '^src/(ingest|engine|cli)/'),
    { name: 'no-cycles', comment: 'Cycles hide structure, type-only ones too.', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'nothing-unreachable',
      comment: 'What nobody can reach from the command line is dead.',
      severity: 'error',
      from: { path: '^src/cli/main\\.ts$' },
      to: { path: '^src/', reachable: false },
    },
    { name: 'src-stands-alone', comment: 'The product does not need its tests.', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|fixtures)/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
