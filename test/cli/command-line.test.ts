import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/run/run.js'
import { Broken, play, Recorder } from './stage.js'

describe('commands', () => {
  it('reports on the current folder unless one is named', async () => {
    const { exitCode, out, err, requests } = await play(['report'])
    expect(exitCode).toBe(0)
    expect(out).toContain('Customer stickiness\n')
    expect(err).toBe('')
    expect(requests[0]).toMatchObject({ directory: '.', policies: {}, version: '0.1.0' })
    expect((await play(['report', 'exports'])).requests[0]?.directory).toBe('exports')
  })

  it('demonstrates on the sample company', async () => {
    expect((await play(['demo'])).requests[0]?.directory).toBe('/sample')
  })

  it('lists the metrics, or computes those named, in the folder named', async () => {
    const listing = await play(['metrics'])
    expect(listing.out).toMatch(/^logo-retention {2,}Logo retention$/m)
    expect(listing.requests).toEqual([])
    expect((await play(['metrics', 'exports'])).requests[0]).not.toHaveProperty('metrics')
    const chosen = await play(['metrics', 'exports', 'login-frequency', 'logo-retention'])
    expect(chosen.requests[0]).toMatchObject({ directory: 'exports', metrics: ['logo-retention', 'login-frequency'] })
    const here = await play(['metrics', 'logo-retention'])
    expect(here.requests[0]).toMatchObject({ directory: '.', metrics: ['logo-retention'] })
  })

  it('chooses by group or id, and leaves out', async () => {
    const chosen = async (...parameters: string[]) => (await play(['report', 'x', ...parameters])).requests[0]?.metrics
    expect(await chosen('--only', 'retention,net-promoter-score')).toEqual(['logo-retention', 'net-promoter-score'])
    expect(await chosen('--only', 'retention', '--only', 'activity')).toEqual(['logo-retention', 'login-frequency'])
    expect(await chosen('--skip', 'retention', '--skip', 'login-frequency')).toEqual([
      'annual-recurring-revenue',
      'net-promoter-score',
    ])
    const both = await play(['metrics', 'x', 'logo-retention', '--only', 'activity', '--skip', 'retention'])
    expect(both.requests[0]?.metrics).toEqual(['login-frequency'])
    const listing = await play(['metrics', '--only', 'activity'])
    expect(listing.out).toMatch(/^activity +Activity\n─+\nlogin-frequency /)
    expect(listing.out).not.toContain('logo-retention')
  })

  it('shows one exhibit by itself, in the form asked for', async () => {
    const parameters = ['metrics', 'x', 'net-promoter-score', '--exhibit', 'detractors']
    const table = await play(parameters)
    expect(table.out).toMatch(/^Net promoter score: Detractors: the first 2 of 1,345\nCustomer +Score\n/)
    expect(table.requests[0]?.metrics).toEqual(['net-promoter-score'])
    expect((await play([...parameters, '--format', 'csv'])).out).toBe('\ufeffcustomer,score\r\nCé-1,2.5\r\nC2,4\r\n')
    expect((await play([...parameters, '--format', 'ndjson'])).out).toBe(
      '{"customer":"Cé-1","score":2.5}\n{"customer":"C2","score":4}\n',
    )
    expect(JSON.parse((await play([...parameters, '--format', 'json'])).out)).toMatchObject({ id: 'detractors' })
  })

  it('says why the data give no such exhibit, and exits 3', async () => {
    const { example } = await import('../report/example.js')
    const unknown = {
      status: 'unknown' as const,
      because: { code: 'needs-dataset', args: { dataset: 'surveys' } },
      reads: [],
    }
    const without = { ...example, metrics: { ...example.metrics, 'net-promoter-score': unknown } }
    const { exitCode, out, err } = await play(['metrics', 'x', 'net-promoter-score', '--exhibit', 'scores'], {
      pipeline: { run: async () => without },
    })
    expect([exitCode, out]).toEqual([3, ''])
    expect(err).toBe('The data give no exhibit scores of net-promoter-score.\n  why    The data room has no surveys.\n')
  })

  it('prints the schema', async () => {
    expect((await play(['schema'])).out).toBe('{\n  "type": "object"\n}\n')
  })

  it('explains a metric down to its SQL', async () => {
    const [words] = await import('../report/example.js').then(({ exampleWords }) => exampleWords('en'))
    if (words === undefined) throw new Error('no example')
    const explanation = {
      words,
      needs: [['payments', 'subscriptions'], 'logins'],
      queries: [{ name: 'kept', sql: 'SELECT 1\nFROM "b"' }],
      tables: [
        { name: 'a', key: [], sql: null },
        { name: 'b', key: ['customer_id', 'month'], sql: 'SELECT 2' },
      ],
    }
    const { out, exitCode } = await play(['explain', 'logo-retention'], {
      pipeline: { explainMetric: async () => explanation },
    })
    expect(exitCode).toBe(0)
    expect(out).toContain('Needs       payments or subscriptions, logins\n')
    expect(out).toContain('Query: kept\n  SELECT 1\n  FROM "b"\n')
    expect(out).toContain('Table: b (one row per customer_id, month)\n  SELECT 2\n')
    expect(out).toContain('Filled from the files or the policies: a\n')
  })
})

