/** The help of the command line. Names of commands and options are the same in every language. */
export const help = {
  program:
    'Measures how firmly the customers of a software company stick to it: recomputes every number from a folder of exports, and says how far each can be trusted.',
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
  } as Record<string, string>,
  helpOption: 'show this help',
  helpCommand: 'show the help of a command',
  version: 'print the version',
  examples: 'Examples:',
  exitCodes: 'Exit codes:',
  environment:
    'Every option can be set by an environment variable too, LIMPET_FORMAT=md for --format md. Options come before the environment, the environment before limpet.yaml.',
  codes: {
    '0': 'fine',
    '1': 'internal error',
    '2': 'wrong usage',
    '3': 'data unreadable or unusable',
    '4': 'a gate failed',
    '130': 'interrupted',
  },
  commands: {
    report: 'the whole report on a folder of exports',
    inspect: 'what each file is, how it is read, and what is not taken and why',
    metrics: 'list the metrics, or compute chosen ones',
    explain: 'definition, formula, source, tables and the exact SQL of a metric',
    demo: 'the same report on the sample company that ships with the package',
    schema: 'the JSON Schema of the report',
  },
  parameters: {
    dir: 'folder that holds the exports (default: the current one)',
    arguments: 'folder, then ids of metrics; without any, the metrics are listed',
    id: 'id of a metric, as `limpet metrics` lists it',
  },
  options: {
    format:
      'terminal, table, md, json, ndjson or csv (default: terminal; table for metrics); inspect: terminal, md or json',
    output: 'write to a file, or into a folder, instead of the terminal',
    lang: 'en or zh-CN (default: from LC_ALL, LC_MESSAGES or LANG)',
    config: 'a limpet.yaml elsewhere than in the folder',
    asOf: 'last day that counts, a month-end: 2025-12-31',
    currency: 'currency of the report: CNY',
    set: 'set any policy of limpet.yaml; may be repeated',
    memoryLimit: 'memory for the engine: 1500MB',
    pseudonymise:
      'pseudonyms for ids and names, small groups suppressed; the key comes from LIMPET_PSEUDONYM_KEY or a file',
    pseudonymKeyFile: 'file that holds the key of the pseudonyms, at least 16 bytes',
    quiet: 'no progress and no hints',
    full: 'show everything in the terminal, exhibits too',
    only: 'only these metrics or groups: retention,churn; may be repeated',
    skip: 'without these metrics or groups; may be repeated',
    init: 'write a limpet.yaml into the folder that says how each file was read',
    force: 'overwrite the limpet.yaml that is there',
    exhibit: 'one exhibit of one metric by itself, as table, json, ndjson or csv',
    failOn: 'exit 4 at findings of this severity or worse: warning or error',
    gate: 'exit 4 unless the condition holds, as in net-revenue-retention>=0.9; may be repeated',
    color: 'no colours',
  },
}
