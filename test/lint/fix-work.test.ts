import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { applied } from '../../src/fix/edit.js';
import { type FixedFile, fixFile } from '../../src/lint/fix.js';
import type { Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { findTemplates } from '../../src/templates/find.js';

const TOOL = '{"type":"web_search_20260209","name":"web_search"}';
const FIXED_TOOL = '{"allowed_callers": ["direct"],"type":"web_search_20260209","name":"web_search"}';
const body = (...tools: readonly string[]): string =>
  `{"model":"claude-opus-4-6","max_tokens":1,"messages":[],"tools":[${tools.join(',')}]}`;
const many = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('\n');

/** Fixes a file, and counts how often it was read and how many fixes were applied. */
const fixed = (
  path: string,
  text: string,
  excused = (subject: Subject): Subject => subject,
): FixedFile & { readonly read: number; readonly made: number } => {
  let read = 0;
  const find = (file: Parameters<typeof findTemplates>[0]) => {
    read++;
    return findTemplates(file, shippedPolicy);
  };
  const given = { arrangement: 'zdr' } as const;
  const setup = { config: NO_CONFIG, policy: shippedPolicy, given, find, digest: undefined };
  const result = fixFile(setup, { name: path, path, text }, excused);
  // The reported edits produce the new text.
  expect(result.edits.reduce((before, edit) => applied(before, [edit]), text)).toBe(result.text);
  return { ...result, read, made: result.fixes.filter(({ made }) => made).length };
};

describe('lint --fix', () => {
  it('reads a file only twice to fix many of its requests', () => {
    const text = many(300, () => body(TOOL));
    const { text: after, read, made, fixes } = fixed('a.jsonl', text);
    expect([read, made]).toEqual([2, 300]);
    expect(after).toBe(text.replaceAll(TOOL, FIXED_TOOL));
    expect(fixes.map(({ line }) => line)).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
  });

  it('reads a file only twice to fix one request in many positions', () => {
    const text = body(...Array.from({ length: 300 }, () => TOOL));
    const { text: after, read, made } = fixed('a.json', text);
    expect([read, made]).toEqual([2, 300]);
    expect(after).toBe(text.replaceAll(TOOL, FIXED_TOOL));
  });

  it('applies the fixes that succeed beside those that fail, without reading the file for each', () => {
    // The result of a call cannot be edited.
    const call = (tool: string) =>
      `client.messages.create({ model: 'claude-opus-4-6', max_tokens: 1, messages: [], tools: [${tool}] });`;
    const head = `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nconst tool = Object.assign({}, ${TOOL} as const);\n`;
    const text = head + many(64, (n) => call(n % 8 === 3 ? 'tool' : TOOL));
    const { text: after, read, made, fixes } = fixed('a.ts', text);
    expect([made, fixes.length]).toEqual([56, 64]);
    expect(after).toBe(
      head + many(64, (n) => call(n % 8 === 3 ? 'tool' : TOOL.replace('{', '{allowed_callers: ["direct"],'))),
    );
    expect(read).toBeLessThan(4);
  });

  it('fixes a value shared by several requests only if each of them needs the fix', () => {
    const head = `from anthropic import Anthropic\nclient = Anthropic()\ntool = ${TOOL}\n`;
    const call = `client.messages.create(model="claude-opus-4-6", max_tokens=1, messages=[], tools=[tool])`;
    const other = `client.messages.create(model="claude-opus-4-6", max_tokens=1, messages=[], tools=[${TOOL}])`;
    const both = fixed('a.py', head + many(40, (n) => (n % 2 ? call : other)));
    expect([both.made, both.read]).toEqual([40, 2]);
    expect(both.text).toBe(
      head.replace(TOOL, FIXED_TOOL) + many(40, (n) => (n % 2 ? call : other.replace(TOOL, FIXED_TOOL))),
    );
    // An excused request stays unchanged, and with it the value that it shares.
    const excused = (subject: Subject): Subject =>
      subject.location?.line === 5 ? { ...subject, findings: [] } : subject;
    const some = fixed('a.py', head + many(40, (n) => (n % 2 ? call : other)), excused);
    expect(some.made).toBe(20);
    expect(some.text.startsWith(head)).toBe(true);
    expect(some.read).toBeLessThan(16);
  });
});
