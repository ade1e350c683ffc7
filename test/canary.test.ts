import { describe, expect, it } from 'vitest';
import { pretty } from '../src/format/pretty.js';
import { check, checkText } from '../src/index.js';
import type { Context, Report } from '../src/model.js';
import { cases } from './fixture-cases.js';

const CANARY = 'kanarienvogel';
/** A canary as a number, greater than any length, count or duration. */
const NUMBER = 73_914_862_053;
const NUMBER_START = '739148';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

/** The paths of all strings and numbers in a value. */
const places = (value: Json, path: Path = []): Path[] => {
  if (typeof value === 'string' || typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => places(below, [...path, name]));
};

const replaced = (value: Json, [step, ...rest]: Path, by: (old: Json) => Json): Json => {
  if (step === undefined) return by(value);
  if (Array.isArray(value)) return value.map((item, i) => (i === Number(step) ? replaced(item, rest, by) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === step ? replaced(item, rest, by) : item]),
  );
};

const everywhere = (value: Json, by: (old: string | number) => Json): Json => {
  if (typeof value === 'string' || typeof value === 'number') return by(value);
  if (Array.isArray(value)) return value.map((item) => everywhere(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, everywhere(item, by)]));
};

const shown = (report: Report): string => `${JSON.stringify(report)}\n${pretty(report, { colour: false })}`;
const hasCanary = (output: string): boolean => {
  const text = output.toLowerCase();
  return text.includes(CANARY) || text.includes(NUMBER_START);
};
/** Whether a report has a canary. The text output is made of the report alone: only some of the tests write it too. */
const leaks = (report: Report): boolean => hasCanary(JSON.stringify(report));

const CONTEXTS: readonly Context[] = [
  {},
  { arrangement: 'zdr', residency: 'us' },
  { arrangement: 'hipaa', strict: true },
  { platform: 'microsoft-foundry', arrangement: 'zdr' },
  { platform: 'amazon-bedrock', arrangement: 'hipaa', phi: false },
];

const requests = cases
  .map(({ request }) => request as Json)
  .filter((request) => typeof request === 'object' && request !== null);
const distinct = [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()];