describe('help', () => {
  it('goes to stdout, with examples and exit codes, in the language asked for', async () => {
    const english = await play(['report', '--help'])
    expect(english).toMatchObject({ exitCode: 0, err: '' })
    expect(english.out).toContain('Usage: limpet report')
    expect(english.out).toContain('limpet report exports --format md')
    expect(english.out).toMatch(/^ {2}130 +interrupted$/m)
    const chinese = await play(['--help'], { environment: { LC_ALL: 'zh_CN.UTF-8' } })
    expect(chinese.out).toContain('命令：')
    expect(chinese.out).toMatch(/^ {2}130 +被中断$/m)
  })

  it('goes to stderr where a command is missing', async () => {
    const { exitCode, out, err } = await play([])
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toContain('Usage: limpet')
  })

  it('names the version', async () => {
    expect((await play(['--version'])).out).toBe('0.1.0\n')
  })
})

describe('wrong usage', () => {
  it.each([
    [['reprot'], 'There is no command reprot. Did you mean report?'],
    [['report', '--fromat', 'md'], 'There is no option --fromat. Did you mean --format?'],
    [['report', '--format'], 'The option --format <name> needs a value.'],
    [['report', '--format', 'jsn'], "--format can't be jsn. Did you mean json?"],
    [['explain'], 'The command needs <id>.'],
    [['schema', 'a'], 'The command takes fewer arguments.'],
    [['explain', 'logo-retentoin'], 'There is no metric logo-retentoin. Did you mean logo-retention?'],
    [['explain', 'promoter'], 'There is no metric promoter. Did you mean net-promoter-score?'],
    [['metrics', '.', 'logo-retentoin'], 'There is no metric logo-retentoin. Did you mean logo-retention?'],
    [['metrics', 'logo-retentoin'], 'There is no metric logo-retentoin. Did you mean logo-retention?'],
    [['report', '--gate', 'logo-retentoin>=1'], 'There is no metric logo-retentoin. Did you mean logo-retention?'],
    [['report', '--gate', 'logo-retention=1'], 'logo-retention=1 is not a condition.'],
    [['report', '--only', 'retentoin'], 'There is no metric and no group retentoin. Did you mean retention?'],
    [['report', '--skip', 'nps'], 'There is no metric and no group nps.'],
    [['report', '--only', 'activity', '--skip', 'login-frequency'], 'No metric is left.'],
    [['metrics', 'x', '--exhibit', 'scores'], 'The exhibit scores needs one metric, the one that has it.'],
    [
      ['metrics', 'x', 'net-promoter-score', '--exhibit', 'score'],
      'net-promoter-score has no exhibit score. Did you mean scores?',
    ],
    [['metrics', 'x', 'net-promoter-score', '--exhibit', 'scores', '--format', 'md'], "--format can't be md."],
    [['report', '--exhibit', 'scores'], 'There is no option --exhibit.'],
    [['report', '--set', 'active_days'], 'active_days sets no policy.'],
    [
      ['report', '--set', 'as_of=2025-01-31', '--as-of', '2025-12-31'],
      'The policy as_of is set twice, to different values.',
    ],
    [['report', '--memory-limit', 'much'], 'much is not an amount of memory.'],
    [['report', '--fail-on', 'info'], "--fail-on can't be info."],
    [['report', '--lang', 'fr'], "--lang can't be fr."],
  ])('%j exits 2 and says so', async (parameters, sentence) => {
    const { exitCode, out, err, requests } = await play(parameters)
    expect(err.split('\n')[0]).toBe(sentence)
    expect([exitCode, out, requests]).toEqual([2, '', []])
  })

  it('is told in Chinese too', async () => {
    const { err } = await play(['reprot', '--lang', 'zh-CN'])
    expect(err).toBe('没有名为 reprot 的命令。 是否指 report？\n  建议  limpet --help 列出全部命令。\n')
  })
})

