import { describe, expect, it } from 'vitest';
import { audit } from '../../src/traffic/audit.js';
import { joinerOf } from '../../src/traffic/text/joined.js';
import { auditedLog } from './run.js';
import { zdrSetup } from './zdr-setup.js';

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Grüß Gott.' }] };
const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
/** The lines of a program: a request that passes under ZDR, and one that fails because of its end. */
const written = [body, { ...body, tools }].map((sent, i) =>
  JSON.stringify({
    time: `2026-05-0${i + 1}T08:00:00Z`,
    method: 'POST',
    url: 'https://api.anthropic.com/v1/messages',
    body: sent,
  }),
);
const PART = 67;
/** A text in parts of a few bytes, which may split a character. */
const partsOf = (text: string): readonly string[] => {
  const bytes = Buffer.from(text).toString('latin1');
  return Array.from({ length: Math.ceil(bytes.length / PART) }, (_, i) => bytes.slice(i * PART, (i + 1) * PART));
};
/** What a container engine writes in place of half a character. */
const shown = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();

type Part = (text: string, position: number, count: number, line: number) => string;
const cri: Part = (text, i, count) => `2026-05-01T08:00:00.000000000Z stdout ${i === count ? 'F' : 'P'} ${text}`;
const json =
  (of: (text: string, position: number, count: number, line: number) => object): Part =>
  (text, i, count, line) =>
    Buffer.from(JSON.stringify(of(shown(text), i, count, line))).toString('latin1');
const fireLens = json((log, i, count, line) => ({
  source: 'stdout',
  log,
  partial_message: 'true',
  partial_id: `of-${line}`,
  partial_ordinal: String(i),
  partial_last: String(i === count),
}));
const FORMS: Readonly<Record<string, Part>> = {
  Kubernetes: cri,
  Docker: json((text, i, count) => ({
    log: i === count ? `${text}\n` : text,
    stream: 'stdout',
    time: '2026-05-01T08:00:00Z',
  })),
  FireLens: fireLens,
  'an older shipper': json((log, i, count) => ({
    container_id: 'c',
    log,
    ...(i === count ? {} : { partial_message: 'true' }),
  })),
  'a journal': json((MESSAGE, i, count) => ({
    MESSAGE,
    CONTAINER_ID: 'c',
    ...(i === count ? {} : { CONTAINER_PARTIAL_MESSAGE: 'true' }),
  })),
  'Fluent Bit': json((log, i, count) => ({
    time: '2026-05-01',
    stream: 'stdout',
    logtag: i === count ? 'F' : 'P',
    log,
  })),
  'one that keeps the marks of another': json((log, i, count, line) => ({ date: 1, log: cri(log, i, count, line) })),
};
const linesOf = (form: Part): readonly string[] =>
  written.flatMap((text, line) => partsOf(text).map((part, i, all) => form(part, i + 1, all.length, line)));

const file = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1');
let count = 0;
const auditedLines = (lines: readonly string[]) => auditedLog(`${count++}.log`, file(lines));
const BOTH = { requests: 2, pass: 1, fail: 1, unreadable: 0 };

describe('the parts of a split line are joined', () => {
  it.each(Object.entries(FORMS))('%s', async (_, form) => {
    const { totals, findings } = await auditedLines(linesOf(form));
    expect(totals).toMatchObject(BOTH);
    const second = partsOf(written[0] ?? '').length + 1;
    expect(findings.flatMap(({ examples }) => examples.map(({ line }) => line))).toEqual([second]);
  });

  it('if lines of another stream are between them', async () => {
    const lines = linesOf(cri).flatMap((line, i) => [line, `2026-05-01T08:00:00Z stderr F warning ${i}`]);
    expect((await auditedLines(lines)).totals).toMatchObject(BOTH);
  });

  it('in any order, if they state their position', async () => {
    expect((await auditedLines([...linesOf(fireLens)].reverse())).totals).toMatchObject(BOTH);
  });

  it('with the same result wherever the log is cut into blocks', async () => {
    const bytes = file([...linesOf(cri), ...linesOf(cri)]);
    const of = async (block: number) => {
      const { inputs: _, ...rest } = await audit(
        zdrSetup,
        [
          {
            file: 'a.log',
            open: async function* () {
              yield bytes;
            },
          },
        ],
        { threads: 1, limits: { block, whole: 1 << 20 } },
      );
      return JSON.stringify(rest);
    };
    const whole = await of(1 << 20);
    for (const block of [900, 1100, 1300, 1700]) expect(await of(block)).toBe(whole);
  });
});

describe('the head of a request and its body', () => {
  const json = JSON.stringify({
    model: 'claude-opus-4-6',
    max_tokens: 64,
    messages: [{ role: 'user', content: 'Hi.' }],
  });
  const head = [
    'POST /v1/messages HTTP/1.1',
    'Host: api.anthropic.com',
    'Content-Type: application/json',
    'anthropic-beta: files-api-2025-04-14',
  ];
  const log = Buffer.from([...head, '', json, ''].join('\r\n').repeat(40));
  const of = async (block: number) =>
    (
      await audit(
        zdrSetup,
        [
          {
            file: 'a.log',
            open: async function* () {
              yield log;
            },
          },
        ],
        { threads: 1, limits: { block, whole: 1 << 20 } },
      )
    ).totals;

  it('stay together wherever the log is cut into blocks', async () => {
    const whole = await of(1 << 20);
    expect(whole).toMatchObject({ requests: 40, unreadable: 0 });
    for (let block = 700; block < 1000; block += 20) expect(await of(block)).toEqual(whole);
  });
});

describe('lines are read separately', () => {
  it('and reported if a part is missing', async () => {
    const lines = linesOf(fireLens).filter(
      (line) => !(line.includes('of-1') && line.includes('"partial_ordinal":"2"')),
    );
    expect((await auditedLines(lines)).totals).toMatchObject({ requests: 1, pass: 1, unreadable: 1 });
  });

  it('and reported if the last part is missing and no part has more than one word of a request', async () => {
    const text = JSON.stringify({ messages: body.messages, max_tokens: 64, model: body.model });
    const parts = partsOf(text).map((part, i) => fireLens(part, i + 1, 9, 0));
    expect((await auditedLines(parts)).totals).toMatchObject({ requests: 0, unreadable: 1 });
  });

  it('if another line begins before one has ended', async () => {
    const [begun = ''] = linesOf(cri);
    const whole = written.map((text) => cri(Buffer.from(text).toString('latin1'), 1, 1, 0));
    expect((await auditedLines([begun, ...whole])).totals).toMatchObject({ requests: 2, pass: 1, fail: 1 });
  });

  it('if a shipper omits the line feeds of all lines', async () => {
    const lines = ['hello', ...written, 'bye'].map((log) =>
      Buffer.from(JSON.stringify({ log, stream: 'stdout', time: '2026-05-01T08:00:00Z' })).toString('latin1'),
    );
    expect((await auditedLines(lines)).totals).toMatchObject({ ...BOTH, other: 2 });
  });

  it('in linear time if none of them ends', () => {
    const joiner = joinerOf(() => []);
    const line = Buffer.from('{"log":"x","stream":"stdout","time":"2026-05-01"}');
    for (let i = 0; i < 40_000; i++) joiner.take(line, { line: i, records: [] });
    expect(joiner.rest()).toHaveLength(40_000);
  }, 4000);
});