describe('a report shows no value of its request', () => {
  it('if any one value is replaced with a canary', () => {
    const found = distinct.flatMap((request, i) =>
      places(request).flatMap((path, n) => {
        const context = CONTEXTS[(i + n) % CONTEXTS.length] as Context;
        const one = replaced(request, path, (old) => (typeof old === 'number' ? NUMBER : CANARY));
        return leaks(check(one, context)) ? [`${path.join('/')} of ${JSON.stringify(request).slice(0, 120)}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['after', (old: string) => `${old}${CANARY}`],
    ['after and apart', (old: string) => `${old}-${CANARY}`],
    ['before', (old: string) => `${CANARY}${old}`],
    ['below', (old: string) => `${old}/${CANARY}`],
  ])('if every string has a canary %s the part that is recognised', (_, more) => {
    const found = distinct.filter((request) => {
      const one = everywhere(request, (old) => (typeof old === 'number' ? NUMBER : more(old)));
      const text = JSON.stringify(one);
      return CONTEXTS.some((context) => leaks(checkText(text, context)));
    });
    expect(found.map((request) => JSON.stringify(request).slice(0, 120))).toEqual([]);
  });

  const hidden: readonly (readonly [string, unknown])[] = [
    ['the host of a URL', { url: `https://${CANARY}.example/v1/messages`, body: {} }],
    ['the resource of a URL', { url: `https://${CANARY}.services.ai.azure.com/anthropic/v1/messages`, body: {} }],
    [
      'the project in a path',
      {
        url: `https://aiplatform.googleapis.com/v1/projects/${CANARY}/locations/x/publishers/anthropic/models/claude-${CANARY}:rawPredict`,
        body: {},
      },
    ],
    ['the id in a path', { method: 'GET', url: `https://api.anthropic.com/v1/files/${CANARY}/content` }],
    ['an unknown path', { method: 'GET', url: `https://api.anthropic.com/v1/${CANARY}/${CANARY}` }],
    ['a query', { method: 'GET', url: `https://api.anthropic.com/v1/files?after=${CANARY}#${CANARY}` }],
    ['a method', { method: CANARY, url: '/v1/messages', body: {} }],
    [
      'a header',
      {
        url: '/v1/messages',
        headers: { [`x-${CANARY}`]: CANARY, 'anthropic-beta': CANARY, origin: CANARY, host: CANARY },
        body: {},
      },
    ],
    ['a model', { model: CANARY, messages: [] }],
    ['a model in a path', { url: `/model/anthropic.${CANARY}/invoke`, body: { messages: [] } }],
    ['an ARN', { url: `/model/arn:aws:bedrock:us-east-1:000000000000:inference-profile/${CANARY}/invoke`, body: {} }],
    ['a custom id', { custom_id: CANARY, params: { model: CANARY } }],
    [
      'the type of a tool',
      { model: 'claude-opus-4-6', messages: [], tools: [{ type: CANARY, name: CANARY, [`some ${CANARY}`]: CANARY }] },
    ],
    [
      'the type of a block',
      { model: 'claude-opus-4-6', messages: [{ role: CANARY, content: [{ type: CANARY, [CANARY]: CANARY }] }] },
    ],
    [
      'the name of a property of a schema',
      {
        model: 'claude-opus-4-6',
        messages: [],
        tools: [
          {
            name: 'x',
            strict: true,
            input_schema: {
              type: 'object',
              properties: { [CANARY]: { enum: [CANARY], const: CANARY, pattern: CANARY } },
            },
          },
        ],
      },
    ],
    [
      'the input of a tool',
      {
        model: 'claude-opus-4-6',
        messages: [
          { role: 'assistant', content: [{ type: 'tool_use', id: CANARY, name: CANARY, input: { [CANARY]: CANARY } }] },
        ],
      },
    ],
    ['a member of an envelope', { [CANARY]: CANARY, url: '/v1/messages', body: {} }],
    ['a member that no API would have', { model: 'claude-opus-4-6', messages: [], [`some ${CANARY}`]: 1 }],
    ['a text', CANARY],
    ['a list', [CANARY]],
  ];

  it.each(hidden)('in %s', (_, request) => {
    expect(
      CONTEXTS.filter(
        (context) =>
          hasCanary(shown(check(request, context))) || hasCanary(shown(checkText(JSON.stringify(request), context))),
      ),
    ).toEqual([]);
  });

  it.each([
    `{"model": "${CANARY}", "metadata": {"${CANARY}": 1, "${CANARY}": 2}}`,
    `{"model": "${CANARY}", "metadata": {"${CANARY}": {"x": 1, "x": 2}}}`,
    `{"model": "${CANARY}" "${CANARY}"`,
    `{"messages": [{"role": "user", "content": "${CANARY}`,
    `${CANARY}`,
    `{"tools": [{"input_schema": {"${CANARY}": {"x": 1, "x": 2}}}]}`,
    `{"messages": [{"content": [{"type": "tool_use", "input": {"${CANARY}": {"__proto__": "${CANARY}"}}}]}]}`,
  ])('in a text that cannot be read: %s', (text) => {
    expect(CONTEXTS.filter((context) => leaks(checkText(text, context)))).toEqual([]);
  });

  it('except the name that the caller gave it', () => {
    const report = check({ name: CANARY, url: '/v1/messages', body: { model: 'claude-opus-4-6', messages: [] } });
    expect(report.subjects[0]?.name).toBe(CANARY);
    expect(leaks(report)).toBe(true);
  });

  it('and the test finds a value that is shown', () => {
    expect(leaks({ ...check({}), note: `so ${CANARY}` })).toBe(true);
    expect(leaks({ ...check({}), note: `so ${NUMBER}` })).toBe(true);
  });
});