describe('what stops a run', () => {
  const refusing = (error: unknown) => ({ pipeline: { run: () => Promise.reject(error) } })

  it('exits 2 or 3 by whom a refusal blames, whatever the format', async () => {
    for (const format of ['terminal', 'md', 'json']) {
      const data = new Refusal('data', 'no-such-folder', { directory: 'there' })
      const blamed = await play(['report', 'there', '--format', format], refusing(data))
      expect([blamed.exitCode, blamed.out]).toEqual([3, ''])
      expect(blamed.err).toBe('There is no folder there.\n  next   Check the spelling, or try `limpet demo`.\n')
      expect(
        (await play(['report', '--format', format], refusing(new Refusal('usage', 'no-such-folder')))).exitCode,
      ).toBe(2)
    }
  })

  it('says where, and lets nothing of a file act on the terminal', async () => {
    const refusal = new Refusal('data', 'line-too-long', { file: 'a\u001b[2J.csv', line: 17 })
    const { err } = await play(['report'], refusing(refusal))
    expect(err).toContain('  where  a\\u{1b}[2J.csv:17\n')
    expect(err).not.toContain('\u001b')
  })

  it('exits 1 at an error of its own, with one line and no stack unless asked', async () => {
    const broken = refusing(new Error('first\nsecond'))
    const quiet = await play(['report'], broken)
    expect(quiet.exitCode).toBe(1)
    expect(quiet.err).toContain('limpet failed: first\n')
    expect(quiet.err).not.toContain('    at ')
    expect((await play(['report'], { ...broken, environment: { LIMPET_DEBUG: '1' } })).err).toContain('    at ')
  })

  it('exits 130 where the user interrupted', async () => {
    const controller = new AbortController()
    const { exitCode, err } = await play(['report'], {
      signal: controller.signal,
      pipeline: {
        run: async (request) => {
          controller.abort()
          request.signal?.throwIfAborted()
          throw new Error('not interrupted')
        },
      },
    })
    expect([exitCode, err]).toEqual([130, ''])
  })

  it('ends quietly where the reader has gone, and not where the disk is full', async () => {
    expect(await play(['report'], { stdout: new Broken('EPIPE') })).toMatchObject({ exitCode: 0, err: '' })
    const full = await play(['report'], { stdout: new Broken('ENOSPC') })
    expect(full.exitCode).toBe(2)
    expect(full.err).toContain('The system says ENOSPC.')
  })
})

describe('the terminal', () => {
  it('is coloured, hinted and as wide as it is; a pipe is not', async () => {
    const stdout = new Recorder({ isTTY: true })
    const stderr = new Recorder({ isTTY: true })
    const environment = { TERM: 'xterm' }
    const shown = await play(['report'], { stdout, stderr, environment })
    expect(shown.out).toContain('\u001b[1mCustomer stickiness')
    expect(shown.err).toContain('limpet explain <id>')
    const quiet = await play(['report', '--quiet'], {
      stdout: new Recorder({ isTTY: true }),
      stderr: new Recorder({ isTTY: true }),
    })
    expect(quiet.err).toBe('')
    const piped = await play(['report'], { environment })
    expect(piped.out).not.toContain('\u001b')
    expect(piped.err).toBe('')
  })

  it.each([
    [{ NO_COLOR: '1' }, [], false],
    [{ NO_COLOR: '' }, [], true],
    [{ TERM: 'dumb' }, [], false],
    [{}, ['--no-color'], false],
    [{ LIMPET_NO_COLOR: '1' }, [], false],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '0' }, [], false],
  ])('with %j and %j: colour %j', async (environment, flags, coloured) => {
    const { out } = await play(['report', '--quiet', ...flags], { stdout: new Recorder({ isTTY: true }), environment })
    expect(out.includes('\u001b')).toBe(coloured)
  })
})
